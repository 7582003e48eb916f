"""A room is something you can walk into: on a storey, at a real place, at real times."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from productiehuis.house.fields import TranslatedField
from productiehuis.house.models import Location, MadeByForm, Storey
from productiehuis.initiatives.models.initiatives import Initiative, Organisation


class RoomStatus(models.TextChoices):
    PLANNED = "planned", _("komt eraan")
    OPEN = "open", _("open")
    ON_HOLD = "on_hold", _("in de wacht")
    CLOSED = "closed", _("gesloten")


class Room(MadeByForm):
    """Offered by an initiative or a partner organisation. `pictogram` is the object in the drawing."""

    slug = models.SlugField(_("adres"), max_length=60)
    storey = models.ForeignKey(Storey, on_delete=models.PROTECT, related_name="rooms", verbose_name=_("verdieping"))
    initiative = models.ForeignKey(
        Initiative,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="rooms",
        verbose_name=_("initiatief"),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="rooms",
        verbose_name=_("organisatie"),
    )
    location = models.ForeignKey(
        Location, on_delete=models.PROTECT, null=True, blank=True, related_name="rooms", verbose_name=_("plek")
    )
    name = TranslatedField(_("naam"))
    what = TranslatedField(_("wat je er doet"), blank=True)
    for_whom = TranslatedField(_("voor wie"), blank=True)
    how_to_get_in = TranslatedField(_("hoe je binnenkomt"), blank=True)
    costs = TranslatedField(_("wat het kost"), blank=True)
    languages = models.JSONField(_("talen"), default=list, blank=True)
    wheelchair = models.BooleanField(_("rolstoel kan naar binnen"), default=False)
    pictogram = models.CharField(_("pictogram"), max_length=30, default="talk")
    status = models.CharField(_("status"), max_length=10, choices=RoomStatus, default=RoomStatus.OPEN)
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    told_freely: ClassVar = ("name", "slug")

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["house", "slug"], name="room_slug_once"),
            models.CheckConstraint(
                condition=Q(initiative__isnull=False) | Q(organisation__isnull=False), name="room_is_offered_by_someone"
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("maandag")
    TUESDAY = 1, _("dinsdag")
    WEDNESDAY = 2, _("woensdag")
    THURSDAY = 3, _("donderdag")
    FRIDAY = 4, _("vrijdag")
    SATURDAY = 5, _("zaterdag")
    SUNDAY = 6, _("zondag")


class OpeningTime(MadeByForm):
    """A room is open each week on this day from `opens` up to `closes`, in the house's own time."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="opening_times")
    weekday = models.PositiveSmallIntegerField(_("dag"), choices=Weekday)
    opens = models.TimeField(_("open om"))
    closes = models.TimeField(_("dicht om"))
    first = models.DateField(_("vanaf"), null=True, blank=True)
    last = models.DateField(_("tot en met"), null=True, blank=True)

    class Meta:
        ordering = ["weekday", "opens"]
        constraints = [models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="opening_closes_after_opens")]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H:%M}-{self.closes:%H:%M}"


class Closure(MadeByForm):
    """Days on which a room is shut although it would be open, with the reason as people read it."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="closures")
    first = models.DateField(_("vanaf"))
    last = models.DateField(_("tot en met"))
    note = TranslatedField(_("waarom"), blank=True)

    class Meta:
        ordering = ["first"]
        constraints = [models.CheckConstraint(condition=Q(last__gte=F("first")), name="closure_ends_after_start")]

    def __str__(self) -> str:
        return f"{self.first} - {self.last}"
