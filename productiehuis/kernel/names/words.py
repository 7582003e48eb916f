"""Why two people look alike, in words. Whoever shows them passes them through gettext."""

from productiehuis.kernel.names.likeness import Level, Weighed


def _(words: str) -> str:
    """Marks words for translation and leaves them as they are."""
    return words


_SAME_NAME = _("zelfde naam")
_SOUND = _("naam klinkt hetzelfde")
_NEAR = _("naam lijkt erop")
_TRAITS: list[tuple[str, dict[Level, str]]] = [
    (
        "born",
        {
            Level.EXACT: _("zelfde geboortedatum"),
            Level.SWAPPED: _("dag en maand van geboorte omgewisseld"),
            Level.NEAR: _("geboortedatum lijkt erop"),
            Level.PART: _("zelfde geboortejaar"),
            Level.INITIAL: _("geboortejaar lijkt erop"),
            Level.ENDING: _("ander geboortejaar"),
            Level.OTHER: _("ander geboortejaar"),
        },
    ),
    (
        "phone",
        {
            Level.EXACT: _("zelfde telefoonnummer"),
            Level.NEAR: _("telefoonnummer lijkt erop"),
            Level.OTHER: _("ander telefoonnummer"),
        },
    ),
    (
        "postcode",
        {
            Level.EXACT: _("zelfde postcode"),
            Level.NEAR: _("postcode lijkt erop"),
            Level.PART: _("zelfde buurt"),
            Level.OTHER: _("andere postcode"),
        },
    ),
]


def _name_words(weighed: Weighed) -> list[str]:
    levels = {weighed.first, weighed.last} - {Level.MISSING}
    if weighed.swapped:
        return [_("voornaam en achternaam omgewisseld")]
    if weighed.last is Level.OTHER:
        return [_("zelfde voornaam"), _("andere achternaam")]
    if weighed.first is Level.OTHER:
        return [_("zelfde achternaam"), _("andere voornaam")]
    if levels <= {Level.EXACT}:
        return [_SAME_NAME]
    if Level.CALLED in levels:
        return [_("roepnaam hoort bij de voornaam")]
    if not levels.isdisjoint((Level.PART, Level.START)):
        return [_("een deel van de naam is hetzelfde")]
    if Level.INITIAL in levels:
        return [_("voorletter past bij de naam")]
    return [_SOUND if levels <= {Level.EXACT, Level.SOUND} else _NEAR]


def why_alike(weighed: Weighed) -> list[str]:
    """What agrees and what does not, the name first.

    >>> from productiehuis.kernel.names.likeness import weigh
    >>> from productiehuis.kernel.names.traits import Traits
    >>> why_alike(weigh(Traits("Fatima", "Elwafi", 1975), Traits("Fatma", "El Ouafi", 1975)))
    ['naam klinkt hetzelfde', 'zelfde geboortejaar']
    """
    said = _name_words(weighed)
    for trait, words in _TRAITS:
        if words_here := words.get(getattr(weighed, trait)):
            said.append(words_here)
    return said
