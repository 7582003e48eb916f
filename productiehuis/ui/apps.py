from django.apps import AppConfig

from productiehuis.ui.wording import speak_plainly


class UiConfig(AppConfig):
    name = "productiehuis.ui"

    def ready(self) -> None:
        speak_plainly()
