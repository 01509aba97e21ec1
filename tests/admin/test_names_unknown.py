"""What the record does not name by then is shown by its slug, and breaks no page."""

from __future__ import annotations

from typing import Any

import pytest
from django.template.loader import render_to_string

ROOM = "admin/commitments"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"named": {"name": "A & B", "page": "/a/"}}, '<a href="/a/">A &amp; B</a>'),
        ({"named": {"page": "/a/"}, "slug": "a-b"}, '<a href="/a/">a-b</a>'),
        ({"named": {}, "slug": "a-b"}, "a-b"),
        ({"named": None}, ""),
    ],
)
def test_a_name_is_there_or_its_slug(given: dict[str, Any], shown: str) -> None:
    assert render_to_string(f"{ROOM}/overview/named.html", given) == shown


@pytest.mark.parametrize(
    ("item", "shown"),
    [
        ({"excerpt": "They <met>."}, "“They &lt;met&gt;.” "),
        ({"locator": "p. 3", "source_named": {"title": "The wire"}}, "“p. 3” The wire"),
        ({"source_named": {"publisher": "Reuters", "title": "The wire"}}, "“” Reuters"),
    ],
)
def test_evidence_beside_a_form_needs_no_source(item: dict[str, Any], shown: str) -> None:
    row = {"status": "initiated", "publication": "published", "as_of": None, "evidence": [item]}

    told = render_to_string(f"{ROOM}/beside_row.html", {"row": row})

    assert f'<p class="desk-quiet">{shown}</p>' in told
