"""Asks the API as somebody, and tells what it answered."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client
from knox.models import AuthToken

from commitments.models import User

V1 = "/api/v1/"


class Api:
    """Addresses are given from `/api/v1/` on, unless they begin with a slash or a host."""

    def __init__(self, user: User | None = None, **headers: str) -> None:
        self.client = Client()
        self.headers = dict(headers)
        if user is not None:
            _, token = AuthToken.objects.create(user)
            self.headers["Authorization"] = f"Bearer {token}"

    def get(self, path: str = "", headers: dict[str, str] | None = None, **query: Any) -> Any:
        return self.client.get(place(path), query or None, headers=self.headers | (headers or {}))

    def head(self, path: str = "", **query: Any) -> Any:
        return self.client.head(place(path), query or None, headers=self.headers)

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        data = body if isinstance(body, bytes | str) else json.dumps(body)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.generic(
            method,
            place(path),
            b"" if body is None else data,
            content_type="application/json",
            headers=self.headers | named,
        )

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        return self.send("POST", path, body, **headers)

    def patch(self, path: str, body: Any = None, **headers: str) -> Any:
        return self.send("PATCH", path, body, **headers)

    def delete(self, path: str, **headers: str) -> Any:
        return self.send("DELETE", path, **headers)

    def rows(self, path: str, **query: Any) -> list[dict[str, Any]]:
        answer = self.get(path, **query)
        assert answer.status_code == 200, answer.content
        found: list[dict[str, Any]] = answer.json()["results"]
        return found

    def keys(self, path: str, **query: Any) -> list[Any]:
        """The slugs, or ids, of a list's rows."""
        return [row.get("slug", row.get("id")) for row in self.rows(path, **query)]


def place(path: str) -> str:
    if path.startswith("http"):
        return "/" + path.split("/", 3)[3]
    return path if path.startswith("/") else V1 + path


def told(answer: Any) -> tuple[int, Any]:
    """The status, and what a problem document names: its errors, else its detail."""
    body = answer.json()
    assert answer["Content-Type"] == "application/problem+json"
    assert body["status"] == answer.status_code
    return answer.status_code, body.get("errors", body["detail"])
