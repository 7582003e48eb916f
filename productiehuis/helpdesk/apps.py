from django.apps import AppConfig


class HelpdeskConfig(AppConfig):
    name = "productiehuis.helpdesk"
