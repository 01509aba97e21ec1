"""Events are found by their row, and by the record whose list or evidence they are of: an index on
every other foreign key made the history a tenth larger and each write dearer.
"""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.migrations.operations.base import Operation
from django.db.models import ForeignKey

FOUND_BY = [
    ("commitmenttopicevent", "commitment", "commitmenttopicevent_commitmen"),
    ("evidenceevent", "commitment", "evidenceevent_commitment"),
    ("evidenceevent", "status_update", "evidenceevent_status_update"),
    ("evidenceevent", "position", "evidenceevent_position"),
    ("evidenceevent", "claim", "evidenceevent_claim"),
    ("evidenceevent", "statistic", "evidenceevent_statistic"),
    ("evidenceevent", "risk", "evidenceevent_risk"),
    ("keepingevent", "commitment", "keepingevent_commitment"),
    ("officeevent", "person", "officeevent_person"),
    ("partyevent", "commitment", "partyevent_commitment"),
    ("precedentevent", "risk", "precedentevent_risk"),
    ("relationevent", "commitment", "relationevent_commitment"),
    ("relationevent", "other", "relationevent_other"),
    ("revisionevent", "commitment", "revisionevent_commitment"),
    ("revisionevent", "claim", "revisionevent_claim"),
    ("revisionevent", "risk", "revisionevent_risk"),
    ("revisionevent", "statistic", "revisionevent_statistic"),
    ("revisionevent", "source", "revisionevent_source"),
    ("riskcommitmentevent", "risk", "riskcommitmentevent_risk"),
    ("statisticcommitmentevent", "statistic", "statisticcommitmentevent_stati"),
]


class DropForeignKeyIndexes(Operation):
    """Of every table of events, but the one by row."""

    def state_forwards(self, app_label: str, state: Any) -> None:
        for model in state.models.values():
            fields = model.fields
            if model.app_label != app_label or "pgh_obj" not in fields:
                continue
            for name, field in fields.items():
                if isinstance(field, ForeignKey) and name != "pgh_obj":
                    fields[name] = field.clone()
                    fields[name].db_index = False
        vars(state).pop("apps", None)

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        for model in from_state.apps.get_app_config(app_label).get_models():
            then = to_state.apps.get_model(app_label, model.__name__)
            for field in model._meta.local_fields:
                other = then._meta.get_field(field.name)
                if isinstance(field, ForeignKey) and field.db_index != other.db_index:
                    schema_editor.alter_field(model, field, other)

    database_backwards = database_forwards

    def describe(self) -> str:
        return "Drops the indexes of foreign keys in the history"


class Migration(migrations.Migration):
    atomic = False  # the indexes are built beside what goes on

    dependencies = [("commitments", "0022_audit_seals")]

    operations = [
        *(
            AddIndexConcurrently(
                model_name=model,
                index=models.Index(
                    condition=models.Q((f"{field}__isnull", False)), fields=[field], name=name
                ),
            )
            for model, field, name in FOUND_BY
        ),
        DropForeignKeyIndexes(),
    ]
