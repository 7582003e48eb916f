from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "productiehuis.coaching"
