from django.apps import AppConfig


class PathwayConfig(AppConfig):
    name = "productiehuis.pathway"
