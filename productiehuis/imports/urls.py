"""Addresses of lists that are brought in."""

from django.urls import path

from productiehuis.imports.views import deciding, lists

_LISTS = "<slug:house>/lijsten/<slug:initiative>/"
_LIST = f"{_LISTS}<uuid:key>/"

urlpatterns = [
    path(_LISTS, lists.imports, name="imports"),
    path(f"{_LISTS}voorbeeld.xlsx", lists.import_example, name="import_example"),
    path(_LIST, lists.import_page, name="import"),
    path(f"{_LIST}kolommen/", deciding.import_columns, name="import_columns"),
    path(f"{_LIST}mensen/", deciding.import_people, name="import_people"),
    path(f"{_LIST}mensen/rest/", deciding.import_rest, name="import_rest"),
    path(f"{_LIST}onderwerpen/", deciding.import_topics, name="import_topics"),
    path(f"{_LIST}vervangt/", deciding.import_replaces, name="import_replaces"),
    path(f"{_LIST}opslaan/", lists.import_store, name="import_store"),
    path(f"{_LIST}ongedaan/", lists.import_undo, name="import_undo"),
    path(f"{_LIST}weg/", lists.import_drop, name="import_drop"),
]
