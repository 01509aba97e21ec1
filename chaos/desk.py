"""Somebody at the desk who gives copies of a source, whose files lie beside the database."""

from __future__ import annotations

from http.cookies import SimpleCookie
from urllib.parse import urlencode

from chaos.asking import Answer, answered

LOGIN = "/admin/login/"
KEPT, REFUSED = 302, 503


class Desk:
    def __init__(self, port: int, name: str, password: str) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self.ask("GET", LOGIN)
        given = {"username": name, "password": password, "next": "/admin/"}
        if self.ask("POST", LOGIN, given).status != KEPT:
            raise RuntimeError(f"{name} was not let in at the desk.")

    def give(self, source: int, text: str) -> Answer:
        """A text as the source's next copy."""
        path = f"/admin/commitments/source/{source}/copies/"
        return self.ask("POST", path, {"text": text, "do": "give"})

    def ask(self, method: str, path: str, given: dict[str, str] | None = None) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if given is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            token = {"csrfmiddlewaretoken": self.cookies["csrftoken"]}
            body = urlencode(token | given).encode()
        answer, cookies = answered(self.port, method, path, body, headers)
        for cookie in cookies:
            self.cookies |= {name: one.value for name, one in SimpleCookie(cookie).items()}
        return answer
