"""A list that somebody brings in: the list itself, what stands in it until it is stored, and what was chosen."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.audit.words import say_job
from productiehuis.house.models import InHouse
from productiehuis.imports.rules.states import OVER, WORKING, State
from productiehuis.initiatives.models import Initiative, Room
from productiehuis.kernel.names import Traits
from productiehuis.people.models import Person
from productiehuis.vault.fields import SealedTextField


class ImportState(models.TextChoices):
    """The values are those of `rules.states`."""

    READING = State.READING, _("we lezen de lijst")
    COLUMNS = State.COLUMNS, _("kolommen kiezen")
    CHECKING = State.CHECKING, _("we kijken de lijst na")
    PEOPLE = State.PEOPLE, _("mensen kiezen")
    READY = State.READY, _("klaar om op te slaan")
    STORING = State.STORING, _("we slaan de lijst op")
    DONE = State.DONE, _("opgeslagen")
    UNDOING = State.UNDOING, _("we halen de lijst weg")
    UNDONE = State.UNDONE, _("ongedaan gemaakt")
    REFUSED = State.REFUSED, _("niet gelukt")
    DROPPED = State.DROPPED, _("weggegooid")


class Import(InHouse):
    """One file that somebody brought in. The same file at the same initiative is the same import (`attempt` apart).

    `found` holds what the file is made of (sheets, headers, activities), `chosen` what a person said about it,
    `counts` what is or will be stored. None of these has a name or a word of anybody in it.
    """

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="imports")
    room = models.ForeignKey(Room, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.READING)
    file_name = models.CharField(_("bestand"), max_length=120, blank=True)
    fingerprint = models.CharField(max_length=64)
    attempt = models.PositiveSmallIntegerField(default=0)
    stored_file = models.CharField(max_length=120, blank=True)
    found = models.JSONField(default=dict)
    examples = SealedTextField(blank=True)
    chosen = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    only_good = models.BooleanField(default=False)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    progress = models.PositiveIntegerField(default=0)
    last_sheet = models.SmallIntegerField(default=-1)
    last_row = models.PositiveIntegerField(default=0)
    last_column = models.SmallIntegerField(default=0)
    by_key = models.UUIDField(null=True)
    by_name = models.CharField(max_length=140, blank=True)
    by_role = models.CharField(max_length=40, blank=True)
    by_device = models.UUIDField(null=True)
    event_key = models.UUIDField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)
    client_key = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["initiative", "fingerprint", "attempt"], name="import_of_a_file_once"),
            models.CheckConstraint(condition=~Q(replaces=models.F("id")), name="import_replaces_another"),
        ]

    def __str__(self) -> str:
        return f"{self.fingerprint[:8]} {self.state}"

    @property
    def who(self) -> str:
        """Who brought it in, for people."""
        return self.by_name if self.by_key else say_job(self.by_name)

    @property
    def is_working(self) -> bool:
        """A worker is busy with it: the page waits."""
        return self.state in WORKING

    @property
    def is_over(self) -> bool:
        """Nothing of it is in the house."""
        return self.state in OVER


class Decision(models.TextChoices):
    """Who somebody on the list is. `ASK` until a person has said so."""

    ASK = "ask", _("nog kiezen")
    KNOWN = "known", _("bekend")
    NEW = "new", _("nieuw")


class ImportPerson(InHouse):
    """Somebody on the list, once. After storing only who it became is left: for undoing, and for the next list.

    `looks_like` holds persons known here ({"person": key, "likeness": 0..1}) and others of this list
    ({"listed": position}); `same_as` is the position of another on the list who is the same human.
    """

    source = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="people", db_index=False)
    position = models.PositiveIntegerField()
    first_name = models.CharField(max_length=60, blank=True)
    last_name = models.CharField(max_length=80, blank=True)
    name_key = models.CharField(max_length=160, blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True)
    birth_date = models.DateField(null=True)
    postcode = models.CharField(max_length=7, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    rows = models.PositiveIntegerField(default=0)
    first_row = models.PositiveIntegerField(default=0)
    decision = models.CharField(max_length=5, choices=Decision, default=Decision.NEW)
    looks_like = models.JSONField(default=list)
    was_asked = models.BooleanField(default=False)
    same_as = models.PositiveIntegerField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    is_made_here = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["source", "position"], name="import_person_once"),
            models.CheckConstraint(
                condition=~Q(decision=Decision.ASK) | Q(person__isnull=True), name="import_person_is_nobody_yet"
            ),
        ]
        indexes = [models.Index(fields=["house", "digest"], name="import_person_again")]

    def __str__(self) -> str:
        return f"{self.source_id} {self.position}"

    @property
    def traits(self) -> Traits:
        """What the list says of them, to hold beside others."""
        return Traits(self.first_name, self.last_name, self.birth_year, self.birth_date, self.postcode, self.phone)


class ImportRow(InHouse):
    """One row of the list, or one cross in a row, read.

    After storing the words are gone and `digest` says whether another row is alike.
    """

    source = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows", db_index=False)
    sheet = models.SmallIntegerField()
    row = models.PositiveIntegerField()
    # Of a list with days across: where the cross stands, counted from 1.
    column = models.SmallIntegerField(default=0, db_default=0)
    date = models.DateField(null=True)
    # The position of an ImportPerson, and of topics and activity in what was `found`: small, for there are many rows.
    who = models.PositiveIntegerField(null=True)
    topics = models.JSONField(default=list)
    words = SealedTextField(blank=True)
    count = models.PositiveSmallIntegerField(default=1)
    visits = models.PositiveSmallIntegerField(default=0)
    activity = models.SmallIntegerField(default=-1)
    digest = models.BinaryField(max_length=16, default=b"")
    problems = models.JSONField(default=list)
    # The row of the earlier import that said the same: what that stored, stands. Rows are thrown away as a whole list,
    # and only before anything of it is stored, so nothing can have been kept from them: the database just makes sure.
    kept_from = models.ForeignKey("self", on_delete=models.DO_NOTHING, null=True, related_name="+", db_index=False)

    class Meta:
        ordering = ["sheet", "row", "column"]
        constraints = [models.UniqueConstraint(fields=["source", "sheet", "row", "column"], name="import_row_once")]
        # Without it every row that is thrown away reads the whole table, to see whether another was kept from it.
        indexes = [models.Index(fields=["kept_from"], condition=Q(kept_from__isnull=False), name="import_row_kept")]

    def __str__(self) -> str:
        return f"{self.source_id} {self.sheet}:{self.row}"


class Remembered(InHouse):
    """What an initiative chose before: what a header means, or which topic a word is."""

    class Kind(models.TextChoices):
        COLUMN = "column", _("kolom")
        TOPIC = "topic", _("onderwerp")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=6, choices=Kind)
    words = models.CharField(max_length=80)
    value = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["initiative", "kind", "words"], name="remembered_once")]

    def __str__(self) -> str:
        return f"{self.words} = {self.value}"
