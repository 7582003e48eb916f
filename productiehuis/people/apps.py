from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "productiehuis.people"

    def ready(self) -> None:
        from productiehuis.people import limits, second_factor  # The apps must be loaded first.

        second_factor.listen()
        limits.share_with_allauth()
