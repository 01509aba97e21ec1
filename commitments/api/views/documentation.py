"""The schema, and a page that shows it; both are open to all, for they hold no record."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiYamlRenderer
from drf_spectacular.settings import spectacular_settings
from rest_framework.renderers import BaseRenderer, TemplateHTMLRenderer
from rest_framework.request import Request

from commitments.api.conditional import is_known, takes_any
from commitments.api.schema.operation import Operation
from commitments.api.schema.others import DOCS, SCHEMA
from commitments.api.views.base import TrackerView


class Json(OpenApiJsonRenderer):
    media_type, format = "application/json", "json"

    def render(self, data: Any, media_type: Any = None, renderer_context: Any = None) -> bytes:
        return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


class Yaml(OpenApiYamlRenderer):
    media_type, format = "application/yaml", "yaml"


class JsonByName(Json):
    media_type = "application/vnd.oai.openapi+json"


class YamlByName(Yaml):
    media_type = "application/vnd.oai.openapi"


@cache
def generated() -> dict[str, Any]:
    generator: SchemaGenerator = spectacular_settings.DEFAULT_GENERATOR_CLASS()
    schema: dict[str, Any] = generator.get_schema(request=None, public=True)
    return schema


@cache
def written(renderer: type[BaseRenderer]) -> bytes:
    return bytes(renderer().render(generated()))


class Schema(TrackerView):
    permission_classes = []
    authentication_classes = []
    renderer_classes = [Json, Yaml, JsonByName, YamlByName]

    def operations(self) -> dict[str, Operation]:
        return {"GET": SCHEMA}

    def get(self, request: Request) -> HttpResponse:
        self.asked(request, [])
        renderer = request.accepted_renderer
        body = written(Yaml if renderer.format == "yaml" else Json)
        tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
        known = is_known(request, tag) or takes_any(request)
        return HttpResponse(
            b"" if known else body,
            status=304 if known else 200,
            content_type=renderer.media_type,
            headers={"ETag": tag, "Cache-Control": "public, no-cache", "Vary": "Accept"},
        )


class Docs(TrackerView):
    permission_classes = []
    authentication_classes = []
    renderer_classes = [TemplateHTMLRenderer]

    def operations(self) -> dict[str, Operation]:
        return {"GET": DOCS}

    def get(self, request: Request) -> HttpResponse:
        self.asked(request, [])
        return render(request, "api/docs.html")
