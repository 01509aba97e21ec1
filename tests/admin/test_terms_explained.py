"""What the terms of the closed vocabularies mean is told where one chooses among them."""

from __future__ import annotations

import pytest

from commitments.admin.explaining import vocabulary_of
from commitments.models import Evidence, Risk, Source, Statistic
from commitments.models import vocabulary as v
from commitments.reading.vocabulary import NAMES
from tests.admin.helpers import logged_in, page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", NAMES)
def test_a_list_of_codes_finds_its_vocabulary(name):
    assert vocabulary_of(NAMES[name].values) == name


def test_a_part_of_a_vocabulary_finds_it_and_strange_codes_find_none():
    assert vocabulary_of(sorted(v.MEETING_STATUSES)) == "status"
    assert vocabulary_of(["no", "such"]) == ""
    assert vocabulary_of([]) == ""


@pytest.mark.parametrize(
    ("model", "told"),
    [
        (Risk, ["Nearly certain: 95 to 99 per cent.", "After ICD 203, Analytic Standards (2015)."]),
        (Source, ["it has mostly been right", "After The Admiralty code (NATO AJP-2.1)."]),
        (Evidence, ["do not re-report one another", "After The Admiralty code (NATO AJP-2.1)."]),
        (Statistic, ["Reckoned by a model or an expert, not counted."]),
    ],
)
def test_forms_define_their_terms_and_name_the_source(model, told):
    shown = logged_in("analyst").get(page(model, "add")).content.decode()
    for words in told:
        assert words in shown, words
