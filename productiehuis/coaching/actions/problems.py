"""Why something cannot happen now, in words that say what to do."""

from collections.abc import Iterable
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from productiehuis.coaching.rules.handing import NotOver
from productiehuis.coaching.rules.learning import NotSigned
from productiehuis.coaching.rules.pairs import Problem


class Now(StrEnum):
    """Problems that only the stored rows can tell."""

    OVER = "over"
    MOVED = "moved"
    BEGUN = "begun"
    NOT_YET = "not_yet"
    TOO_FAR = "too_far"
    NEXT_IS_PAST = "next_is_past"
    SAME_HOUR = "same_hour"
    NO_COACH_THEN = "no_coach_then"
    OTHER_WROTE = "other_wrote"
    NOTHING_WRITTEN = "nothing_written"
    NO_ASPIRANT = "no_aspirant"
    ALL_SIGNED = "all_signed"
    NOT_THIS_ASPIRANT = "not_this_aspirant"
    SOMEBODY_WALKS = "somebody_walks"
    SAID_NO = "said_no"
    SAME_TWO = "same_two"
    NO_ROLE_THERE = "no_role_there"
    NO_TASKS = "no_tasks"
    TASKS_LEFT = "tasks_left"
    TASK_TWICE = "task_twice"
    TASK_HANDED = "task_handed"
    HANDS_OVER = "hands_over"
    ONLY_ONESELF = "only_oneself"
    NOT_THIS_STAND_IN = "not_this_stand_in"
    GROUP = "group"
    LEARNS = "learns"


WORDS: dict[StrEnum, str | Promise] = {
    Problem.YOUNG: _("Ben je jonger dan 16 jaar? Kom dan langs en praat met iemand. Hier schrijven we niets op."),
    Problem.ONESELF: _("Je kunt jezelf niet coachen. Kies iemand anders."),
    Problem.HEARS_ONESELF: _("Deze coach ben jij. Laat een ander aan de balie de zin voorlezen en het ja horen."),
    Problem.THE_OTHER_WAY_ROUND: _(
        "Jij coacht deze persoon al. Dan kan het niet andersom: kies een andere coach, dan praat je vrijer."
    ),
    Problem.NO_COACH: _("Deze persoon is nu geen coach. Kies een andere coach."),
    Problem.NOT_OPEN: _("Deze coach neemt nu niemand aan. Kies een andere coach."),
    Problem.FULL: _("Deze coach heeft nu geen plek. Kies een andere coach."),
    Problem.HAS_ONE: _("Je hebt al een coach, of je vroeg er al een. Stop daar eerst mee."),
    Problem.NOT_WITH_THIS_ONE: _("Met deze coach kan het nu niet. Kies een andere coach."),
    Problem.ENDS_BEFORE_START: _("De laatste dag is te vroeg. Kies een dag na de eerste dag."),
    Problem.IS_PAST: _("Deze dagen zijn al voorbij. Kies andere dagen."),
    Problem.TOO_LONG: _("Dit is langer dan drie maanden. Kies een kortere tijd."),
    NotSigned.ONESELF: _("Je kunt niet voor jezelf tekenen. Vraag een andere coach."),
    NotSigned.OWN_COACH: _("De coach van wie je leert, tekent niet. Vraag een andere coach."),
    NotSigned.NOT_ENOUGH: _("Er zijn nog niet genoeg gesprekken geweest. Teken later."),
    NotSigned.NOT_THIS_STAGE: _("Deze stap is nu niet aan de beurt. Laad de pagina opnieuw."),
    Now.OVER: _("Dit is al gestopt. Laad de pagina opnieuw."),
    Now.MOVED: _("Dit kan nu niet meer. Laad de pagina opnieuw."),
    Now.BEGUN: _("Het gesprek is al begonnen. Dit kan alleen ervoor."),
    Now.NOT_YET: _("Dit gesprek moet nog komen. Schrijf op de dag zelf, of daarna."),
    Now.TOO_FAR: _("Deze dag is te ver weg. Kies een dag van hoogstens een maand geleden, of binnen een jaar."),
    Now.NEXT_IS_PAST: _("Het volgende gesprek moet nog komen. Kies een andere dag of een later uur."),
    Now.SAME_HOUR: _("Jullie hebben dan al een gesprek. Kies een ander uur."),
    Now.NO_COACH_THEN: _("Op die dag stopt deze coach al. Kies een eerdere dag."),
    Now.OTHER_WROTE: _("De ander schreef net ook iets. Lees dat eerst. Jouw tekst staat hieronder nog."),
    Now.NOTHING_WRITTEN: _("Schrijf iets op. Eén zin is genoeg."),
    Now.NO_ASPIRANT: _("Deze persoon is nu geen aspirant. Kies iemand anders."),
    Now.ALL_SIGNED: _("Deze aspirant heeft alle stappen gedaan. Meelopen is niet meer nodig."),
    Now.NOT_THIS_ASPIRANT: _("Deze aspirant hoort zelf bij dit gesprek. Kies iemand anders."),
    Now.SOMEBODY_WALKS: _("Er loopt al iemand mee in dit gesprek. Eén is genoeg."),
    Now.SAID_NO: _("De bewoner zei nee. Vraag het niet opnieuw. Alleen de bewoner zelf kan dat veranderen."),
    Now.SAME_TWO: _("Kies twee verschillende mensen."),
    Now.NO_ROLE_THERE: _("Deze persoon heeft hier vandaag geen rol. Kies iemand anders."),
    Now.NO_TASKS: _("Schrijf eerst de taken op."),
    Now.TASKS_LEFT: _("Nog niet alle taken zijn overgenomen. Geef eerst de andere taken over."),
    Now.TASK_TWICE: _("Deze taak staat er al. Schrijf een andere taak op."),
    Now.TASK_HANDED: _("Deze taak is al overgenomen. Haal hem eerst terug."),
    Now.HANDS_OVER: _("Deze rol gaat al over naar deze persoon. Kijk in de lijst en ga daar verder."),
    Now.ONLY_ONESELF: _("Een trekker draagt de eigen rol zelf over. Vraag het die trekker."),
    NotOver.DUE_PAST: _("Deze dag is al voorbij. Kies een dag vanaf vandaag."),
    NotOver.DUE_FAR: _("Deze dag is te ver weg. Kies een dag binnen twee jaar."),
    NotOver.TAKER_SAYS: _("Wie de taak overneemt, zegt dat zelf: op de eigen pagina, of hardop tegen jou."),
    Now.NOT_THIS_STAND_IN: _("Deze coach kan hier niet vervangen. Kies iemand anders."),
    Now.GROUP: _("Kies één tot zeven collega's. Zo blijft de groep klein."),
    Now.LEARNS: _("Deze aspirant heeft al een coach om van te leren. Kies iemand anders."),
}


def refuse(problems: Iterable[StrEnum]) -> None:
    """Raise when there is a reason not to; the first reason is the code."""
    found = list(problems)
    if found:
        raise ValidationError([ValidationError(str(WORDS[each]), code=each.value) for each in found])


def refuse_if(reason: object, problem: StrEnum) -> None:
    if reason:
        refuse([problem])
