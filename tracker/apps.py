from django.apps import AppConfig


class TrackerConfig(AppConfig):
    name = "tracker"

    def ready(self) -> None:
        from tracker import sessions  # noqa: F401, PLC0415 its receiver hears of the first login
