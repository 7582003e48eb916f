"""Pages on which initiatives and partners are added and changed."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from productiehuis.initiatives.access import Permission, enter_house, enter_initiative, get_in_house
from productiehuis.initiatives.actions.initiatives import (
    add_initiative,
    add_organisation,
    change_initiative,
    change_organisation,
)
from productiehuis.initiatives.forms.initiatives import InitiativeForm, OrganisationForm
from productiehuis.initiatives.models import Initiative, Organisation
from productiehuis.initiatives.views.pages import Line, form_page, list_page

EDIT = Permission.EDIT_HOUSE
KINDS = {"open": "ok", "exploring": "info", "on_hold": "warn", "closed": ""}


def manage_initiatives(request: HttpRequest, house: str) -> HttpResponse:
    place = enter_house(request, house, EDIT)
    lines = [
        Line(
            each.name,
            reverse("manage_initiative", args=[house, each.slug]),
            badge=each.get_status_display(),
            kind=KINDS[each.status],
            icon="idea",
        )
        for each in Initiative.objects.filter(house=place.house).order_by("name")
    ]
    return list_page(
        request,
        place,
        title=_("Initiatieven"),
        lead=_("Wat bewoners zelf opzetten en draaien."),
        lines=lines,
        back=reverse("manage", args=[house]),
        add_url=reverse("manage_initiative_add", args=[house]),
        add=_("Initiatief toevoegen"),
        nothing=_("Er is nog geen initiatief. Voeg het eerste toe."),
        icon="idea",
    )


def manage_initiative_add(request: HttpRequest, house: str) -> HttpResponse:
    place, back = enter_house(request, house, EDIT), reverse("manage_initiatives", args=[house])
    form = InitiativeForm(request.POST or None, house=place.house)
    return form_page(
        request,
        place,
        form,
        partial(add_initiative, house=place.house, by=place.by),
        title=_("Initiatief toevoegen"),
        done=lambda made: reverse("manage_initiative", args=[house, made.slug]),
        said=_("Het initiatief staat erbij. Maak nu een kamer of vraag mensen erbij."),
        back=back,
    )


def manage_initiative(request: HttpRequest, house: str, slug: str) -> HttpResponse:
    """Also for its trekker."""
    place = enter_initiative(request, house, slug, Permission.EDIT_INITIATIVE)
    form = InitiativeForm(request.POST or None, instance=place.here, house=place.house)
    back = reverse("manage_initiatives" if place.may(EDIT) else "manage", args=[house])
    links = [
        Line(_("Mensen en rollen"), reverse("manage_initiative_people", args=[house, slug]), icon="users"),
        Line(_("Kamers en tijden"), reverse("manage_rooms", args=[house]), icon="door"),
        Line(_("Kamer toevoegen"), reverse("manage_initiative_room_add", args=[house, slug]), icon="plus"),
        Line(_("Apparaten voor de balie"), reverse("desk_devices", args=[house, slug]), icon="device"),
        Line(_("Huispassen"), reverse("pass_sheet", args=[house, slug]), icon="pass"),
        Line(_("Iemand laten inloggen"), reverse("find_for_login", args=[house, slug]), icon="key"),
    ]
    return form_page(
        request,
        place,
        form,
        partial(change_initiative, initiative=place.here, by=place.by),
        title=place.here.name,
        done=reverse("manage_initiative", args=[house, slug]),
        said=_("Opgeslagen."),
        back=back,
        links=links,
        template="initiatives/form_links_page.html",
    )


def manage_organisations(request: HttpRequest, house: str) -> HttpResponse:
    place = enter_house(request, house, EDIT)
    lines = [
        Line(
            each.name,
            reverse("manage_organisation", args=[house, each.pk]),
            note=each.what,
            badge="" if each.is_active else _("doet niet mee"),
            icon="group",
        )
        for each in Organisation.objects.filter(house=place.house)
    ]
    return list_page(
        request,
        place,
        title=_("Partners"),
        lead=_("Organisaties die meedoen met het huis."),
        lines=lines,
        back=reverse("manage", args=[house]),
        add_url=reverse("manage_organisation_add", args=[house]),
        add=_("Partner toevoegen"),
        nothing=_("Er is nog geen partner. Dat hoeft ook niet."),
        icon="group",
    )


def manage_organisation_add(request: HttpRequest, house: str) -> HttpResponse:
    place, back = enter_house(request, house, EDIT), reverse("manage_organisations", args=[house])
    form = OrganisationForm(request.POST or None, house=place.house)
    act = partial(add_organisation, house=place.house, by=place.by)
    title, said = _("Partner toevoegen"), _("De partner staat erbij.")
    return form_page(request, place, form, act, title=title, done=back, said=said, back=back)


def manage_organisation(request: HttpRequest, house: str, key: UUID) -> HttpResponse:
    place, back = enter_house(request, house, EDIT), reverse("manage_organisations", args=[house])
    organisation = get_in_house(place, Organisation, pk=key)
    form = OrganisationForm(request.POST or None, instance=organisation, house=place.house)
    links = [Line(_("Contactpersonen"), reverse("manage_partner_people", args=[house, key]), icon="users")]
    return form_page(
        request,
        place,
        form,
        partial(change_organisation, organisation=organisation, by=place.by),
        title=organisation.name,
        done=back,
        said=_("Opgeslagen."),
        back=back,
        links=links,
        template="initiatives/form_links_page.html",
    )
