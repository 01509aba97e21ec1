"""What is given at the desk is bounded before it is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from commitments.domain.errors import Invalid
from commitments.evidence.capturing import paste, upload
from commitments.models import Capture
from tests.factories.records import make_source
from tests.factories.users import analyst

pytestmark = pytest.mark.django_db
MOST = 20 * 1024 * 1024
PAGE = "text/html"


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def told(refusal: pytest.ExceptionInfo[Invalid]) -> list[str]:
    return [error.detail for error in refusal.value.errors]


def test_a_file_that_is_too_large_is_refused_and_nothing_kept(media: Path) -> None:
    body = b"x" * (MOST + 1)
    with pytest.raises(Invalid) as refusal:
        upload(source=make_source(), body=body, name="a.html", media_type=PAGE, by=analyst())
    assert told(refusal) == ["The file is larger than 20 MB."]
    assert not Capture.objects.exists()
    assert not [path for path in media.rglob("*") if path.is_file()]


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(Invalid) as refusal:
        paste(source=make_source(), text="x" * (MOST + 1), by=analyst())
    assert told(refusal) == ["The text is longer than 20 MB."]


@pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/etc/passwd", "x" * 400])
def test_its_name_leads_nowhere(media: Path, name: str) -> None:
    body = b"<p>They talked.</p>"
    copy = upload(source=make_source(), body=body, name=name, media_type=PAGE, by=analyst())
    (file,) = [path for path in media.rglob("*") if path.is_file()]
    assert file == media / copy.path
    assert copy.path == f"captures/{copy.file_sha256[:2]}/{copy.file_sha256}.warc.gz"
