"""What was sent, in every format, as it was sent."""

from __future__ import annotations

from itertools import chain
from typing import ClassVar

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from commitments.api import conditional
from commitments.api.envelopes import envelope, page_address
from commitments.api.schema.operation import Operation
from commitments.api.schema.reports import MEDIA_TYPES, REPORT, REPORTS, file_operation
from commitments.api.views.base import TrackerView
from commitments.domain.errors import NotFound
from commitments.reading.reports import (
    PARAMETERS,
    read_file,
    read_further,
    read_report,
    read_reports,
)

# A report is a page of its own, with its styles in it, and nothing in it runs or is fetched.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups"


class ReportList(TrackerView):
    def operations(self) -> dict[str, Operation]:
        return {"GET": REPORTS}

    def get(self, request: Request) -> HttpResponse:
        asked = self.asked(request, PARAMETERS)
        clocks = self.clocks({n: asked[n] for n in ("as_of", "known_at") if n in asked})
        found = read_reports(asked, clocks)
        body = envelope(found.rows, clocks, next=page_address(request, "reports", found.next))
        tag = conditional.body_tag(body)
        known = conditional.is_known(request, tag)
        return conditional.finish(request, body, clocks, tag, known=known)


class ReportDetail(TrackerView):
    def operations(self) -> dict[str, Operation]:
        return {"GET": REPORT}

    def get(self, request: Request, key: int) -> HttpResponse:
        clocks = self.clocks(self.asked(request, REPORT.parameters))
        found = read_report(key, clocks)
        if found is None:
            raise NotFound
        body = found.encode()
        tag = conditional.body_tag(body)
        known = conditional.is_known(request, tag)
        return conditional.finish(request, body, clocks, tag, known=known)


class ReportFile(TrackerView):
    form: ClassVar[str]

    def operations(self) -> dict[str, Operation]:
        return {"GET": file_operation(self.form)}

    def get(self, request: Request, key: int) -> HttpResponseBase:
        clocks = self.clocks(self.asked(request, REPORT.parameters))
        found = read_file(key, self.form, clocks)
        if found is None:
            raise NotFound
        tag = f'"{found.sha256[:24]}"'
        known = conditional.is_known(request, tag)
        response: HttpResponseBase
        if not found.further or known or conditional.takes_any(request):
            response = conditional.finish(
                request, found.first, clocks, tag, known=known, media_type=found.media_type
            )
        else:
            further = () if request.method == "HEAD" else read_further(found)
            pieces = chain([found.first], further)
            response = StreamingHttpResponse(pieces, content_type=found.media_type)
            response["ETag"] = tag
            conditional.clock(request, response, clocks)
        response["Content-Security-Policy"] = POLICY
        if self.form not in {"html", "txt"}:
            response["Content-Disposition"] = f'attachment; filename="report-{key}.{self.form}"'
        return response


def report_file(form: str) -> type[ReportFile]:
    """The view of one format: the address names it."""
    name = form.title()
    media_type = MEDIA_TYPES[form]
    renderer = type(f"{name}AsSent", (BaseRenderer,), {"media_type": media_type, "format": form})
    return type(f"Report{name}", (ReportFile,), {"form": form, "renderer_classes": (renderer,)})
