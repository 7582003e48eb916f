"""A wish from a plan: what travels is shown first, and it is only a topic and a storey."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from productiehuis.house.form_fields import NamedChoiceField
from productiehuis.house.models import House, Storey, Topic
from productiehuis.pathway.actions import send_wish
from productiehuis.plans.access import get_own_part
from productiehuis.ui.forms import ClientKeyForm, TopicTile


class WishForm(ClientKeyForm):
    """Which topic, on which storey. Nothing of the plan is in it."""

    topic = NamedChoiceField(Topic.objects.none(), widget=TopicTile, empty_label=None)
    storey = NamedChoiceField(Storey.objects.none(), widget=forms.RadioSelect, empty_label=None)

    def __init__(self, house: House, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        topic, storey = self.fields["topic"], self.fields["storey"]
        topic.label, storey.label = _("Waar gaat je wens over?"), _("Op welke verdieping?")
        topic.queryset = Topic.objects.filter(house=house, is_active=True)  # type: ignore[attr-defined]
        storey.queryset = Storey.objects.filter(house=house)  # type: ignore[attr-defined]
        for field, words in ((topic, _("Kies een onderwerp.")), (storey, _("Kies een verdieping."))):
            field.error_messages["required"] = words


@require_http_methods(["GET", "HEAD", "POST"])
def plan_wish(request: HttpRequest, house: str, part: UUID) -> HttpResponse:
    """First what I wish for; then exactly what travels; then one press."""
    own, found = get_own_part(request, house, part)
    form = WishForm(own.house, request.POST or None)
    context = {"own": own, "house": own.house, "part": found, "form": form}
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        if request.POST.get("sure") != "yes":
            return render(request, "plans/wish_sure.html", context | {"topic": sent["topic"], "storey": sent["storey"]})
        if send_wish(house=own.house, topic=sent["topic"], storey=sent["storey"], sender=found.plan_id):
            messages.success(request, _("Je wens is verstuurd. Niemand weet dat hij van jou is."))
        else:
            messages.info(request, _("Deze wens had je al verstuurd. Hij telt één keer per jaar."))
        return redirect("plan_part", house, part)
    return render(request, "plans/wish.html", context)
