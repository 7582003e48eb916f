"""The front page of `beheer`: what is done, what is next, and everything that can be changed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from productiehuis.initiatives.access import Permission, enter_manage, initiatives_to_edit, keeps_foundation
from productiehuis.initiatives.setup import setup_steps
from productiehuis.initiatives.views.pages import Line
from productiehuis.people.restored import restored
from productiehuis.people.second_factor import has_one

NOUNS = (
    ("manage_house", _("Het huis"), "house"),
    ("manage_storeys", _("Verdiepingen"), "stairs"),
    ("manage_locations", _("Plekken"), "place"),
    ("manage_initiatives", _("Initiatieven"), "idea"),
    ("manage_organisations", _("Partners"), "group"),
    ("manage_rooms", _("Kamers"), "door"),
    ("manage_topics", _("Onderwerpen"), "list"),
    ("manage_people", _("Rollen in het huis"), "users"),
    ("house_pass_sheet", _("Huispassen"), "pass"),
    ("manage_role_sentences", _("Wat de rollen zijn"), "info"),
)
OF_FOUNDATION = (
    ("manage_foundation", _("De stichting"), "world"),
    ("manage_next_house", _("Nog een huis openen"), "house-key"),
)


@require_safe
def manage(request: HttpRequest, house: str) -> HttpResponse:
    place = enter_manage(request, house)
    edits_house = place.may(Permission.EDIT_HOUSE)
    nouns = NOUNS + OF_FOUNDATION if keeps_foundation(place) else NOUNS
    steps = setup_steps(place.house) if edits_house else []
    context = {
        "place": place,
        "house": place.house,
        "edits_house": edits_house,
        "steps": steps,
        "next_step": next((step for step in steps if not step.done), None),
        "restored": restored(place.house) if edits_house else None,
        "nouns": [Line(name, reverse(page, args=[house]), icon=icon) for page, name, icon in nouns],
        "initiatives": [] if edits_house else initiatives_to_edit(place),
        "second_factor_url": reverse("second_factor"),
        "needs_second_factor": place.person is not None
        and place.person.user is not None
        and not place.person.user.is_persona
        and not has_one(place.person.user),
    }
    return render(request, "initiatives/manage.html", context)
