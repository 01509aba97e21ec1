"""What the terms of a field mean, told where one chooses among them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from commitments.reading.vocabulary import VOCABULARY


def vocabulary_of(codes: Collection[str]) -> str:
    """The vocabulary that these codes are of: the smallest that has them all; else empty."""
    having = [
        (len(terms), name)
        for name, terms in VOCABULARY.items()
        if codes and set(codes) <= {term["code"] for term in terms}
    ]
    return min(having)[1] if having else ""


def explained(codes: Collection[str], told: Any = "") -> SafeString | str:
    """Help that defines the terms, with the source of the definitions. `told`: what is said above
    it anyway."""
    name = vocabulary_of(codes)
    if not name:
        return str(told)
    terms = [term for term in VOCABULARY[name] if term["code"] in codes]
    return render_to_string(
        "admin/commitments/explained.html",
        {"told": told, "terms": terms, "source": terms[0].get("source", "")},
    )
