from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class MonitorConfig(AppConfig):
    name = "productiehuis.monitor"

    def ready(self) -> None:
        from productiehuis.monitor import triggers

        pre_migrate.connect(triggers.before_migrations, sender=self)
        post_migrate.connect(triggers.after_migrations, sender=self)
