"""Yesterday's paper list, on one page."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from productiehuis.helpdesk import queries
from productiehuis.helpdesk.actions import register_paper_list
from productiehuis.helpdesk.forms.lists import PaperListForm
from productiehuis.helpdesk.views.desk import desk_url, frame, log_names
from productiehuis.initiatives.access import Permission, enter_initiative
from productiehuis.initiatives.drafts import take_draft
from productiehuis.initiatives.guards import desk_form, is_forged


@require_http_methods(["GET", "HEAD", "POST"])
@desk_form
def paper_list(request: HttpRequest, house: str, initiative: str) -> HttpResponse:
    """All lines are stored or none; what was typed stays until it is right."""
    place = enter_initiative(request, house, initiative, Permission.REGISTER)
    today, rooms = place.house.today, queries.rooms_of_desk(place.here)
    if not rooms:
        return render(request, "helpdesk/no_room.html", frame(place, "list"))
    data = request.POST if request.method == "POST" else take_draft(request)
    yesterday = today - timedelta(days=1)
    form = PaperListForm(place.here, rooms, queries.topics_of(place.house.pk), data, initial={"day": yesterday})
    is_checked = request.method == "POST" and request.POST.get("do") == "done" and not is_forged(request)
    if is_checked and form.is_valid():
        try:
            stored = register_paper_list(
                lines=form.lines,
                list_key=form.cleaned_data["client_key"],
                day=form.chosen_day,
                room=form.room_object,
                initiative=place.here,
                by=place.by,
                today=today,
            )
            words = ngettext("%(count)s bezoek opgeslagen.", "%(count)s bezoeken opgeslagen.", len(stored))
            messages.success(request, words % {"count": len(stored)})
            return redirect(f"{desk_url(place)}dag/{form.chosen_day.isoformat()}/")
        except ValidationError as problem:
            form.add_error(None, problem)
    if any(row.alike for row in form.rows):
        log_names(place)
    context = frame(place, "list", form=form, is_checked=is_checked, is_late=is_forged(request), today=today)
    return render(request, "helpdesk/paper_list.html", context)
