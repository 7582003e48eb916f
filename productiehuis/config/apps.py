from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The commands that run the house, and the checks before it opens to the world."""

    name = "productiehuis.config"

    def ready(self) -> None:
        from productiehuis.config import checks  # noqa: F401
