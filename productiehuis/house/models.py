"""The foundation, its houses and what a house is built of. No people here."""

from datetime import date
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.house.fields import TranslatedField
from productiehuis.house.validators import check_time_zone, refuse_reserved_slug
from productiehuis.kernel.keys import new_key


class Foundation(models.Model):
    """The organisation that carries the houses of this installation; there is one."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    name = models.CharField(_("naam"), max_length=120)
    intro = TranslatedField(_("waar het over gaat"), blank=True)
    contact = models.CharField(_("hoe je ons bereikt"), max_length=200, blank=True)

    told_freely: ClassVar = ("contact",)

    def __str__(self) -> str:
        return self.name

    @property
    def first_house(self) -> "House | None":
        """The oldest house that was not closed: it keeps what is of all houses together."""
        return self.houses.exclude(status=HouseStatus.CLOSED).order_by("id").first()


class HouseStatus(models.TextChoices):
    """An on-hold house is visible, not open, and may still coach."""

    OPEN = "open", _("open")
    ON_HOLD = "on_hold", _("in de wacht")
    CLOSED = "closed", _("gesloten")


class House(models.Model):
    """A learn-and-work community of one neighbourhood."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    foundation = models.ForeignKey(Foundation, on_delete=models.PROTECT, related_name="houses")
    slug = models.SlugField(_("adres"), max_length=40, unique=True, validators=[refuse_reserved_slug])
    name = models.CharField(_("naam"), max_length=120)
    intro = TranslatedField(_("welkomstzin"), blank=True)
    status = models.CharField(_("status"), max_length=10, choices=HouseStatus, default=HouseStatus.OPEN)
    status_note = TranslatedField(_("uitleg bij de status"), blank=True)
    district = models.CharField(_("stadsdeel"), max_length=60, blank=True)
    time_zone = models.CharField(_("tijdzone"), max_length=40, default="Europe/Amsterdam", validators=[check_time_zone])
    next_person_number = models.PositiveIntegerField(default=1, editable=False)
    client_key = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def today(self) -> date:
        """What day it is here."""
        return timezone.now().astimezone(self.zone).date()

    @property
    def is_open(self) -> bool:
        return self.status == HouseStatus.OPEN


class InHouse(models.Model):
    """What belongs to one house carries it on its row, also where it could be derived (DESIGN section 8)."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    # No index of its own: the indexes that matter start with the house.
    house = models.ForeignKey(House, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        abstract = True


class MadeByForm(InHouse):
    """What people add to their house with a form: the key of the form makes sending twice one record."""

    client_key = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        abstract = True


class StoreyKind(models.TextChoices):
    SOUTERRAIN = "souterrain", _("souterrain")
    BEGANE_GROND = "begane_grond", _("begane grond")
    VERDIEPING = "verdieping", _("verdieping")
    ZOLDER = "zolder", _("zolder")
    ALGEMENE_RUIMTE = "algemene_ruimte", _("algemene ruimte")


class Storey(MadeByForm):
    """A floor of the picture: what people come for. `level` orders from below."""

    kind = models.CharField(_("soort"), max_length=20, choices=StoreyKind)
    level = models.SmallIntegerField(_("hoogte"))
    slug = models.SlugField(_("adres"), max_length=40)
    name = TranslatedField(_("naam"))
    motto = TranslatedField(_("waar je voor komt"))
    description = TranslatedField(_("uitleg"), blank=True)

    class Meta:
        ordering = ["level"]
        constraints = [
            models.UniqueConstraint(fields=["house", "slug"], name="storey_slug_once"),
            models.UniqueConstraint(fields=["house", "level"], name="storey_level_once"),
        ]

    def __str__(self) -> str:
        return str(self.name)


class Location(MadeByForm):
    """A real place with an address. The area code says in which division of the city, by year."""

    name = models.CharField(_("naam"), max_length=120)
    address = models.CharField(_("straat en nummer"), max_length=160, blank=True)
    postcode = models.CharField(
        _("postcode"),
        max_length=7,
        blank=True,
        validators=[RegexValidator(r"^[1-9][0-9]{3} ?[A-Za-z]{2}$", _("Vul een postcode in zoals 1055 AB."))],
    )
    town = models.CharField(_("plaats"), max_length=80, blank=True)
    district = models.CharField(_("stadsdeel"), max_length=60, blank=True)
    area_code = models.CharField(_("buurtcode"), max_length=12, blank=True)
    area_year = models.PositiveSmallIntegerField(_("jaar van de buurtindeling"), null=True, blank=True)
    how_to_get_in = TranslatedField(_("hoe je binnenkomt"), blank=True)
    wheelchair = models.BooleanField(_("rolstoel kan naar binnen"), default=False)
    is_active = models.BooleanField(_("in gebruik"), default=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["house", "name"], name="location_name_once")]

    def __str__(self) -> str:
        return self.name


class Topic(MadeByForm):
    """What a help request can be about: the house's own list, each with a pictogram."""

    slug = models.SlugField(_("adres"), max_length=40)
    name = TranslatedField(_("naam"))
    pictogram = models.CharField(_("pictogram"), max_length=30)
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    is_active = models.BooleanField(_("in gebruik"), default=True)

    class Meta:
        ordering = ["order", "slug"]
        constraints = [models.UniqueConstraint(fields=["house", "slug"], name="topic_slug_once")]

    def __str__(self) -> str:
        return str(self.name)
