"""Everything I am in: complete, in my language, and only for me."""

import io
import json
import time

import pytest
from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from django.utils import translation
from pypdf import PdfReader

from productiehuis.audit.models import Event
from productiehuis.privacy.my_data import everything_of, my_data_json, my_data_pdf
from productiehuis.privacy.tests.world import FIRST, LAST, NOTE, OTHER, PHONE, WORDS, make_everywhere

PAGE = "/ik/meenemen/"


@pytest.fixture
def everywhere(cast):
    return make_everywhere(cast)


def document(*persons):
    return json.loads(my_data_json(everything_of(persons)))


def text_of(pdf):
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def just_logged_in(client, user, *, ago=0):
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": time.time() - ago}]
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
    session.save()
    return client


def test_the_document_has_everything_also_under_the_merged_number(cast, everywhere):
    told = document(everywhere.person)
    assert (told["schema"], told["version"]) == ("productiehuis/my-data", 1)
    house = told["houses"][0]
    assert house["numbers"] == sorted([everywhere.person.number, everywhere.same.number])
    everything = json.dumps(house, ensure_ascii=False)
    for word in (FIRST, LAST, PHONE, OTHER, WORDS, NOTE):
        assert word in everything, word
    empty = {key for key, rows in house["parts"].items() if not rows}
    assert empty == {"second_keys", "data_requests"}
    assert set(house["parts"]) == set(told["words"])
    for key, rows in house["parts"].items():
        assert all(set(row) == set(told["words"][key]["columns"]) for row in rows), key


def test_no_secret_and_nobody_else_is_in_it(cast, everywhere):
    everything = json.dumps(document(everywhere.person))
    assert everywhere.user.password not in everything
    assert "Bo zijn" not in everything
    assert "pin_hash" not in everything


def test_the_sheet_says_the_same_in_words(cast, everywhere):
    sheet = my_data_pdf(everything_of([everywhere.person]))
    text = text_of(sheet)
    for word in (FIRST, LAST, OTHER, NOTE, "Wat het huis over mij bewaart", "Je hulpvragen", "Productiehuis West"):
        assert word in text, word


def test_the_sheet_names_the_language_that_the_document_keeps_as_a_code(cast, everywhere):
    parts = document(everywhere.person)["houses"][0]["parts"]
    told = {part.key: part for part in everything_of([everywhere.person])[0].parts}
    assert parts["visits"][0]["language"] == "tr"
    assert told["visits"].rows[0]["language"].word == "Türkçe"


def test_the_sheet_is_pdf_ua_and_knows_its_language(cast, everywhere):
    with translation.override("ar"):
        reader = PdfReader(io.BytesIO(my_data_pdf(everything_of([everywhere.person]))))
    assert reader.trailer["/Root"]["/Lang"] == "ar"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_data()


@pytest.mark.parametrize("form", ["json", "pdf"])
def test_i_take_mine_along_and_it_is_logged(cast, as_person, form):
    client = just_logged_in(as_person(cast.rosa), cast.rosa.user)
    answer = client.post(PAGE, {"as": form})
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="mijn-gegevens.{form}"'
    assert answer["Cache-Control"].find("no-store") >= 0
    line = Event.objects.get(verb="own data taken along")
    assert (line.actor_key, line.changes) == (cast.rosa.pk, {"as": [None, form]})


def test_who_came_in_long_ago_shows_it_is_them_first(cast, as_person):
    client = just_logged_in(as_person(cast.rosa), cast.rosa.user, ago=3600)
    for answer in (client.get(PAGE), client.post(PAGE, {"as": "json"})):
        assert answer.status_code == 302
        assert "/reauthenticate/" in answer["Location"] or "bevestig" in answer["Location"]
    assert not Event.objects.filter(verb="own data taken along").exists()


def test_not_on_the_device_of_a_desk(cast, as_person):
    client = just_logged_in(as_person(cast.vera), cast.vera.user)
    session = client.session
    session["desk_device"] = str(cast.desk.pk)
    session["desk_initiative"] = str(cast.desk.pk)
    session["desk_seen"] = int(time.time())
    session.save()
    answer = client.post(PAGE, {"as": "json"})
    assert answer["Content-Type"].startswith("text/html")


def test_only_so_often(cast, as_person, monkeypatch):
    monkeypatch.setattr("productiehuis.privacy.views.own.allow", lambda *args, **kwargs: False)
    client = just_logged_in(as_person(cast.rosa), cast.rosa.user)
    assert client.post(PAGE, {"as": "json"}).status_code == 429


def test_nothing_is_left_on_disk(cast, as_person, settings):
    just_logged_in(as_person(cast.rosa), cast.rosa.user).post(PAGE, {"as": "pdf"})
    assert list(settings.DATA_DIR.rglob("*")) == []


def test_the_page_of_looks_says_what_is_kept_and_how_long(cast, as_person):
    page = as_person(cast.rosa).get("/ik/wie-keek-er/").content.decode()
    assert "Tot je 2 jaar nergens in het huis was" in page
    assert 'href="/ik/meenemen/"' in page
    assert 'href="/ik/wissen/"' in page
