from django.apps import AppConfig


class TrackerConfig(AppConfig):
    name = "tracker"
    default = True

    def ready(self) -> None:
        from tracker import sessions  # noqa: F401, PLC0415 its receiver hears of the first login


class TokensConfig(AppConfig):
    """knox, by a name that says what it holds."""

    name = "knox"
    verbose_name = "API"
