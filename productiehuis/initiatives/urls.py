"""Addresses of setting up a house, opening one, and the desk devices."""

from django.urls import URLPattern, path

from productiehuis.initiatives import desk_urls
from productiehuis.initiatives.views import house, initiatives, logins, opening, overview, roles, rooms

HOUSE = "<slug:house>/beheer/"
INITIATIVE = f"{HOUSE}initiatieven/<slug:initiative>/"
PARTNER = f"{HOUSE}partners/<uuid:partner>/"
ROOM = f"{HOUSE}kamers/<slug:slug>/"

urlpatterns: list[URLPattern] = [
    *desk_urls.urlpatterns,
    path("welkom/<str:token>/", opening.first_coordinator, name="first_coordinator"),
    path(HOUSE, overview.manage, name="manage"),
    path(f"{HOUSE}huis/", house.manage_house, name="manage_house"),
    path(f"{HOUSE}stichting/", house.manage_foundation, name="manage_foundation"),
    path(f"{HOUSE}verdiepingen/", house.manage_storeys, name="manage_storeys"),
    path(f"{HOUSE}verdiepingen/nieuw/", house.manage_storey_add, name="manage_storey_add"),
    path(f"{HOUSE}verdiepingen/<slug:slug>/", house.manage_storey, name="manage_storey"),
    path(f"{HOUSE}verdiepingen/<slug:slug>/plaats/", house.manage_storey_move, name="manage_storey_move"),
    path(f"{HOUSE}verdiepingen/<slug:slug>/weg/", house.manage_storey_remove, name="manage_storey_remove"),
    path(f"{HOUSE}plekken/", house.manage_locations, name="manage_locations"),
    path(f"{HOUSE}plekken/nieuw/", house.manage_location_add, name="manage_location_add"),
    path(f"{HOUSE}plekken/<uuid:key>/", house.manage_location, name="manage_location"),
    path(f"{HOUSE}onderwerpen/", house.manage_topics, name="manage_topics"),
    path(f"{HOUSE}onderwerpen/nieuw/", house.manage_topic_add, name="manage_topic_add"),
    path(f"{HOUSE}onderwerpen/<slug:slug>/", house.manage_topic, name="manage_topic"),
    path(f"{HOUSE}onderwerpen/<slug:slug>/plaats/", house.manage_topic_move, name="manage_topic_move"),
    path(f"{HOUSE}initiatieven/", initiatives.manage_initiatives, name="manage_initiatives"),
    path(f"{HOUSE}initiatieven/nieuw/", initiatives.manage_initiative_add, name="manage_initiative_add"),
    path(f"{HOUSE}initiatieven/<slug:slug>/", initiatives.manage_initiative, name="manage_initiative"),
    path(f"{INITIATIVE}kamers/nieuw/", rooms.manage_room_add, name="manage_initiative_room_add"),
    path(f"{INITIATIVE}mensen/", roles.manage_people, name="manage_initiative_people"),
    path(f"{INITIATIVE}mensen/rol/", roles.manage_give, name="manage_initiative_give"),
    path(f"{HOUSE}partners/", initiatives.manage_organisations, name="manage_organisations"),
    path(f"{HOUSE}partners/nieuw/", initiatives.manage_organisation_add, name="manage_organisation_add"),
    path(f"{HOUSE}partners/<uuid:key>/", initiatives.manage_organisation, name="manage_organisation"),
    path(f"{PARTNER}mensen/", roles.manage_people, name="manage_partner_people"),
    path(f"{PARTNER}mensen/rol/", roles.manage_give, name="manage_partner_give"),
    path(f"{HOUSE}kamers/", rooms.manage_rooms, name="manage_rooms"),
    path(f"{HOUSE}kamers/nieuw/", rooms.manage_room_add, name="manage_room_add"),
    path(ROOM, rooms.manage_room, name="manage_room"),
    path(f"{ROOM}tijden/", rooms.manage_room_times, name="manage_room_times"),
    path(f"{ROOM}tijden/nieuw/", rooms.manage_time_add, name="manage_time_add"),
    path(f"{ROOM}tijden/<uuid:key>/weg/", rooms.manage_time_remove, name="manage_time_remove"),
    path(f"{ROOM}dicht/nieuw/", rooms.manage_closure_add, name="manage_closure_add"),
    path(f"{ROOM}dicht/<uuid:key>/weg/", rooms.manage_closure_remove, name="manage_closure_remove"),
    path(f"{HOUSE}mensen/", roles.manage_people, name="manage_people"),
    path(f"{HOUSE}mensen/rol/", roles.manage_give, name="manage_give"),
    path(f"{HOUSE}mensen/<uuid:person>/", logins.help_login, name="help_login"),
    path(f"{HOUSE}mensen/<uuid:person>/inlogcode/", logins.house_login_code, name="house_login_code"),
    path(f"{HOUSE}mensen/<uuid:person>/sleutel-kwijt/", logins.lost_key, name="lost_key"),
    path(f"{HOUSE}rol/<uuid:key>/stopt/", roles.manage_role_end, name="manage_role_end"),
    path(f"{HOUSE}rollen/", roles.manage_role_sentences, name="manage_role_sentences"),
    path(f"{HOUSE}rollen/<slug:role>/", roles.manage_role_sentence, name="manage_role_sentence"),
    path(f"{HOUSE}nieuw-huis/", opening.manage_next_house, name="manage_next_house"),
]
