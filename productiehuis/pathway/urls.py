"""Addresses of laying the line."""

from django.urls import URLPattern, path

from productiehuis.pathway import views

LINE = "<slug:house>/beheer/leerlijn/"
ANSWERS = "<slug:house>/beheer/antwoorden/"

urlpatterns: list[URLPattern] = [
    path(LINE, views.manage_line, name="manage_line"),
    path(f"{LINE}nieuw/", views.manage_step_add, name="manage_step_add"),
    path(f"{LINE}<slug:slug>/", views.manage_step, name="manage_step"),
    path(f"{LINE}<slug:slug>/daarna/", views.manage_step_link, name="manage_step_link"),
    path(f"{LINE}los/<uuid:key>/", views.manage_link_remove, name="manage_link_remove"),
    path(ANSWERS, views.manage_answers, name="manage_answers"),
    path(f"{ANSWERS}nieuw/", views.manage_answer_add, name="manage_answer_add"),
    path(f"{ANSWERS}<uuid:key>/", views.manage_answer, name="manage_answer"),
]
