"""How often Python looks for what nothing else throws away."""

import gc

from django.apps import apps


def test_every_process_of_the_house_looks_seldom():
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    gc.set_threshold(700, 10, 10)
    try:
        apps.get_app_config("config").ready()
        assert gc.get_threshold()[0] > 10_000
        assert gc.get_freeze_count() >= frozen > 0
    finally:
        gc.set_threshold(*before)
