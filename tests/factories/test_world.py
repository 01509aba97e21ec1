import pytest

from tests.factories.world import populate, stored_models

pytestmark = pytest.mark.django_db


def test_the_world_has_a_row_of_every_model() -> None:
    populate()
    assert [
        model.__name__ for model in stored_models() if not model._default_manager.exists()
    ] == []
