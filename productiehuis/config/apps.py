import gc

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The commands that run the house, and the checks before it opens to the world."""

    name = "productiehuis.config"

    def ready(self) -> None:
        from productiehuis.config import checks  # noqa: F401

        collect_seldom()


def collect_seldom() -> None:
    """Leave alone what was loaded at the start, and look for rings of objects less often than after each 700 made.

    Nearly all that a page or a list makes goes by itself; over a long list the looking took one part in eight.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
