"""The paper strip that comes home: it says which referral it is about, and the desk finds that one."""

from productiehuis.initiatives.models import KnownHere
from productiehuis.people.actions import merge_persons
from productiehuis.referrals.actions import say_helped
from productiehuis.referrals.models import AskedHow
from productiehuis.referrals.rules.slips import slip_mark
from productiehuis.referrals.tests.hands import DESK, SEWING, accepted, propose, send
from productiehuis.referrals.travels import when_text
from tests.cast import actor, make_person


def mark(row):
    return slip_mark(row.person_number, row.pk)


def look_up(browser, typed):
    """Typed, sent, and on to the page of what was found: an address in which no name stands."""
    there = browser.post(DESK, {"zoek": typed})
    assert there.status_code == 302
    return browser.get(there.headers["Location"])


def strip(browser, row):
    return browser.get(f"{DESK}{row.pk}/briefje/").text.split("<hr>")[1]


def test_the_strip_says_where_when_and_of_which_referral_it_is(cast, vera):
    one, other = accepted(cast), accepted(cast)
    text = strip(vera, one)
    assert all(words in text for words in ("Naaiatelier", when_text(one, one.comes_at), mark(one), "Balie Spreekuur"))
    assert mark(one) not in strip(vera, other)


def test_the_list_and_the_page_of_the_desk_say_the_number_of_the_strip(cast, vera):
    row = accepted(cast)
    assert mark(row) in vera.get(DESK).text
    assert mark(row) in vera.get(f"{DESK}{row.pk}/").text


def test_a_receiver_sees_no_number(cast, noor):
    row = send(cast)
    assert mark(row) not in noor.get(SEWING).text
    assert mark(row) not in noor.get(f"{SEWING}hier/{row.pk}/").text


def test_the_number_of_the_strip_leads_to_that_referral_also_after_it_is_done(cast, vera):
    row = accepted(cast)
    accepted(cast)
    assert look_up(vera, f" {mark(row)} ").headers["Location"] == f"{DESK}{row.pk}/"
    say_helped(referral=row, helped=True, how=AskedHow.DESK, by=actor(cast.vera), at=row.comes_at)
    assert look_up(vera, mark(row).replace("-", " ")).headers["Location"] == f"{DESK}{row.pk}/"


def test_the_number_of_the_strip_may_be_typed_with_any_dash_or_none(cast, vera):
    row = accepted(cast)
    for dash in ("", "\N{EN DASH}", "\N{NON-BREAKING HYPHEN}", "."):
        answer = look_up(vera, mark(row).replace("-", dash))
        assert answer.headers.get("Location") == f"{DESK}{row.pk}/", dash


def test_a_name_or_the_number_of_a_person_shortens_the_list(cast, vera):
    fatma = make_person(cast.west, "Fatma", login=False)
    row, other = send(cast), send(cast, fatma)
    for typed in (str(cast.bo.number), "bo"):
        text = look_up(vera, typed).text
        assert mark(row) in text
        assert mark(other) not in text
    assert "Niets gevonden" in look_up(vera, "9999-1234").text


def test_a_strip_of_what_was_told_apart_opens_only_for_who_was_told(cast, vera, as_person):
    row = propose(cast, is_discreet=True)
    answer = look_up(as_person(cast.tamar), mark(row))
    assert answer.status_code == 200
    assert look_up(vera, mark(row)).status_code == 302


def test_the_desk_finds_somebody_by_number_and_never_makes_a_person_of_a_number(cast, vera):
    page = "/west/balie/spreekuur/mensen/"
    row = send(cast)
    for typed in (str(cast.bo.number), mark(row)):
        text = vera.post(page, {"name": typed}).text
        assert str(cast.bo.pk) in text
        assert "Nieuw hier" not in text
    nobody = vera.post(page, {"name": "99999"}).text
    assert "Nieuw hier" not in nobody
    assert "Niemand hier heeft dit nummer" in nobody


def test_the_number_of_a_merged_person_finds_who_was_kept(cast, vera):
    double = make_person(cast.west, "Bo-Lin", login=False)
    KnownHere.objects.create(house=cast.west, initiative=cast.desk, person=double, how="desk")
    merge_persons(kept=cast.bo, absorbed=double, by=actor(cast.pim))
    assert str(cast.bo.pk) in vera.post("/west/balie/spreekuur/mensen/", {"name": str(double.number)}).text


def test_a_number_of_who_is_known_elsewhere_finds_nobody(cast, vera):
    text = vera.post("/west/balie/spreekuur/mensen/", {"name": str(cast.rosa.number)}).text
    assert str(cast.rosa.pk) not in text
