"""Addresses of the public pages. The houses' own names come last."""

from django.urls import path

from productiehuis.site.views import house, language, line, mine, my_way, search

urlpatterns = [
    path("", house.foundation, name="foundation"),
    path("taal/", language.language, name="language"),
    path("ik/", mine.my_house, name="my_house"),
    path("ik/<slug:house>/weg/", my_way.my_way, name="my_way"),
    path("<slug:house>/", house.house, name="house"),
    path("<slug:house>/verdieping/<slug:storey>/", house.storey, name="storey"),
    path("<slug:house>/kamer/<slug:room>/", house.room, name="room"),
    path("<slug:house>/initiatief/<slug:initiative>/", house.initiative, name="initiative"),
    path("<slug:house>/zoeken/", search.search, name="search"),
    path("<slug:house>/leerlijn/", line.learning_line, name="learning_line"),
    path("<slug:house>/poster/", house.poster, name="house_poster"),
]
