"""Figures with their definitions, as known at an instant."""

from __future__ import annotations

from commitments.models import (
    StatisticVersion,
)
from commitments.models import vocabulary as v
from commitments.reading import filters as f
from commitments.reading import parameters as p
from commitments.reading import sql
from commitments.reading.keyset import Order
from commitments.reading.ledgers import evidence_of
from commitments.reading.listing import Filter, Listing
from commitments.reading.versioned import (
    ABOUT_COMMITMENT,
    STAMPS,
    TITLED,
    commitment_slugs,
    draft_rows,
    evidence_changes,
    evidenced,
    listed_changes,
    public_commitments,
    version_rows,
)

STATISTICS = Listing(
    name="statistic",
    path="statistics",
    columns={
        "url": sql.address("statistics", "r.slug"),
        "slug": "r.slug",
        "series": "r.series",
        "title": "r.title",
        "value": "trim_scale(r.value)",
        "unit": "r.unit",
        "qualifier": "r.qualifier",
        "period": sql.vague("r", "period"),
        "definition": "r.definition",
        "role": "r.role",
        "commitments": public_commitments("r.commitments"),
        **STAMPS,
        **evidence_of("statistic"),
    },
    published=version_rows(
        StatisticVersion, with_rows=evidence_changes("statistic") + listed_changes("v.commitments")
    ),
    drafts=draft_rows(StatisticVersion, {"commitments": commitment_slugs("statistic")}),
    filters=[
        ABOUT_COMMITMENT,
        Filter(
            p.text("series", "Figures of these series.", example="us-overdose-deaths", many=True),
            lambda values, params, clocks: f"r.series = ANY({f.bind(params, values)})",
        ),
        f.codes("role", v.StatisticRole, "What it is used for.", example="baseline"),
        *f.window("period", "period", "Covers a time"),
        *evidenced("statistic"),
    ],
    orders={**TITLED, "series": Order("r.series", "text"), "value": Order("r.value", "numeric")},
    default_order="series",
)
