"""Files of records, in and out, on the desk: the pages are django-import-export's, the reading and
writing the engine's of `manage.py import_csv`.

What a file would change is shown row by row before it is done; if others wrote in between and it
would change something else by then, nothing is done and it is shown anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import IO, Any, ClassVar

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from import_export.admin import ImportMixin
from import_export.formats.base_formats import Format
from import_export.resources import Resource as ImportResource
from import_export.results import Result
from unfold.decorators import action

from commitments.admin.import_forms import ConfirmForm, FileForm
from commitments.admin.links import below_list, list_of, names_of
from commitments.admin.uploads import Gone, Uploads
from commitments.domain.errors import FieldError, Problem, invalid
from commitments.domain.importing.ground import Difference, Outcome
from commitments.domain.importing.kinds import KINDS
from commitments.domain.importing.problems import BadCell, BadFile
from commitments.domain.importing.run import import_file
from commitments.domain.permissions import Action, may
from commitments.domain.shapes import Resource

MOST_ROWS = 20_000  # somebody waits for them
SHOWN = 500  # differences
ASKED = ("encoding", "reason", "publish")
KEYED = {
    "commitment": "its slug, or a reference that it alone has",
    "status_update": "its id",
    "position": "its id",
    "statistic": "its slug",
}


class FromFile(Format):
    """CSV or a workbook; the engine tells them apart."""

    def __init__(self, encoding: str | None = None) -> None:
        """The encoding is the engine's affair."""

    def get_title(self) -> str:
        return "CSV or XLSX"

    def can_import(self) -> bool:
        return True

    def create_dataset(self, in_stream: IO[bytes]) -> Brought:
        return Brought(in_stream)


class Brought:
    """An upload, as yet unread; never empty to the library, whose own reading is not asked."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file


class Moved(Exception):
    """The file would do something else than was shown."""


class Told(Result):
    """What the engine said."""

    def __init__(self) -> None:
        super().__init__()
        self.outcome: Outcome | None = None
        self.bad: list[BadCell] = []
        self.refusals: list[FieldError] = []
        self.differences: list[Difference] = []
        self.moved = False
        self.digest = hashlib.sha256()

    def tell(self, difference: Difference) -> None:
        self.digest.update(repr(difference).encode("utf-8", "backslashreplace"))
        if len(self.differences) < SHOWN:
            self.differences.append(difference)

    def refuse(self, problem: Problem) -> None:
        if isinstance(problem, BadFile):
            self.bad = list(problem.cells)
        else:
            self.refusals = list(problem.errors) or [FieldError("", problem.detail)]

    def has_errors(self) -> bool:
        return bool(self.bad or self.refusals or self.moved)

    @property
    def shown(self) -> str:
        return f"{self.outcome}: {self.digest.hexdigest()}"

    @property
    def unshown(self) -> int:
        if self.outcome is None:
            return 0
        return self.outcome.new + self.outcome.changed - len(self.differences)


class FileResource(ImportResource):
    """One kind of record to the library; what it reads and writes goes through the engine."""

    def __init__(self, *, kind: str, given: Mapping[str, Any]) -> None:
        super().__init__()
        self.kind = kind
        self.given = given

    @classmethod
    def get_display_name(cls) -> str:
        return "Records"

    def import_data(
        self,
        dataset: Brought,
        dry_run: bool = False,
        *,
        user: Any,
        file_name: str,
        request: Any,
        **_: Any,
    ) -> Told:
        told = request.told = Told()
        try:
            with transaction.atomic():
                told.outcome = import_file(
                    file=dataset.file,
                    name=file_name,
                    by=user,
                    kind=self.kind,
                    encoding=self.given.get("encoding", ""),
                    reason=self.given.get("reason", ""),
                    publish=self.given.get("publish", False),
                    dry_run=dry_run,
                    progress=not_too_many,
                    tell=told.tell,
                )
                refuse_unseen(told, self.given.get("shown"))
        except Moved:
            told.moved = True
        except Problem as problem:
            told.refuse(problem)
        finally:
            dataset.file.close()
        return told


def not_too_many(rows: Iterable[Any], *, total: int) -> Iterable[Any]:
    if total > MOST_ROWS:
        raise invalid(
            "",
            f"It has {total:,} rows; {MOST_ROWS:,} are the most here. Bring it in parts, or from "
            "the command line (manage.py import_csv).",
        )
    return rows


def refuse_unseen(told: Told, shown: str | None) -> None:
    if shown is not None and shown != told.shown:
        raise Moved


class Imports(ImportMixin):
    """Mixed into the ModelAdmin of a kind that comes in files."""

    resource: ClassVar[Resource]
    model: Any
    admin_site: Any
    import_formats = (FromFile,)
    resource_classes = (FileResource,)
    import_form_class = FileForm
    confirm_form_class = ConfirmForm
    tmp_storage_class = Uploads
    import_export_change_list_template = None
    import_template_name = "admin/commitments/import.html"
    actions_list = ("import_rows", "whole_list_csv", "whole_list_xlsx")

    @action(description="Import", url_path="import", permissions=["import"], icon="upload")
    def import_rows(self, request: HttpRequest) -> HttpResponse:
        return self.import_action(request)

    def has_import_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A row may change what is there as well as add to it."""
        return may(request.user, Action.WRITE) and may(request.user, Action.REVISE)

    def import_action(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = super().import_action(request, **kwargs)
        context: Any = response.context_data  # type: ignore[attr-defined]
        context |= below_list(self, f"Import {self.model._meta.verbose_name_plural}")
        told = told_in(request)
        if told is not None and told.has_errors():
            Uploads(name=request.FILES["import_file"].tmp_storage_name).remove()  # type: ignore[union-attr]
        return response

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not self.has_import_permission(request):
            raise PermissionDenied
        if self.create_confirm_form(request).is_valid():
            with suppress(Gone):
                return super().process_import(request, **kwargs)
        messages.error(request, "The file is no longer kept here; choose it again.")
        return HttpResponseRedirect(self.import_page())

    def process_result(self, result: Told, request: HttpRequest) -> HttpResponse:
        if not result.has_errors():
            messages.success(request, f"Imported: {result.outcome}.")
            return HttpResponseRedirect(list_of(self.model))
        form = FileForm(self.get_import_formats(), [FileResource], user=request.user)
        context = {
            **self.admin_site.each_context(request),
            **self.get_import_context_data(),
            "form": form,
            "result": result,
            **below_list(self, f"Import {self.model._meta.verbose_name_plural}"),
            "media": self.media + form.media,  # type: ignore[attr-defined]
        }
        return TemplateResponse(request, self.import_template_name, context)

    def write_to_tmp_storage(self, import_file: Any, input_format: Format) -> Uploads:
        upload = Uploads()
        upload.save(import_file.chunks())
        return upload

    def get_import_form_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        return super().get_import_form_kwargs(request) | {"user": request.user}

    def get_confirm_form_initial(self, request: HttpRequest, import_form: Any) -> dict[str, Any]:
        given = super().get_confirm_form_initial(request, import_form)
        told = told_in(request)
        if told is None:
            return given
        asked = {name: import_form.cleaned_data.get(name) for name in ASKED}
        return given | asked | {"shown": told.shown}

    def get_import_resource_kwargs(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        given = getattr(kwargs.get("form"), "cleaned_data", {})
        return {"kind": self.resource.name, "given": given}

    def get_import_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kind = KINDS[self.resource.name]
        return {
            "columns": list(kind.columns.values()),
            "evidence_columns": list(kind.evidence.values()),
            "keyed": KEYED[kind.name],
            "nouns": self.model._meta.verbose_name_plural,
            "list": list_of(self.model),
            "import_page": self.import_page(),
            "confirm_page": reverse(f"admin:{names_of(self.model)}_process_import"),
        }

    def import_page(self) -> str:
        return reverse(f"admin:{names_of(self.model)}_import")

    @action(description="Export CSV", url_path="whole-list-csv", permissions=["view"])
    def whole_list_csv(self, request: HttpRequest) -> HttpResponse:
        return self.whole_list(request, "export_csv")

    @action(description="Export XLSX", url_path="whole-list-xlsx", permissions=["view"])
    def whole_list_xlsx(self, request: HttpRequest) -> HttpResponse:
        return self.whole_list(request, "export_xlsx")

    def whole_list(self, request: HttpRequest, export: str) -> Any:
        """All that the list's filters let through, in the columns that the import reads."""
        try:
            rows = self.get_changelist_instance(request).queryset  # type: ignore[attr-defined]
        except IncorrectLookupParameters:
            return HttpResponseRedirect(list_of(self.model))
        exported = getattr(self, export)(request, rows)
        return exported or HttpResponseRedirect(f"{list_of(self.model)}?{request.GET.urlencode()}")

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The list's filters go along to its export."""
        response = super().changelist_view(request, extra_context)
        for entry in getattr(response, "context_data", {}).get("actions_list", ()):
            if request.GET and "whole-list" in entry["path"]:
                entry["path"] += f"?{request.GET.urlencode()}"
        return response


def told_in(request: HttpRequest) -> Told | None:
    told: Told | None = getattr(request, "told", None)
    return told
