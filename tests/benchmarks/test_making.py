import pytest

from commitments.domain.integrity import CHECKS
from commitments.models import Change, Commitment, Evidence, Position, StatusUpdate

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.find.__name__)
def test_made_data_is_sound(made, check):
    assert list(check.find(lambda steps: steps)) == []


def test_so_many_were_made(made):
    assert Commitment.objects.count() == made
    assert StatusUpdate.objects.count() == made * 5
    assert Evidence.objects.count() == made * 10
    assert Position.objects.count() == made // 3
    drafts = Commitment.objects.filter(publication="draft").count()
    assert 0.02 * made <= drafts <= 0.09 * made


def test_lengths_are_real_looking(made):
    rows = list(Commitment.objects.values_list("title", "text"))
    assert 85 <= sum(len(title) for title, _ in rows) / made <= 107
    assert 450 <= sum(len(text) for _, text in rows) / made <= 550


def test_equal_numbers_give_equal_data(made):
    assert (
        Change.objects.order_by("number").values_list("at", "object_key")[4321 % made][1]
        == "actor-0000122"
    )
