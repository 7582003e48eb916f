"""Pages on which residents change the house itself: its name, storeys, places and topics."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from productiehuis.house import actions
from productiehuis.house.forms import AboutHouseForm, FoundationForm, LocationForm, StoreyForm, TopicForm
from productiehuis.house.models import Location, Storey, StoreyKind, Topic
from productiehuis.house.rules import DOWN, UP
from productiehuis.initiatives.access import Permission, enter_foundation, enter_house, get_in_house
from productiehuis.initiatives.views.pages import Line, form_page, list_page

SAVED = _("Opgeslagen.")
EDIT = Permission.EDIT_HOUSE


def manage_house(request: HttpRequest, house: str) -> HttpResponse:
    place, back = enter_house(request, house, EDIT), reverse("manage", args=[house])
    form = AboutHouseForm(request.POST or None, instance=place.house, house=place.house)
    act = partial(actions.change_house, house=place.house, by=place.by)
    return form_page(request, place, form, act, title=_("Het huis"), done=back, said=SAVED, back=back)


def manage_foundation(request: HttpRequest, house: str) -> HttpResponse:
    """What the foundation says about itself on the front page, above all houses."""
    place, back = enter_foundation(request, house), reverse("manage", args=[house])
    foundation = place.house.foundation
    form = FoundationForm(request.POST or None, instance=foundation)
    act = partial(actions.change_foundation, foundation=foundation, house=place.house, by=place.by)
    title, lead = _("De stichting"), _("Dit staat op de eerste pagina, boven alle huizen.")
    return form_page(request, place, form, act, title=title, done=back, said=SAVED, back=back, lead=lead)


def manage_storeys(request: HttpRequest, house: str) -> HttpResponse:
    place = enter_house(request, house, EDIT)
    lines = [
        Line(
            storey.name,
            reverse("manage_storey", args=[house, storey.slug]),
            note=storey.motto,
            icon="stairs",
            move_url=reverse("manage_storey_move", args=[house, storey.slug]),
        )
        for storey in Storey.objects.filter(house=place.house).order_by("-level")
    ]
    return list_page(
        request,
        place,
        title=_("Verdiepingen"),
        lead=_("Van boven naar beneden, net als in de tekening."),
        lines=lines,
        back=reverse("manage", args=[house]),
        add_url=reverse("manage_storey_add", args=[house]),
        add=_("Verdieping toevoegen"),
        nothing=_("Er zijn nog geen verdiepingen. Voeg er een toe."),
        icon="stairs",
    )


def manage_storey_add(request: HttpRequest, house: str) -> HttpResponse:
    place, back = enter_house(request, house, EDIT), reverse("manage_storeys", args=[house])
    form = StoreyForm(request.POST or None, house=place.house, initial={"kind": StoreyKind.VERDIEPING})
    act = partial(actions.add_storey, house=place.house, by=place.by)
    title, said = _("Verdieping toevoegen"), _("De verdieping staat erbij.")
    return form_page(request, place, form, act, title=title, done=back, said=said, back=back)


def manage_storey(request: HttpRequest, house: str, slug: str) -> HttpResponse:
    place, back = enter_house(request, house, EDIT), reverse("manage_storeys", args=[house])
    storey = get_in_house(place, Storey, slug=slug)
    form = StoreyForm(request.POST or None, instance=storey, house=place.house)
    return form_page(
        request,
        place,
        form,
        partial(actions.change_storey, storey=storey, by=place.by),
        title=storey.name,
        done=back,
        said=SAVED,
        back=back,
        remove_url=reverse("manage_storey_remove", args=[house, slug]),
        remove=_("Verdieping weghalen"),
        remove_note=_("Dat kan alleen als er geen kamers zijn."),
        template="initiatives/form_remove_page.html",
    )


def _direction(request: HttpRequest) -> str:
    return UP if request.POST.get("direction") == UP else DOWN


@require_POST
def manage_storey_move(request: HttpRequest, house: str, slug: str) -> HttpResponse:
    place = enter_house(request, house, EDIT)
    actions.move_storey(storey=get_in_house(place, Storey, slug=slug), direction=_direction(request), by=place.by)
    return redirect("manage_storeys", house)


@require_POST
def manage_storey_remove(request: HttpRequest, house: str, slug: str) -> HttpResponse:
    place = enter_house(request, house, EDIT)
    try:
        actions.remove_storey(storey=get_in_house(place, Storey, slug=slug), by=place.by)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return redirect("manage_storey", house, slug)
    messages.success(request, _("De verdieping is weg."))
    return redirect("manage_storeys", house)


def manage_locations(request: HttpRequest, house: str) -> HttpResponse:
    place = enter_house(request, house, EDIT)
    lines = [
        Line(
            location.name,
            reverse("manage_location", args=[house, location.pk]),
            note=location.address,
            badge="" if location.is_active else _("niet in gebruik"),
            icon="place",
        )
        for location in Location.objects.filter(house=place.house)
    ]
    return list_page(
        request,
        place,
        title=_("Plekken"),
        lead=_("Echte adressen waar kamers zijn."),
        lines=lines,
        back=reverse("manage", args=[house]),
        add_url=reverse("manage_location_add", args=[house]),
        add=_("Plek toevoegen"),
        nothing=_("Er is nog geen plek. Voeg het eerste adres toe."),
        icon="place",
    )


def manage_location_add(request: HttpRequest, house: str) -> HttpResponse:
    place, back = enter_house(request, house, EDIT), reverse("manage_locations", args=[house])
    form = LocationForm(request.POST or None, house=place.house, initial={"district": place.house.district})
    act = partial(actions.add_location, house=place.house, by=place.by)
    title, said = _("Plek toevoegen"), _("De plek staat erbij.")
    return form_page(request, place, form, act, title=title, done=back, said=said, back=back)


def manage_location(request: HttpRequest, house: str, key: UUID) -> HttpResponse:
    place, back = enter_house(request, house, EDIT), reverse("manage_locations", args=[house])
    location = get_in_house(place, Location, pk=key)
    form = LocationForm(request.POST or None, instance=location, house=place.house)
    act = partial(actions.change_location, location=location, by=place.by)
    return form_page(request, place, form, act, title=location.name, done=back, said=SAVED, back=back)


def manage_topics(request: HttpRequest, house: str) -> HttpResponse:
    place = enter_house(request, house, EDIT)
    lines = [
        Line(
            topic.name,
            reverse("manage_topic", args=[house, topic.slug]),
            badge="" if topic.is_active else _("uit"),
            icon=topic.pictogram,
            move_url=reverse("manage_topic_move", args=[house, topic.slug]),
        )
        for topic in Topic.objects.filter(house=place.house)
    ]
    return list_page(
        request,
        place,
        title=_("Onderwerpen"),
        lead=_("Waar hulpvragen over gaan. Zo staan ze ook aan de balie."),
        lines=lines,
        back=reverse("manage", args=[house]),
        add_url=reverse("manage_topic_add", args=[house]),
        add=_("Onderwerp toevoegen"),
        nothing=_("Er zijn nog geen onderwerpen. Voeg er een toe."),
        icon="list",
    )


def manage_topic_add(request: HttpRequest, house: str) -> HttpResponse:
    place, back = enter_house(request, house, EDIT), reverse("manage_topics", args=[house])
    form = TopicForm(request.POST or None, house=place.house)
    act = partial(actions.add_topic, house=place.house, by=place.by)
    title, said = _("Onderwerp toevoegen"), _("Het onderwerp staat erbij.")
    return form_page(request, place, form, act, title=title, done=back, said=said, back=back)


def manage_topic(request: HttpRequest, house: str, slug: str) -> HttpResponse:
    place, back = enter_house(request, house, EDIT), reverse("manage_topics", args=[house])
    topic = get_in_house(place, Topic, slug=slug)
    form = TopicForm(request.POST or None, instance=topic, house=place.house)
    act = partial(actions.change_topic, topic=topic, by=place.by)
    title = topic.name
    return form_page(request, place, form, act, title=title, done=back, said=SAVED, back=back)


@require_POST
def manage_topic_move(request: HttpRequest, house: str, slug: str) -> HttpResponse:
    place = enter_house(request, house, EDIT)
    actions.move_topic(topic=get_in_house(place, Topic, slug=slug), direction=_direction(request), by=place.by)
    return redirect("manage_topics", house)
