from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "productiehuis.people"

    def ready(self) -> None:
        from productiehuis.people import given_keys, limits, second_factor  # The apps must be loaded first.

        second_factor.listen()
        given_keys.listen()
        limits.share_with_allauth()
