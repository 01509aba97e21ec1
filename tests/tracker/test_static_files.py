from pathlib import Path
from typing import Any

from tracker.static_files import collect_if_changed

DEBUGGING = "django.contrib.staticfiles.storage.StaticFilesStorage"
SERVED = "whitenoise.storage.CompressedManifestStaticFilesStorage"


def test_files_collected_for_debugging_are_collected_again_to_be_served(
    settings: Any, tmp_path: Path
) -> None:
    settings.STATIC_ROOT = tmp_path
    listed = tmp_path / "staticfiles.json"
    for backend, there in ((DEBUGGING, False), (SERVED, True)):
        settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}
        collect_if_changed()
        assert listed.exists() == there


def test_they_are_not_collected_twice(settings: Any, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    collect_if_changed()
    (tmp_path / "pages" / "icon.svg").unlink()
    collect_if_changed()
    assert not (tmp_path / "pages" / "icon.svg").exists()
