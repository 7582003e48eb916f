"""Who gives themselves a role at a desk opens with it nothing that was told apart before."""

from datetime import date

from productiehuis.initiatives.actions.roles import give_role
from productiehuis.initiatives.models import Membership, Organisation, Role
from productiehuis.referrals.actions import Receiver
from productiehuis.referrals.tests.hands import DESK, SEWING, WHY, come, key, send
from tests.cast import actor

LATE = "/west/doorverwijzingen/te-laat/"
LONG_AGO = date(2020, 1, 1)


def takes(cast, initiative=None, *, by=None, **more):
    """Cor gets a role, of themselves when nobody else is named; the first day is whatever they typed."""
    where = {"initiative": initiative} if initiative else more
    role = Role.TREKKER if initiative else Role.PARTNER_CONTACT
    return give_role(house=cast.west, person=cast.cor, role=role, starts=LONG_AGO, by=actor(by or cast.cor), **where)


def test_a_role_of_oneself_opens_what_is_for_all_and_not_what_was_told_apart(cast, as_person):
    apart, plain = send(cast, cast.rosa, is_discreet=True), send(cast, cast.bo)
    takes(cast, cast.sewing)
    cor = as_person(cast.cor)
    assert cor.get(f"{SEWING}hier/{plain.pk}/").status_code == 200
    assert cor.get(f"{SEWING}hier/{apart.pk}/").status_code == 404
    assert cor.post(f"{SEWING}hier/{apart.pk}/", come()).status_code == 404
    assert str(apart.pk) not in cor.get(SEWING).text
    assert str(apart.pk) in as_person(cast.noor).get(SEWING).text


def test_a_role_that_another_gave_opens_both(cast, as_person):
    apart = send(cast, cast.rosa, is_discreet=True)
    takes(cast, cast.sewing, by=cast.noor)
    page = as_person(cast.cor).get(f"{SEWING}hier/{apart.pk}/")
    assert WHY in page.text


def test_a_role_one_had_before_opens_it_for_the_resident_knew_who_works_there(cast, as_person):
    takes(cast, cast.sewing)
    apart = send(cast, cast.rosa, is_discreet=True)
    assert as_person(cast.cor).get(f"{SEWING}hier/{apart.pk}/").status_code == 200


def test_being_made_a_resident_there_by_another_does_not_help(cast, as_person):
    apart = send(cast, cast.rosa, is_discreet=True)
    takes(cast, cast.sewing)
    resident = {"role": Role.RESIDENT, "starts": LONG_AGO, "initiative": cast.sewing}
    give_role(house=cast.west, person=cast.cor, by=actor(cast.noor), **resident)
    assert as_person(cast.cor).get(f"{SEWING}hier/{apart.pk}/").status_code == 404


def test_the_same_holds_for_who_makes_themselves_the_face_of_a_partner(cast, as_person):
    partner = Organisation.objects.create(house=cast.west, name="Sterke Schouders")
    apart = send(cast, cast.rosa, is_discreet=True, receiver=Receiver(organisation=partner))
    takes(cast, organisation=partner)
    page = f"/west/partner/{partner.pk}/doorverwijzingen/"
    cor = as_person(cast.cor)
    assert str(apart.pk) not in cor.get(page).text
    assert cor.get(f"{page}{apart.pk}/").status_code == 404


def test_nobody_gives_what_a_volunteer_who_left_was_told_to_themselves_that_way(cast, as_person):
    apart = send(cast, cast.rosa, is_discreet=True)
    Membership.objects.filter(person=cast.vera).update(ends=LONG_AGO)
    takes(cast, cast.desk)
    cor = as_person(cast.cor)
    assert f'value="{cast.cor.pk}"' not in cor.get(LATE).text
    answer = cor.post(f"{LATE}{apart.pk}/volgen/", key() | {"to": str(cast.cor.pk)}, follow=True)
    assert "Kies wie het volgt." in answer.text
    assert cor.get(f"{DESK}{apart.pk}/").status_code == 404
    assert f'value="{cast.tamar.pk}"' in cor.get(LATE).text
