"""Addresses of the board."""

from django.urls import URLPattern, path

from productiehuis.gaps import views

BOARD = "<slug:house>/beheer/gaten/"

urlpatterns: list[URLPattern] = [
    path("cijfers/gaten/", views.gap_rules, name="gap_rules"),
    path(BOARD, views.gaps, name="gaps"),
    path(f"{BOARD}kijk/", views.gaps_look, name="gaps_look"),
    path(f"{BOARD}<uuid:key>/", views.gap, name="gap"),
    path(f"{BOARD}<uuid:key>/oppakken/", views.gap_take_up, name="gap_take_up"),
    path(f"{BOARD}<uuid:key>/voorstel/", views.gap_propose, name="gap_propose"),
    path(f"{BOARD}<uuid:key>/klaar/", views.gap_done, name="gap_done"),
    path(f"{BOARD}<uuid:key>/verhaal/", views.gap_retell, name="gap_retell"),
    path(f"{BOARD}<uuid:key>/terug/", views.gap_reopen, name="gap_reopen"),
    path(f"{BOARD}<uuid:key>/loslaten/", views.gap_let_go, name="gap_let_go"),
    path("<slug:house>/wat-mist/", views.gaps_public, name="gaps_public"),
]
