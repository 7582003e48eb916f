from django.urls import path

from productiehuis.monitor.views import open_data, pages, sharing, wall

urlpatterns = [
    path("cijfers/", pages.foundation_now, name="monitor_foundation"),
    path("cijfers/<int:year>/", pages.foundation, name="monitor_foundation"),
    path("cijfers/regel/", pages.definitions, name="definitions"),
    path("cijfers/regel/<str:code>/", pages.definition, name="definition"),
    path("cijfers/gedeeld/<uuid:link>/<slug:mark>/", sharing.shared_numbers, name="shared_numbers"),
    path("cijfers/gedeeld/<uuid:link>/<slug:mark>/cijfers.<slug:form>", sharing.shared_file, name="shared_file"),
    path("open-data/", open_data.about, name="open_data"),
    path("open-data/openapi.json", open_data.openapi, name="openapi"),
    path("open-data/monitor/<int:year>.json", open_data.foundation_json, name="open_foundation_json"),
    path("open-data/monitor/<int:year>.csv", open_data.foundation_csv, name="open_foundation_csv"),
    path("open-data/monitor/<slug:house>/<int:year>.json", open_data.house_json, name="open_house_json"),
    path("open-data/monitor/<slug:house>/<int:year>.csv", open_data.house_csv, name="open_house_csv"),
    path("open-data/monitor/<slug:house>/<int:year>.<slug:form>", open_data.house_file, name="open_house_file"),
    path("open-data/monitor/<slug:house>/<int:year>/parts.json", open_data.parts_json, name="open_parts_json"),
    path("open-data/monitor/<slug:house>/<int:year>/parts.csv", open_data.parts_csv, name="open_parts_csv"),
    path("open-data/<path:rest>", open_data.unknown, name="open_unknown"),
    path("<slug:house>/cijfers/", pages.house_now, name="monitor_house"),
    path("<slug:house>/cijfers/<int:year>/", pages.house, name="monitor_house"),
    path("<slug:house>/cijfers/delen/", sharing.shares, name="shares"),
    path("<slug:house>/cijfers/delen/<slug:initiative>/", sharing.shares, name="shares"),
    path("<slug:house>/cijfers/delen/<uuid:link>/intrekken/", sharing.share_withdraw, name="share_withdraw"),
    path("<slug:house>/cijfers/kleine-getallen/", sharing.showing_rule, name="showing_rule"),
    path("<slug:house>/cijfers/<slug:initiative>/<int:year>/", pages.initiative, name="monitor_initiative"),
    path("<slug:house>/cijfers/<slug:initiative>/<int:year>/muur/", wall.wall, name="wall"),
]
