from django.urls import path

from productiehuis.monitor.views import open_data, pages

urlpatterns = [
    path("cijfers/", pages.foundation_now, name="monitor_foundation"),
    path("cijfers/<int:year>/", pages.foundation, name="monitor_foundation"),
    path("cijfers/regel/", pages.definitions, name="definitions"),
    path("cijfers/regel/<str:code>/", pages.definition, name="definition"),
    path("open-data/", open_data.about, name="open_data"),
    path("open-data/openapi.json", open_data.openapi, name="openapi"),
    path("open-data/monitor/<int:year>.json", open_data.foundation_json, name="open_foundation_json"),
    path("open-data/monitor/<int:year>.csv", open_data.foundation_csv, name="open_foundation_csv"),
    path("open-data/monitor/<slug:house>/<int:year>.json", open_data.house_json, name="open_house_json"),
    path("open-data/monitor/<slug:house>/<int:year>.csv", open_data.house_csv, name="open_house_csv"),
    path("open-data/<path:rest>", open_data.unknown, name="open_unknown"),
    path("<slug:house>/cijfers/", pages.house_now, name="monitor_house"),
    path("<slug:house>/cijfers/<int:year>/", pages.house, name="monitor_house"),
    path("<slug:house>/cijfers/<slug:initiative>/<int:year>/", pages.initiative, name="monitor_initiative"),
]
