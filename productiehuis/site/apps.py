from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "productiehuis.site"
