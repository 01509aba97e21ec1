"""The tracker's settings, on a database, secrets and files of the tests' own.

The environment is set, not these names alone, so that commands which a test starts
as processes find the same.
"""

import os
from pathlib import Path

os.environ.setdefault("VAR_DIR", str(Path(__file__).resolve().parent.parent / "var" / "test"))
# The tests' data may be lost with the machine: do not wait for the disk.
os.environ.setdefault(
    "EMBEDDED_OPTIONS", "--fsync=off --synchronous_commit=off --full_page_writes=off"
)

os.environ.setdefault("FETCH", "off")
for scope in ("THROTTLE_ADDRESS", "THROTTLE_USER", "THROTTLE_DESK"):
    os.environ.setdefault(scope, "0")

# One test's data is not another's, though its changes bear the same numbers.
os.environ.setdefault("KEEP_ANSWERS", "0")

from tracker.settings import *  # noqa: E402, F403 the environment comes first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Nothing is collected for tests: files are found where they lie.
WHITENOISE_AUTOREFRESH = True
