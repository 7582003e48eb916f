"""The menus of every page: a context processor that asks the database nothing it has asked just now."""

from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from productiehuis.house.models import Foundation, House
from productiehuis.initiatives.desk_access import TOGETHER, Together

Item = tuple[str, str, str, bool]
REMEMBER_SECONDS = 15


def _name_of(slug: str) -> str:
    """The name of the house of this page, or of the foundation."""
    key = f"name:{slug}"
    name = cache.get(key)
    if name is None:
        rows = House.objects.filter(slug=slug) if slug else Foundation.objects.all()
        name = rows.values_list("name", flat=True).first() or ""
        cache.set(key, name, REMEMBER_SECONDS)
    return str(name)


def _item(request: HttpRequest, url: str, icon: str, label: str) -> Item:
    return url, icon, label, request.path == url


def _is_logged_in(request: HttpRequest) -> bool:
    """Nobody is, on a page that refuses the request before it is known who asks."""
    return hasattr(request, "user") and request.user.is_authenticated


def _together(request: HttpRequest) -> Together | None:
    """Who sits beside, when two people are together on the device of a desk."""
    return request.session.get(TOGETHER) if _is_logged_in(request) else None


def _nav(request: HttpRequest, slug: str) -> list[Item]:
    if together := _together(request):
        sent_on = _item(request, reverse("my_referrals"), "pass-on", _("Waar ik heen kan"))
        return [_item(request, together["home"], "plan", _("Mijn plan")), sent_on]
    if slug:
        items = [
            (reverse("house", args=[slug]), "home", _("Het huis")),
            (reverse("agenda", args=[slug]), "calendar", _("Agenda")),
            (reverse("monitor_house", args=[slug]), "chart", _("Cijfers")),
        ]
        if request.path.startswith(manage := reverse("manage", args=[slug])):
            items.append((manage, "settings", _("Inrichten")))
    else:
        items = [(reverse("foundation"), "home", _("Alle huizen"))]
    if _is_logged_in(request):
        items.append((reverse("my_house"), "user", _("Van mij")))
    else:
        items.append((reverse("account_login"), "key", _("Inloggen")))
    return [_item(request, *each) for each in items]


def _user_menu(request: HttpRequest) -> list[Item]:
    if not _is_logged_in(request) or _together(request):
        return []
    items = [
        (reverse("my_house"), "home", _("Van mij")),
        (reverse("my_plans"), "plan", _("Mijn plan")),
        (reverse("my_agenda"), "calendar", _("Mijn agenda")),
        (reverse("profile"), "settings", _("Mijn profiel")),
        (reverse("who_looked"), "eye", _("Wie keek er?")),
        (reverse("account_logout"), "logout", _("Uitloggen")),
    ]
    return [_item(request, *each) for each in items]


def _lazy(make: Callable[[], Any]) -> Any:
    return SimpleLazyObject(make)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """`nav`, `user_menu`, `site_name` and `home_url` of the base template, made only when a template asks."""
    match = request.resolver_match
    kwargs = match.kwargs if match else {}
    asked = kwargs.get("house") or kwargs.get("house_slug")
    # The address may name a house that is not there.
    slug = _lazy(lambda: str(asked) if asked and _name_of(asked) else "")
    return {
        "nav": _lazy(lambda: _nav(request, str(slug))),
        "user_menu": _lazy(lambda: _user_menu(request)),
        "together": _lazy(lambda: _together(request)),
        "site_name": _lazy(lambda: _name_of(str(slug))),
        "home_url": _lazy(lambda: reverse("house", args=[slug]) if slug else reverse("foundation")),
    }
