"""Does all that is stored agree? What is wrong, a sentence each; nothing is altered.

Ledgers, versions and history are the truth; projections, open versions and numbers follow from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from pghistory.models import Event

from commitments.domain import captures, entered, projection, verifications, versions
from commitments.domain.merging import MERGED
from commitments.domain.resources import RESOURCES
from commitments.domain.shapes import Resource
from commitments.models import Change, Commitment, Resolution, Standing, Verification
from commitments.models.vocabulary import ChangeType, Publication

Progress = Callable[[Iterable[Any]], Iterable[Any]]
Found = Iterator[str]
BATCH = 200


@dataclass(frozen=True)
class Check:
    """`title`: what holds if it finds nothing."""

    title: str
    find: Callable[[Progress], Found]


@contextmanager
def one_moment() -> Iterator[None]:
    """All checks see the same state, whatever is written meanwhile."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def changes_in_order(progress: Progress) -> Found:
    last = None
    for change in progress(Change.objects.order_by("number").only("number", "at").iterator()):
        if change.number != (last.number if last else 0) + 1:
            yield f"change {change.number}: the one before is missing."
        if last is not None and change.at <= last.at:
            yield f"change {change.number}: its instant is not later than that of {last.number}."
        last = change


def standings_equal_ledgers(progress: Progress) -> Found:
    ids = list(Commitment.objects.order_by("pk").values_list("pk", flat=True))
    starts = range(0, len(ids), BATCH)
    for batch in (ids[start : start + BATCH] for start in progress(starts)):
        wanted = projection.compute(batch)
        present: dict[int, set[str]] = {pk: set() for pk in batch}
        for row in Standing.objects.filter(commitment_id__in=batch, known_to=None):
            present[row.commitment_id].add(projection.compared(row))
        for pk in batch:
            if present[pk] != {projection.compared(row) for row in wanted[pk]}:
                yield f"commitment {pk}: its standings are not what its ledgers say."


def versions_without_holes(progress: Progress) -> Found:
    for resource in progress(versioned()):
        assert resource.version is not None
        last: Any = None
        rows = resource.version._default_manager.order_by("record_id", "number")
        columns = rows.only("record_id", "number", "known_from", "known_to")
        for row in columns.iterator():
            label = f"{resource.name} {row.record_id}, version {row.number}"
            first = last is None or last.record_id != row.record_id
            if row.number != (1 if first else last.number + 1):
                yield f"{label}: the one before is missing."
            elif not first and row.known_from != last.known_to:
                yield f"{label}: it does not begin where the one before ends."
            last = row


def open_versions_equal_records(progress: Progress) -> Found:
    for resource in versioned():
        assert resource.version is not None
        records = resource.model._default_manager.order_by("pk")
        in_order: models.QuerySet[Any] = resource.version._default_manager.order_by("number")
        last = records.aggregate(last=models.Max("pk"))["last"] or 0
        for start in progress(range(1, last + 1, BATCH)):
            batch = list(records.filter(pk__range=(start, start + BATCH - 1)))
            held: dict[int, list[Any]] = {record.pk: [] for record in batch}
            for version in in_order.filter(record__in=batch):
                held[version.record_id].append(version)
            said = versions.own_values_of_all(resource, batch)
            for record in batch:
                yield from version_faults(resource, record, held[record.pk], said[record.pk])


def version_faults(
    resource: Resource, record: Any, held: list[Any], said: Mapping[str, Any]
) -> Found:
    """`held`: its versions in order; `said`: what it says itself."""
    label = f"{resource.name} {record.slug}"
    state = record.publication if resource.reviewed else Publication.PUBLISHED
    if state not in (Publication.PUBLISHED, Publication.RETRACTED):
        if held:
            yield f"{label}: it has versions, but was never published."
        return
    if not held:
        yield f"{label}: it is public, but has no version."
        return
    if resource.reviewed and held[0].known_from != record.published_at:
        yield f"{label}: its first version does not begin when it was published."
    if state == Publication.RETRACTED:
        if held[-1].known_to != record.retracted_at:
            yield f"{label}: its last version does not end when it was retracted."
    elif held[-1].known_to is not None:
        yield f"{label}: it is public, but has no open version."
    else:
        for name, value in said.items():
            if getattr(held[-1], name) != value:
                yield f"{label}: its {name} is not what its open version says."


def instants_are_of_changes(progress: Progress) -> Found:
    """Whatever is known from, or to, an instant was published or retracted by a change then."""
    for model in progress(models_with_instants()):
        for field in INSTANTS & {f.name for f in model._meta.concrete_fields}:
            numbered = Change.objects.filter(at=models.OuterRef(field))
            stray = model._default_manager.exclude(**{field: None}).exclude(models.Exists(numbered))
            for key in stray.order_by("pk").values_list("pk", flat=True):
                yield f"{model._meta.verbose_name} {key}: its {field} is the instant of no change."


def changes_have_objects(progress: Progress) -> Found:
    known = Change.objects.order_by().values_list("object_type", flat=True).distinct()
    there = {name: resource.model for name, resource in RESOURCES.items()} | BESIDE_RECORDS
    for kind in progress(list(known)):
        if kind not in there:
            yield f"changes of a {kind}: there is no such kind of record."
            continue
        rows = there[kind]._default_manager.filter(pk=models.OuterRef("object_id"))
        for change in Change.objects.filter(object_type=kind).exclude(models.Exists(rows)):
            yield f"change {change.number}: its {kind} {change.object_key} is gone."


def merged_into_what_stands(progress: Progress) -> Found:
    """Whoever reads goes one step, and finds a record of the same kind that was not merged."""
    for model in progress(MERGED):
        rows = model._default_manager.filter(merged_into__isnull=False)
        for row in rows.select_related("merged_into__merged_into").order_by("pk"):
            label = f"{model._meta.verbose_name} {row.slug}"
            stays = row.merged_into
            if stays.merged_into is not None:
                yield f"{label}: it counts under {stays.slug}, which was itself merged."
            if getattr(row, "kind", "") != getattr(stays, "kind", ""):
                yield f"{label}: it counts under {stays.slug}, which is of another kind."
            told = Change.objects.filter(
                object_type=model._meta.model_name, object_id=row.pk, type=ChangeType.MERGED
            )
            if not told.exists():
                yield f"{label}: no change tells that it was merged."


def history_is_complete(progress: Progress) -> Found:
    for event in progress(event_models()):
        model = event.pgh_tracked_model
        own = {f.column for f in model._meta.concrete_fields}
        kept = [f.column for f in event._meta.concrete_fields if f.column in own]
        names = {
            "rows": f'"{model._meta.db_table}"',
            "events": f'"{event._meta.db_table}"',
            "here": ", ".join(f't."{column}"' for column in kept),
            "there": ", ".join(f'e."{column}"' for column in kept),
        }
        noun = model._meta.verbose_name
        for key in selected(UNLIKE_HISTORY.format(**names)):
            yield f"{noun} {key}: its newest history is not what it says."
        for key in selected(VANISHED.format(**names)):
            yield f"{noun} {key}: it is gone, and its history does not say so."


# Rows without history, or whose newest event says something else.
UNLIKE_HISTORY = """
SELECT t.id FROM {rows} t
LEFT JOIN LATERAL (
  SELECT * FROM {events} WHERE pgh_obj_id = t.id ORDER BY pgh_id DESC LIMIT 1) e ON true
WHERE e.pgh_id IS NULL OR e.pgh_label = 'delete' OR ROW({here}) IS DISTINCT FROM ROW({there})
ORDER BY t.id
"""
# Ids of rows that are gone, though their newest event is no deletion.
VANISHED = """
SELECT o.id FROM (SELECT DISTINCT pgh_obj_id AS id FROM {events}) o
JOIN LATERAL (
  SELECT * FROM {events} WHERE pgh_obj_id = o.id ORDER BY pgh_id DESC LIMIT 1) e ON true
WHERE e.pgh_label <> 'delete' AND NOT EXISTS (SELECT FROM {rows} t WHERE t.id = o.id)
ORDER BY o.id
"""
CHECKS = (
    Check("Change numbers have no gaps, and their instants grow.", changes_in_order),
    Check("Every change is of a record that is there.", changes_have_objects),
    Check("Whatever is known from an instant became known by a change.", instants_are_of_changes),
    Check("Versions follow one another without holes.", versions_without_holes),
    Check("Open versions say what their records say.", open_versions_equal_records),
    Check("Standings are what the ledgers say.", standings_equal_ledgers),
    Check("Lists by actor and status find every commitment.", entered.lists_find_everything),
    Check("Searches find what is said.", entered.searches_find_what_is_said),
    Check("Relations are read as versions say them.", entered.relations_as_versions_say),
    Check("What was merged counts under what stands by itself.", merged_into_what_stands),
    Check("The history is complete.", history_is_complete),
    Check("What came of excerpts became known by a change.", verifications.unannounced),
    Check("Archived copies are what their hashes say.", captures.altered),
)
# What changes are of that are of no record.
BESIDE_RECORDS: dict[str, type[models.Model]] = {
    "verification": Verification,
    "resolution": Resolution,
}
INSTANTS = {"known_from", "known_to", "published_at", "retracted_at"}


def versioned() -> list[Resource]:
    return [resource for resource in RESOURCES.values() if resource.version is not None]


def own_models() -> Iterator[type[models.Model]]:
    return (m for m in apps.get_app_config("commitments").get_models() if not m._meta.proxy)


def event_models() -> list[Any]:
    return [model for model in own_models() if issubclass(model, Event)]


def models_with_instants() -> list[type[models.Model]]:
    """Versions, standings, and whatever is reviewed."""
    return [
        model
        for model in own_models()
        if not issubclass(model, Event) and INSTANTS & {f.name for f in model._meta.concrete_fields}
    ]


def selected(statement: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [key for (key,) in cursor.fetchall()]
