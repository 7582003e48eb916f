"""Addresses of trust."""

from django.urls import path

from productiehuis.privacy import views

urlpatterns = [
    path("ik/wie-keek-er/", views.who_looked, name="who_looked"),
    path("<slug:house>/logboek/", views.house_log, name="house_log"),
    path("<slug:house>/samenvoegen/", views.merges, name="merges"),
    path("<slug:house>/samenvoegen/<uuid:merge>/ongedaan/", views.merge_undo, name="merge_undo"),
]
