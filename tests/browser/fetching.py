"""The tracker's own settings, but that it may fetch from this machine, without pauses."""

from tracker.settings import *  # noqa: F403

FETCH = True
FETCH_LOOPBACK = True
FETCH_PAUSE = 0.0
