"""What makes the address of a receiver's page one that nobody guesses: a keyed hash, kept nowhere."""

from hmac import compare_digest

from productiehuis.referrals.models import AnswerLink
from productiehuis.vault.hashes import keyed_hash, keyed_hashes

_PURPOSE, _LENGTH = "referral answer", 32


def answer_mark(link: AnswerLink) -> str:
    return keyed_hash(_PURPOSE, str(link.pk))[:_LENGTH]


def is_mark_of(link: AnswerLink, mark: str) -> bool:
    """Under any key of the ring: a link outlives a rotation."""
    return any(compare_digest(each[:_LENGTH], mark) for each in keyed_hashes(_PURPOSE, str(link.pk)))
