"""The file behind a proof: sealed in the storage, opened piece by piece, sealed anew, thrown away.

A file is thrown away when the transaction that removed its row is sure. Should the machine stop in between, the night
finds files without a row (`forget_lost`).
"""

import tempfile
from collections.abc import Iterator
from datetime import timedelta
from typing import IO

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from productiehuis.plans.models import Plan, Proof
from productiehuis.vault import keys
from productiehuis.vault.files import open_file, seal_file

FOLDER = "plans"
# A file younger than this may be of a form that is being stored.
A_WHILE = timedelta(days=1)


def _place(proof: Proof) -> str:
    return f"{Proof._meta.db_table}.file:{proof.pk}"


def keep_file(proof: Proof, data: bytes) -> None:
    """Seal it into the storage; `proof` then knows where. Not saved. Undone with the caller's transaction."""
    with tempfile.TemporaryFile() as sealed:
        seal_file([data], sealed, place=_place(proof))
        proof.stored_file = _stored(proof, sealed)
    proof.key_id, proof.size = keys.newest().id, len(data)


def _stored(proof: Proof, sealed: IO[bytes]) -> str:
    sealed.seek(0)
    return default_storage.save(f"{FOLDER}/{proof.pk}", File(sealed))


def pieces_of(proof: Proof) -> Iterator[bytes]:
    """The file as it was kept."""
    with default_storage.open(proof.stored_file, "rb") as sealed:
        yield from open_file(sealed, place=_place(proof))


def forget_files(proofs: QuerySet[Proof]) -> None:
    """Their files go once it is sure that the rows do. Call before the rows are deleted."""
    for name in list(proofs.values_list("stored_file", flat=True)):
        transaction.on_commit(lambda name=name: default_storage.delete(name))  # type: ignore[misc]


def forget_files_of(plans: QuerySet[Plan]) -> None:
    """All files of these plans."""
    forget_files(Proof.objects.filter(part__plan__in=plans))


def reseal_all() -> int:
    """Seal anew what an older key sealed. Returns how many files. Can be stopped and run again at any time."""
    newest, done = keys.newest().id, 0
    for proof in Proof.objects.exclude(key_id=newest).iterator(chunk_size=100):
        done += _reseal(proof)
    return done


def _reseal(proof: Proof) -> int:
    """One file, under another name; one that somebody took away meanwhile is left alone."""
    before, data = proof.stored_file, b"".join(pieces_of(proof))
    keep_file(proof, data)
    with transaction.atomic():
        same = Proof.objects.filter(pk=proof.pk, stored_file=before)
        changed = same.update(stored_file=proof.stored_file, key_id=proof.key_id)
        gone = before if changed else proof.stored_file
        transaction.on_commit(lambda: default_storage.delete(gone))
    return changed


def forget_lost() -> int:
    """Nightly: throw away files that no row speaks of. Returns how many."""
    try:
        listed = [f"{FOLDER}/{name}" for name in default_storage.listdir(FOLDER)[1]]
    except FileNotFoundError:
        return 0
    known = set(Proof.objects.values_list("stored_file", flat=True))
    before = timezone.now() - A_WHILE
    lost = [path for path in listed if path not in known and default_storage.get_modified_time(path) < before]
    for path in lost:
        default_storage.delete(path)
    return len(lost)
