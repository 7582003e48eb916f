"""Open data: the same numbers for machines, readable from any site. An error is a sentence in JSON."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from productiehuis.house.models import House
from productiehuis.monitor import flow_data, open_data
from productiehuis.monitor.access import get_house_and_years, get_houses_and_years
from productiehuis.monitor.counts import gather
from productiehuis.monitor.definitions import BY_FIELD
from productiehuis.monitor.exports import FORMS, file_response, sheets_of, with_flow, write
from productiehuis.monitor.flows import gather_flow
from productiehuis.monitor.heavy import ASK_PROGRAM, limited_file
from productiehuis.monitor.open_data import Document
from productiehuis.monitor.openapi import description
from productiehuis.monitor.publishing.publication import flow_publication_of, publication_of

View = Callable[..., HttpResponse]


def _for_everyone(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return response


def _open(view: View) -> View:
    """Readable from any site; what is not there answers in JSON."""

    @require_safe
    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return _for_everyone(view(request, *args, **kwargs))
        except Http404:
            sentence = _("Deze cijfers zijn er niet. Kijk of huis en jaar kloppen.")
            return _for_everyone(JsonResponse({"error": sentence}, status=404))

    return opened


def _too_often(_request: HttpRequest) -> HttpResponse:
    return JsonResponse({"error": str(ASK_PROGRAM)}, status=429)


def _unless_same(request: HttpRequest, mark: str, make: Callable[[], HttpResponse]) -> HttpResponse:
    """Count again only when somebody wrote something since the answer the asker already has."""
    etag = f'W/"{mark}"'
    known = [each.strip() for each in request.headers.get("If-None-Match", "").split(",")]
    response = HttpResponseNotModified() if etag in known else make()
    response["ETag"] = etag
    return response


def definition_addresses(request: HttpRequest) -> dict[str, str]:
    return {
        name: request.build_absolute_uri(reverse("definition", args=[each.code])) for name, each in BY_FIELD.items()
    }


def _as_json(document: Document) -> HttpResponse:
    return JsonResponse(document, json_dumps_params={"ensure_ascii": False})


def _as_csv(document: Document) -> HttpResponse:
    name = f"monitor-{document['house'] or 'alle-huizen'}-{document['year']}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(open_data.as_csv(document), content_type="text/csv; charset=utf-8", headers=headers)


def now() -> str:
    return timezone.now().replace(microsecond=0).isoformat()


def _mark(request: HttpRequest, houses: list[House], year: int, form: str) -> str:
    """Also another day is another answer: the running year goes up to today."""
    days = [str(house.today) for house in houses]
    return open_data.mark_of(houses, year, form, days, request.build_absolute_uri("/"))


def _house(request: HttpRequest, slug: str, year: int, write: Callable[[Document], HttpResponse]) -> HttpResponse:
    house, years = get_house_and_years(slug)
    years.check(year)

    def make() -> HttpResponse:
        here = gather([house], year)[0]
        return write(open_data.house_document(here, made=now(), definitions=definition_addresses(request)))

    return _unless_same(request, _mark(request, [house], year, write.__name__), make)


def _foundation(request: HttpRequest, year: int, write: Callable[[Document], HttpResponse]) -> HttpResponse:
    _found, houses, years = get_houses_and_years()
    years.check(year)

    def make() -> HttpResponse:
        definitions = definition_addresses(request)
        return write(open_data.foundation_document(gather(houses, year), year, made=now(), definitions=definitions))

    return _unless_same(request, _mark(request, houses, year, write.__name__), make)


@_open
def house_json(request: HttpRequest, house: str, year: int) -> HttpResponse:
    return _house(request, house, year, _as_json)


@_open
def house_csv(request: HttpRequest, house: str, year: int) -> HttpResponse:
    return _house(request, house, year, _as_csv)


@_open
def foundation_json(request: HttpRequest, year: int) -> HttpResponse:
    return _foundation(request, year, _as_json)


@_open
def foundation_csv(request: HttpRequest, year: int) -> HttpResponse:
    return _foundation(request, year, _as_csv)


def _parts(request: HttpRequest, slug: str, year: int, write: Callable[[Document], HttpResponse]) -> HttpResponse:
    house, years = get_house_and_years(slug)
    years.check(year)

    def make() -> HttpResponse:
        publication = publication_of(gather([house], year)[0])
        return write(open_data.parts_document(publication, made=now()))

    return _unless_same(request, _mark(request, [house], year, f"parts{write.__name__}{get_language()}"), make)


def _parts_as_csv(document: Document) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="monitor-{document["house"]}-{document["year"]}-parts.csv"'
    }
    return HttpResponse(open_data.parts_as_csv(document), content_type="text/csv; charset=utf-8", headers=headers)


@_open
def parts_json(request: HttpRequest, house: str, year: int) -> HttpResponse:
    return _parts(request, house, year, _as_json)


@_open
def parts_csv(request: HttpRequest, house: str, year: int) -> HttpResponse:
    return _parts(request, house, year, _parts_as_csv)


def _flow(request: HttpRequest, slug: str, year: int, write: Callable[[Document], HttpResponse]) -> HttpResponse:
    """Counted each time: only then it is known whether anything that is told changed."""
    house, years = get_house_and_years(slug)
    publication = flow_publication_of(gather_flow(house, years.check(year)))

    def address(code: str) -> str:
        return request.build_absolute_uri(reverse("definition", args=[code]))

    document = flow_data.flow_document(publication, made=now(), address=address)
    return _unless_same(request, flow_data.mark_of_flow(document, write.__name__), lambda: write(document))


def _flow_as_csv(document: Document) -> HttpResponse:
    name = f"monitor-{document['house']}-{document['year']}-flow.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(flow_data.flow_as_csv(document), content_type="text/csv; charset=utf-8", headers=headers)


@_open
@limited_file(_too_often)
def flow_json(request: HttpRequest, house: str, year: int) -> HttpResponse:
    return _flow(request, house, year, _as_json)


@_open
@limited_file(_too_often)
def flow_csv(request: HttpRequest, house: str, year: int) -> HttpResponse:
    return _flow(request, house, year, _flow_as_csv)


@_open
@limited_file(_too_often)
def house_file(request: HttpRequest, house: str, year: int, form: str) -> HttpResponse:
    """All that is public of a year as a spreadsheet."""
    found, years = get_house_and_years(house)
    years.check(year)
    if form not in FORMS:
        raise Http404
    publication, flow = publication_of(gather([found], year)[0]), flow_publication_of(gather_flow(found, year))
    sheets = with_flow(sheets_of([publication]), flow)
    return file_response(write(sheets, form), f"monitor-{found.slug}-{year}", form)


@_open
def openapi(request: HttpRequest) -> HttpResponse:
    return _as_json(description(request.build_absolute_uri("/").rstrip("/")))


@_open
def unknown(request: HttpRequest, rest: str) -> HttpResponse:
    raise Http404


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What there is to take, for people."""
    _found, houses, years = get_houses_and_years()
    return render(request, "monitor/open_data.html", {"houses": houses, "years": years.listed})
