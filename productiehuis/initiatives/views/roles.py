"""Pages on which roles are given and ended, and on which a house says what its roles are."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from productiehuis.initiatives.access import (
    ROLES,
    Permission,
    Place,
    enter_house,
    enter_membership,
    enter_people,
    looked_at_roles,
    people_to_choose,
    roles_to_give,
)
from productiehuis.initiatives.actions.roles import end_role, give_role, say_role
from productiehuis.initiatives.forms.roles import EndRoleForm, GiveRoleForm, NameForm, RoleSentenceForm
from productiehuis.initiatives.models import Membership, Organisation, Role, RoleInHouse
from productiehuis.initiatives.views.pages import Line, form_page, list_page
from productiehuis.kernel.texts import TranslatedText
from productiehuis.ui.writing import capital


def _url(place: Place, partner: Organisation | None, page: str = "people") -> str:
    if place.initiative:
        return reverse(f"manage_initiative_{page}", args=[place.house.slug, place.initiative.slug])
    if partner:
        return reverse(f"manage_partner_{page}", args=[place.house.slug, partner.pk])
    return reverse(f"manage_{page}", args=[place.house.slug])


@require_safe
def manage_people(
    request: HttpRequest, house: str, initiative: str | None = None, partner: UUID | None = None
) -> HttpResponse:
    """Who has which role here now, and who had one before."""
    place, organisation = enter_people(request, house, initiative, partner)
    looked_at_roles(place, organisation)
    today = place.house.today
    held = Membership.objects.filter(house=place.house, initiative=place.initiative, organisation=organisation)
    held = held.select_related("person").order_by("role", "person__first_name", "starts")
    mine = set(roles_to_give(place, partner is not None))
    if place.initiative:
        back = reverse("manage_initiative", args=[house, place.initiative.slug])
    else:
        back = reverse("manage_organisation", args=[house, partner]) if partner else reverse("manage", args=[house])
    context = {
        "place": place,
        "house": place.house,
        "where": place.initiative or organisation or place.house,
        "now": [each for each in held if each.ends is None or each.ends >= today],
        "before": [each for each in held if each.ends is not None and each.ends < today],
        "mine": mine,
        "helps_login": place.powers.allow(Permission.GIVE_LOGIN),
        "today": today,
        "give_url": _url(place, organisation, "give"),
        "back": back,
    }
    return render(request, "initiatives/people.html", context)


def manage_give(
    request: HttpRequest, house: str, initiative: str | None = None, partner: UUID | None = None
) -> HttpResponse:
    """First a name, then whether it is somebody known here and which role."""
    place, organisation = enter_people(request, house, initiative, partner)
    back = _url(place, organisation)
    asked = NameForm(request.POST or None)
    known = {"title": _("Iemand een rol geven"), "back": back, "place": place, "house": place.house}
    if request.method != "POST" or not asked.is_valid():
        return render(request, "initiatives/form_page.html", known | {"form": asked, "button": _("Verder")})
    name = asked.cleaned_data["first_name"]
    looked_at_roles(place, organisation)
    choices: dict[str, Any] = {
        "people": people_to_choose(place, name),
        "roles": roles_to_give(place, partner is not None),
    }
    if "client_key" not in request.POST:
        form = GiveRoleForm(**choices, name=name, initial={"first_name": name, "starts": place.house.today})
        return render(request, "initiatives/form_page.html", known | {"form": form, "button": _("Rol geven")})
    form = GiveRoleForm(request.POST, **choices, name=name)
    act = partial(give_role, house=place.house, by=place.by, initiative=place.initiative, organisation=organisation)
    said = _("De rol is gegeven.")
    return form_page(request, place, form, act, title=known["title"], done=back, said=said, back=back)  # type: ignore[arg-type]


def manage_role_end(request: HttpRequest, house: str, key: UUID) -> HttpResponse:
    place, membership = enter_membership(request, house, key)
    back = _url(place, membership.organisation)
    form = EndRoleForm(request.POST or None, initial={"ends": membership.ends or place.house.today})
    return form_page(
        request,
        place,
        form,
        partial(end_role, membership=membership, by=place.by),
        title=_("Een rol stoppen"),
        done=back,
        said=_("De rol stopt op die dag."),
        back=back,
        lead=f"{membership.person.full_name}: {membership.get_role_display()}",
        button=_("Rol stoppen"),
    )


def _sentences(place: Place) -> dict[str, RoleInHouse]:
    return {row.role: row for row in RoleInHouse.objects.filter(house=place.house)}


def manage_role_sentences(request: HttpRequest, house: str) -> HttpResponse:
    place = enter_house(request, house, Permission.EDIT_HOUSE)
    said = _sentences(place)
    lines = [
        Line(
            capital(role.label),
            reverse("manage_role_sentence", args=[house, role.value]),
            note=said[role].sentence if role in said else ROLES[role].sentence,
            badge=_("niet in ons huis") if role in said and not said[role].is_used else "",
        )
        for role in Role
    ]
    lead = _("In één zin per rol. Mensen lezen dit als ze een rol krijgen.")
    back = reverse("manage", args=[house])
    return list_page(request, place, title=_("Wat de rollen zijn"), lead=lead, lines=lines, back=back)


def manage_role_sentence(request: HttpRequest, house: str, role: str) -> HttpResponse:
    if role not in Role.values:
        raise Http404
    place, back = enter_house(request, house, Permission.EDIT_HOUSE), reverse("manage_role_sentences", args=[house])
    row = _sentences(place).get(role)
    sentence = row.sentence if row else TranslatedText.of(str(ROLES[Role(role)].sentence))
    initial = {"sentence": sentence, "is_used": row.is_used if row else True}
    form = RoleSentenceForm(request.POST or None, initial=initial)
    act = partial(say_role, house=place.house, role=Role(role), by=place.by)
    title = capital(Role(role).label)
    return form_page(request, place, form, act, title=title, done=back, said=_("Opgeslagen."), back=back)
