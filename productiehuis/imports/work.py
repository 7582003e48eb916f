"""The long part of an import, wherever it stands: on a worker, or in one go for a command."""

from uuid import UUID

from django.db import IntegrityError
from django.utils import translation

from productiehuis.imports.actions import Gone, check, look, store, undo
from productiehuis.imports.models import Import, ImportState

MOST_TRIES = 5
_WORK = {
    ImportState.READING: look,
    ImportState.CHECKING: check,
    ImportState.STORING: store,
    ImportState.UNDOING: undo,
}


def fetch(key: UUID) -> Import:
    return Import.objects.select_related("initiative__house", "room", "replaces").get(pk=key)


def go_on(key: UUID) -> Import:
    """Work until a person has to say something, or it is done. Where somebody else went on, this stops."""
    with translation.override("nl"):
        import_, tries = fetch(key), 0
        while import_.state in _WORK:
            before = import_.state
            try:
                _WORK[ImportState(before)](import_)
            except Gone:
                return fetch(key)
            except IntegrityError:  # A desk corrected one of its visits at this moment: now it stands there.
                tries += 1
                if tries > MOST_TRIES:
                    raise
                import_ = fetch(key)
                continue
            import_ = fetch(key)
            if import_.state == before:
                break
    return import_
