"""What erasing somebody does here."""

from datetime import date

from django.utils import timezone

from productiehuis.initiatives.look_up import find_known
from productiehuis.initiatives.models import Membership
from productiehuis.initiatives.privacy import KEPT, erase


def test_who_is_erased_is_known_nowhere_and_still_counts_as_volunteer_of_that_year(cast):
    erase([cast.vera], now=timezone.now())
    assert find_known(cast.desk, "Vera") == []
    assert not Membership.objects.filter(person=cast.vera, ends__isnull=True).exists()
    assert Membership.objects.during(date(2018, 1, 1), date(2018, 12, 31)).filter(person=cast.vera).count() == 1


def test_erasing_one_leaves_the_others(cast):
    before = Membership.objects.exclude(person=cast.vera).filter(ends__isnull=True).count()
    erase([cast.vera], now=timezone.now())
    assert Membership.objects.filter(ends__isnull=True).count() == before


def test_every_field_that_is_told_exists():
    for kept in KEPT:
        names = {field.name for field in kept.model._meta.get_fields()}
        assert set(kept.fields) <= names
