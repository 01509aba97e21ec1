"""A link to another host tells it nothing, and gives it no hold on the page that it was on."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.admin.helpers import logged_in, page
from tests.attacks.hostile import make_hostile_record

PUBLIC = ("/commitments/pledge/", "/claims/claim/", "/about/", "/actors/evil/", "/")


class Links(HTMLParser):
    """Those that lead elsewhere, as their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        address = told.get("href", told.get("action", ""))
        if address.startswith(("http:", "https:", "//")) and "localhost" not in address:
            self.found.append(told)


@pytest.fixture
def pledge(db: None) -> Any:
    return make_hostile_record()


def links(client: Client, path: str) -> list[dict[str, str]]:
    answer = client.get(path)
    assert answer.status_code == 200, path
    assert answer["Referrer-Policy"] == "same-origin"
    return Links(answer.content.decode()).found


def test_from_public_pages(pledge: Any) -> None:
    found = {path: links(Client(), path) for path in PUBLIC}
    assert found["/commitments/pledge/"]
    assert found["/claims/claim/"]
    for path, leaving in found.items():
        for link in leaving:
            assert {"noopener", "nofollow", "external"} <= set(link["rel"].split()), (path, link)


def test_from_the_desk(pledge: Any) -> None:
    client = logged_in("admin")
    overview = reverse("admin:commitments_commitment_overview", args=[pledge.pk])
    source = pledge.evidence.first().source
    found = {path: links(client, path) for path in (overview, page(source, "change"))}
    assert found[overview]
    for path, leaving in found.items():
        for link in leaving:
            if link.get("target") == "_blank":
                assert "noopener" in link.get("rel", "") or "noreferrer" in link["rel"], (
                    path,
                    link,
                )


def test_the_walk_sees_what_leaves() -> None:
    told = '<a href="https://news.example.org/">x</a><a href="/here">y</a><a href="//there">z</a>'
    assert len(Links(told).found) == 2
