"""All addresses. Each app brings its own; `site` comes last, for its houses have any first word."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from productiehuis.config.health import health

# Apps with pages, in the order their addresses are tried: the busiest first, the houses' own names last.
APPS = (
    "helpdesk",
    "activities",
    "referrals",
    "plans",
    "coaching",
    "pathway",
    "gaps",
    "imports",
    "people",
    "initiatives",
    "monitor",
    "privacy",
    "post",
    "ui",
    "house",
    "site",
)

urlpatterns: list[URLPattern | URLResolver] = [path("health/", health, name="health")]
urlpatterns += [
    path("", include(f"productiehuis.{app}.urls")) for app in APPS if find_spec(f"productiehuis.{app}.urls")
]
