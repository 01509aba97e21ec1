from __future__ import annotations

import pytest

from tests.api.client import Api
from tests.factories.users import analyst, editor, make_user


@pytest.fixture
def stranger() -> Api:
    return Api()


@pytest.fixture
def by_viewer(db: None) -> Api:
    return Api(make_user("viewer"))


@pytest.fixture
def by_analyst(db: None) -> Api:
    return Api(analyst())


@pytest.fixture
def by_editor(db: None) -> Api:
    return Api(editor())
