from django.apps import AppConfig


class TrackerConfig(AppConfig):
    name = "tracker"
    default = True

    def ready(self) -> None:
        # Their receivers hear of the first login, connection and slow statement.
        from tracker import checks, metrics, sessions, statements  # noqa: F401, PLC0415


class TokensConfig(AppConfig):
    """knox, by a name that says what it holds."""

    name = "knox"
    verbose_name = "API"
