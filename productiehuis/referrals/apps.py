from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "productiehuis.referrals"
