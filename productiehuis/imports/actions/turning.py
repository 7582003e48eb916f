"""A sheet that may have names above its columns: a person says whether it does."""

from django.db import transaction

from productiehuis.audit.actor import Actor
from productiehuis.imports.actions.looking import CHOICE
from productiehuis.imports.actions.states import lock, move, set_actor
from productiehuis.imports.models import Import, ImportState


@transaction.atomic
def say_names_across(*, import_: Import, is_so: bool | None, by: Actor) -> Import:
    """Say whether names stand above the columns; None to be asked again. The file is then looked at anew."""
    import_ = lock(import_)
    chosen = {name: value for name, value in import_.chosen.items() if name != "names_across"}
    import_.chosen = chosen if is_so is None else {**chosen, "names_across": is_so}
    set_actor(import_, by)
    move(import_, ImportState.READING, *CHOICE)
    return import_
