"""The floor's three views: nothing, fifty rows, one insert."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone

from bench.floor.models import Row


def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse("x")


def rows(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return HttpResponse(status=403)
    lines = [
        {
            "time": timezone.localtime(row.at).strftime("%H:%M"),
            "name": row.name,
            "topics": row.topics,
            "state": row.state,
        }
        for row in Row.objects.order_by("-at")[:50]
    ]
    return render(request, "rows.html", {"lines": lines, "user": request.user})


def insert(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return HttpResponse(status=403)
    Row.objects.create(at=timezone.now(), name=request.POST["name"], topics="", state="open")
    return redirect("/rows/")


urlpatterns = [path("", empty), path("rows/", rows), path("insert/", insert)]
