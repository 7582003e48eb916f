"""The desk device: enrol and revoke, choose a PIN, unlock with it, lock it again."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from productiehuis.initiatives.access import (
    Permission,
    SecondFactorNeeded,
    enter_house,
    enter_initiative,
    has_second_factor,
    powers_in,
)
from productiehuis.initiatives.actions.devices import (
    check_pin,
    enrol_device,
    is_locked,
    revoke_device,
    set_pin,
    trust_device,
    unlock,
)
from productiehuis.initiatives.desk_access import COOKIE, SALT, desks_of, pins_at, this_device
from productiehuis.initiatives.drafts import waiting_at
from productiehuis.initiatives.forms.devices import EnrolDeviceForm, SetPinForm, UnlockForm
from productiehuis.initiatives.models import DeskDevice, DeskPin
from productiehuis.initiatives.views.passes import PASS_WAITING
from productiehuis.people.adapter import remember_display
from productiehuis.people.limits import limited

COOKIE_SECONDS = 400 * 86400  # As long as browsers keep one.


def devices(request: HttpRequest, house: str, initiative: str) -> HttpResponse:
    """The list, and enrolling the browser that shows it."""
    place = enter_initiative(request, house, initiative, Permission.ENROL_DEVICE)
    form = EnrolDeviceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        _made, token = enrol_device(
            initiative=place.here, name=data["name"], by=place.by, client_key=data["client_key"]
        )
        messages.success(request, _("Dit apparaat hoort nu bij de balie. Tik op je naam."))
        logout(request)
        response = redirect("desk_unlock")
        response.set_signed_cookie(
            COOKIE, token, salt=SALT, max_age=COOKIE_SECONDS, secure=settings.HTTPS, httponly=True, samesite="Lax"
        )
        return response
    listed = DeskDevice.objects.filter(initiative=place.here, revoked_at__isnull=True)
    context = {"place": place, "house": place.house, "form": form, "devices": listed}
    return render(request, "initiatives/devices/list.html", context)


@require_POST
def device_revoke(request: HttpRequest, house: str, initiative: str, key: UUID) -> HttpResponse:
    place = enter_initiative(request, house, initiative, Permission.ENROL_DEVICE)
    device = get_object_or_404(DeskDevice, pk=key, initiative=place.here)
    revoke_device(device=device, by=place.by)
    messages.success(request, _("Het apparaat hoort niet meer bij de balie."))
    return redirect("desk_devices", place.house.slug, place.here.slug)


@sensitive_post_parameters()
def desk_pin(request: HttpRequest, house: str) -> HttpResponse:
    """One's own PIN. Who can see others' data with it shows the second factor first."""
    place = enter_house(request, house)
    assert place.person is not None
    if not desks_of(place.person) or "desk_device" in request.session:
        raise Http404
    if not has_second_factor(request):
        raise SecondFactorNeeded
    form = SetPinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        set_pin(person=place.person, pin=form.cleaned_data["pin"], by=place.by)
        messages.success(request, _("Je pincode is klaar. Je gebruikt hem aan de balie."))
        return redirect("my_house")
    return render(request, "initiatives/devices/pin.html", {"place": place, "house": place.house, "form": form})


def _after_unlock(request: HttpRequest, device: DeskDevice) -> HttpResponse:
    if has_second_factor(request):
        if waiting := request.session.pop(PASS_WAITING, ""):
            return redirect("house_pass", waiting)
        desk = reverse("desk", args=[device.house.slug, device.initiative.slug])
        form = waiting_at(request)
        return redirect(form if form.startswith(desk) else desk)
    return redirect(f"{reverse('second_factor')}?{urlencode({'next': reverse('desk_trust')})}")


@never_cache
@sensitive_post_parameters()
@limited("desk_unlock", amount=60, minutes=10, failures_only=True)
def desk_unlock(request: HttpRequest) -> HttpResponse:
    """First the names as tiles, then the PIN of one of them."""
    device = this_device(request)
    if device is None:
        return render(request, "initiatives/devices/no_device.html", status=404)
    pins = pins_at(device)
    chosen = next((pin for pin in pins if str(pin.person_id) == request.GET.get("wie")), None)
    context = {"device": device, "pins": pins, "chosen": chosen}
    if chosen is None:
        return render(request, "initiatives/devices/names.html", context)
    form = UnlockForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if check_pin(pin=chosen, typed=form.cleaned_data["pin"], device=device):
            unlock(request=request, device=device, person=chosen.person)
            response = _after_unlock(request, device)
            if user := chosen.person.user:
                remember_display(request, response, user)  # The desk speaks the language of who opens it.
            return response
        form.add_error("pin", _sorry(chosen))
    return render(request, "initiatives/devices/unlock.html", {**context, "form": form})


def _sorry(pin: DeskPin) -> str:
    if is_locked(pin):
        return _("Deze pincode is te vaak fout getypt. Wacht een kwartier en probeer het opnieuw.")
    return _("Deze pincode klopt niet. Probeer het nog een keer.")


@require_safe
def desk_home(request: HttpRequest) -> HttpResponse:
    """To the desk this device belongs to, or to the names when nobody is in."""
    device = this_device(request)
    if device is None or not request.user.is_authenticated or "desk_device" not in request.session:
        return redirect("desk_unlock")
    return redirect("desk", device.house.slug, device.initiative.slug)


@never_cache
@require_safe
def desk_trust(request: HttpRequest) -> HttpResponse:
    """Here somebody comes back from the second factor: from now on the PIN is enough on this device."""
    device = this_device(request)
    on_it = device is not None and request.session.get("desk_device") == str(device.pk)
    if device is None or not on_it or not request.user.is_authenticated:
        return redirect("desk_unlock")
    if not has_second_factor(request):
        return _after_unlock(request, device)
    person, _powers = powers_in(request, device.house)
    if person is None:
        raise Http404
    trust_device(device=device, person=person, by=enter_house(request, device.house.slug).by)
    return redirect("desk", device.house.slug, device.initiative.slug)


@require_POST
def desk_lock(request: HttpRequest) -> HttpResponse:
    """Out, at once. The device stays enrolled; what the pages kept in the browser goes."""
    logout(request)
    response = redirect("desk_unlock")
    # Not "cookies": that would end the enrolment. Not "cache": signed-in pages are never stored, and it is slow.
    response["Clear-Site-Data"] = '"storage"'
    return response
