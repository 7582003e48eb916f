"""Without a screen of one's own: sharing a part at the desk, stopping it, and reading what somebody shares (T6).

Rosa shares with Bart, who has no device either. Vera sits beside each of them.
"""

from uuid import uuid4

import pytest

from productiehuis.audit.models import Look
from productiehuis.initiatives.models import Role
from productiehuis.initiatives.tests.test_devices import desk_browser, unlock_as  # noqa: F401
from productiehuis.people.actions import make_pass, merge_persons, set_pass_pin
from productiehuis.plans.actions import add_part, begin_plan, share
from productiehuis.plans.models import Kind, Share
from productiehuis.plans.tests.conftest import DREAM, GOAL, in_days
from productiehuis.plans.tests.test_together import HOME, pass_of, show
from productiehuis.privacy.access import lines_about
from tests.cast import TESTER, actor, give, make_person

WITH_ME = "/ik/gedeeld/"


@pytest.fixture
def desk(cast, desk_browser):  # noqa: F811
    """The device of the desk."""
    return desk_browser


def sit(desk, person, beside):
    """This person opens their own at the desk, with somebody beside them."""
    desk.post("/balie/op-slot/")
    unlock_as(desk, beside)
    own = person.passes.first() or pass_of(person)
    assert show(desk, own).url == HOME
    return desk


def ask(client, planned, code, part=None):
    form = {"who": "code", "code": code, "period": "30"}
    return client.post(f"{HOME}deel/{(part or planned.goal).pk}/delen/", form)


def say_yes(client, planned, page):
    sure = page.context["sure"]
    sent = {"sealed": sure["sealed"].value(), "client_key": str(uuid4())}
    return client.post(f"{HOME}deel/{planned.goal.pk}/delen/", sent)


@pytest.fixture
def shared(desk, planned, cast):
    """Rosa shared one goal with Bart, who showed his pass; Vera sat beside her."""
    rosa = sit(desk, planned.rosa, cast.vera)
    page = ask(rosa, planned, pass_of(planned.bart).code)
    said = page.content.decode()
    assert "Dit ziet Bart" in said
    assert GOAL in said
    assert DREAM not in said
    assert "data-speak" in said
    assert say_yes(rosa, planned, page).url == f"{HOME}delen/"
    return Share.objects.get()


def test_the_owner_shares_one_part_until_a_day_after_a_preview(shared, planned):
    assert (shared.part, shared.reader, shared.until) == (planned.goal, planned.bart, in_days(30))


def test_the_reader_reads_it_at_the_desk_too(desk, shared, planned, cast):
    bart = sit(desk, planned.bart, cast.vera)
    assert "Rosa" in bart.get(WITH_ME).content.decode()
    page = bart.get(f"{WITH_ME}{planned.plan.pk}/").content.decode()
    assert GOAL in page
    assert DREAM not in page
    assert "Samen met" in page
    assert bart.get(f"{WITH_ME}{planned.plan.pk}/deel/{planned.goal.pk}/").status_code == 200
    assert bart.get(f"{WITH_ME}{planned.plan.pk}/deel/{planned.dream.pk}/").status_code == 404


def test_the_owner_reads_both_names(desk, shared, planned, cast):
    bart = sit(desk, planned.bart, cast.vera)
    bart.get(f"{WITH_ME}{planned.plan.pk}/")
    told = {(line.who, line.what) for line in lines_about(planned.rosa)}
    assert ("Bart", "een doel in je plan") in told
    assert ("Vera", "wat jij deelt, naast wie het aan de balie las") in told
    assert ("Vera", "je plan, samen met jou aan de balie") in told
    assert ("Vera", "je plan, samen met jou aan de balie") in {(e.who, e.what) for e in lines_about(planned.bart)}


def test_one_press_at_the_desk_stops_it(desk, shared, planned, cast):
    rosa = sit(desk, planned.rosa, cast.vera)
    assert "Bart" in rosa.get(f"{HOME}delen/").content.decode()
    rosa.post(f"{HOME}delen/{shared.pk}/stop/")
    bart = sit(desk, planned.bart, cast.vera)
    assert bart.get(f"{WITH_ME}{planned.plan.pk}/").status_code == 404


def test_the_reader_gives_it_back_at_the_desk(desk, shared, planned, cast):
    bart = sit(desk, planned.bart, cast.vera)
    bart.post(f"{WITH_ME}terug/{shared.pk}/")
    shared.refresh_from_db()
    assert shared.stopped == "given_back"


def test_nobody_shares_with_who_sits_beside_them(desk, planned, cast):
    rosa = sit(desk, planned.rosa, cast.vera)
    page = ask(rosa, planned, pass_of(cast.vera).code).content.decode()
    assert "Deze persoon zit nu naast je" in page
    assert not Share.objects.exists()


def test_nor_under_another_name_of_theirs(desk, planned, cast):
    other = make_person(cast.west, "Veerle")
    merge_persons(kept=cast.vera, absorbed=other, by=TESTER)
    rosa = sit(desk, planned.rosa, cast.vera)
    assert "naast je" in ask(rosa, planned, pass_of(other).code).content.decode()


def test_nor_through_a_role_of_theirs(desk, planned, cast):
    role = give(cast.vera, Role.COACH)
    rosa = sit(desk, planned.rosa, cast.vera)
    rosa.post(f"{HOME}deel/{planned.goal.pk}/delen/", {"who": str(role.pk), "period": "30"})
    assert not Share.objects.exists()


def test_nor_with_a_yes_from_before(desk, planned, cast, as_person):
    """A preview that was made when somebody else sat there is no way round."""
    page = ask(as_person(planned.rosa), planned, pass_of(cast.vera).code)
    rosa = sit(desk, planned.rosa, cast.vera)
    say_yes(rosa, planned, page)
    assert not Share.objects.exists()


def test_all_of_a_kind_is_shared_on_ones_own_device_only(desk, planned, cast):
    rosa = sit(desk, planned.rosa, cast.vera)
    assert rosa.get(f"{HOME}delen/soort/goal/").url == HOME
    assert "/delen/soort/" not in rosa.get(f"{HOME}deel/{planned.goal.pk}/delen/").content.decode()


def test_after_the_lock_nothing_of_it_is_open_to_who_sat_beside(desk, shared, planned, cast, as_person):
    bart = sit(desk, planned.bart, cast.vera)
    bart.post("/balie/op-slot/")
    for client in (desk, as_person(cast.vera)):
        assert client.get(f"{WITH_ME}{planned.plan.pk}/").status_code in (302, 404)
    assert not Look.objects.filter(viewer_key=cast.vera.pk, part="plan goal").exists()


def test_what_is_shared_with_me_in_another_house_stays_out_of_sight(desk, planned, cast):
    """Who sits beside me learns nothing of where else I am known (T3)."""
    far = make_person(cast.noord, "Bartje", login=False)
    far.user = planned.bart.user
    far.save()
    by = actor(cast.fay)
    plan = begin_plan(person=cast.fay, by=by, client_key=uuid4())
    part = add_part(plan=plan, kind=Kind.GOAL, text=GOAL, by=by, client_key=uuid4())
    share(plan=plan, part=part, reader=far, until=in_days(9), by=by, client_key=uuid4())
    bart = sit(desk, planned.bart, cast.vera)
    assert "Niemand deelt nu iets met je" in bart.get(WITH_ME).content.decode()
    assert bart.get(f"{WITH_ME}{plan.pk}/").status_code == 404


def test_a_first_pin_from_the_desk_is_enough_to_read(desk, shared, planned, cast):
    """For who had no way in of their own before; see test_handed_out for who had."""
    lies = make_person(cast.west, "Lies", login=False)
    own = make_pass(person=lies, by=actor(cast.tamar), client_key=uuid4())
    set_pass_pin(own=own, pin="8520", by=actor(cast.tamar))
    planned.share(planned.stand, reader=lies)
    reader = sit(desk, lies, cast.vera)
    assert "Rosa" in reader.get(WITH_ME).content.decode()
