"""The cut-outs: one object per topic, each in a box of 100 by 100, standing on its bottom.

Classes: ho dark, ha brick, hb sky, hl leaf, hp paper; hs is a line in place of a fill. They are drawn inside
<symbol>, so their CSS may not depend on what stands around them; a closed room changes only the colours.
"""

DEFAULT = "door"

OBJECTS = {
    "letter": (
        '<path class="ho" d="M2 86h96v7H88v7h-8v-7H20v7h-8v-7H2z"/>'
        '<path class="hp" d="M22 28l64-9 7 55-64 9z"/><path class="ha hs" d="M24 31l38 28 23-37"/>'
        '<path class="hb" d="M4 86l3-22h12l3 22z"/>'
    ),
    "coins": (
        '<path class="ho" d="M4 88h30v12H4zM4 73h30v12H4zM4 58h30v12H4zM66 88h30v12H66zM39 88h22v12H39z"/>'
        '<circle class="ha" cx="58" cy="44" r="32"/>'
        '<path class="hp hs" d="M71 30a18 18 0 1 0 0 28M33 40h26M33 49h26"/>'
    ),
    "house-key": (
        '<path class="ha" d="M8 100V56l34-32 34 32v44z"/><path class="hp" d="M28 100V68h20v32z"/>'
        '<path class="ho hs" d="M68 20a13 13 0 1 0 26 0 13 13 0 1 0-26 0M81 34v52M81 64h12M81 80h10"/>'
    ),
    "benefits": (
        '<path class="hp" d="M14 8h54l14 15v77H14z"/>'
        '<path class="ho hs" d="M26 30h26M26 44h40M26 58h20"/><circle class="hl" cx="70" cy="76" r="22"/>'
        '<path class="hp hs" d="M59 77l8 8 15-18"/>'
    ),
    "computer": (
        '<path class="ho" d="M14 24h72v58H14zM2 86h96l-7 14H9z"/><path class="hp" d="M21 31h58v44H21z"/>'
        '<path class="ha" d="M36 54q14-12 28 0 2 12-14 20-16-8-14-20z"/>'
        '<path class="hl" d="M48 52q-16-6-13-19 13 2 15 13 2-11 15-13 3 13-13 19z"/>'
    ),
    "language": (
        '<path class="ha" d="M8 12h46q9 0 9 9v32q0 9-9 9H36L20 78V62H8q-8 0-8-9V21q0-9 8-9z"/>'
        '<path class="hp hs" d="M17 53l14-32 14 32M23 42h16"/>'
        '<path class="hb" d="M58 40h32q9 0 9 9v30q0 9-9 9h-4l2 12-18-12H50q-6 0-6-7 22-4 22-26V40z"/>'
        '<path class="hp hs" d="M89 53q-11-6-14 1-1 6 7 6-11 2-10 11 2 8 17 6"/>'
    ),
    "upbringing": (
        '<circle class="ho" cx="34" cy="20" r="14"/>'
        '<path class="hb" d="M12 100q-8-62 22-62 22 0 24 34l14-6 4 9-20 10 1 15z"/>'
        '<circle class="ho" cx="80" cy="50" r="11"/><path class="ha" d="M63 100q-6-38 17-38t17 38z"/>'
    ),
    "care": (
        '<path class="ho hs" d="M34 42V28q0-10 16-10t16 10v14"/>'
        '<path class="hl" d="M6 42h88v46q0 12-12 12H18Q6 100 6 88z"/>'
        '<path class="hp" d="M43 52h14v12h12v14H57v12H43V78H31V64h12z"/>'
    ),
    "work": (
        '<path class="ho hs" d="M34 36V24q0-6 6-6h20q6 0 6 6v12"/>'
        '<path class="ha" d="M4 36h92v58q0 6-6 6H10q-6 0-6-6z"/><path class="ho" d="M4 60h92v8H4z"/>'
        '<path class="hp" d="M42 56h16v18H42z"/>'
    ),
    "pot": (
        '<path class="ha" d="M14 54h72v30q0 16-16 16H30q-16 0-16-16z"/>'
        '<path class="ho" d="M0 56h100v9H0zM10 48q40-24 80 0zM44 28h12v9H44z"/>'
        '<path class="hp hs" d="M28 28q-10-10 0-20M72 28q10-10 0-20"/>'
    ),
    "sewing": (
        '<path class="ho" d="M4 88h92v12H4zM66 40h20v50H66zM10 30h66q10 0 10 12v12H30v14H14V54q-6-12-4-24z"/>'
        '<circle class="ha" cx="90" cy="46" r="10"/><path class="ho hs" d="M22 66v20M46 30V18"/>'
        '<path class="ha" d="M38 6h16v18H38z"/><path class="hb" d="M6 82h46l-8 8H0z"/>'
    ),
    "bike": (
        '<path class="ho hs" d="M3 78a20 20 0 1 0 40 0 20 20 0 1 0-40 0M57 78a20 20 0 1 0 40 0 20 20 0 1 0-40 0"/>'
        '<path class="ha hs" d="M23 78l14-32h32L50 78H23M50 78L34 38M77 78L65 32"/>'
        '<path class="ho" d="M24 32h24v8H24zM60 26h24v8H60z"/>'
    ),
    "book": (
        '<path class="ho" d="M2 36h96v60H2z"/>'
        '<path class="hp" d="M50 40Q30 24 8 32v56q22-8 42 6 20-14 42-6V32Q70 24 50 40z"/>'
        '<path class="ha hs" d="M50 42v48M18 46q12-2 22 4M18 62q12-2 22 4"/>'
        '<path class="hb" d="M62 27h15v36l-8-8-7 8z"/>'
    ),
    "talk": (
        '<path class="ha" d="M8 18h50q9 0 9 9v23q0 9-9 9H34L20 75V59H8q-8 0-8-9V27q0-9 8-9z"/>'
        '<path class="hp" d="M50 46h40q9 0 9 9v20q0 9-9 9H80v16L64 84H50q-9 0-9-9V55q0-9 9-9z"/>'
        '<path class="ho hs" d="M53 59h34M53 71h22"/>'
    ),
    "plan": (
        '<path class="hp" d="M3 42l31-11 32 11 31-11v58l-31 11-32-11L3 100z"/>'
        '<path class="hb" d="M34 31l32 11v58L34 89z"/>'
        '<path class="ho hs hd" d="M14 84q14-24 30-12t30-14"/>'
        '<path class="ha" d="M76 64Q54 38 60 20q16-20 32 0 6 18-16 44z"/>'
        '<circle class="hp" cx="76" cy="28" r="8"/>'
    ),
    "coach": (
        '<path class="ho" d="M4 46h9v24h27v30h-8V79H13v21H4z"/>'
        '<path class="ha" d="M96 46h-9v24H60v30h8V79h19v21h9z"/>'
        '<path class="hp" d="M24 6h38q8 0 8 8v20q0 8-8 8H46l-10 14V42H24q-8 0-8-8V14q0-8 8-8z"/>'
        '<circle class="ho" cx="32" cy="24" r="4"/><circle class="ho" cx="43" cy="24" r="4"/>'
        '<circle class="ho" cx="54" cy="24" r="4"/>'
    ),
    "megaphone": (
        '<path class="ha" d="M20 44l56-30v68L20 66z"/>'
        '<path class="ho" d="M74 8h11v80H74zM4 44h18v22H4zM28 69l17 5v26H33z"/>'
        '<path class="hp hs" d="M92 32q8 15 0 32"/>'
    ),
    "hammer": (
        '<path class="hl" d="M58 90V58l18-16 18 16v32z"/><circle class="hp" cx="76" cy="64" r="7"/>'
        '<path class="ha" d="M28 42h13l4 48H24z"/>'
        '<path class="ho" d="M8 18h44q16 2 20 18l-20-2v12H8zM0 90h100v10H0z"/>'
    ),
    "wings": (
        '<path class="hp" d="M2 60q26 2 38-8Q26 28 32 0q28 12 38 38 4-8 14-8 9 0 16 10l-14 4q-4 36-40 39-22 0-44-23z"/>'
        '<path class="hb" d="M42 54Q26 28 32 0q24 26 24 54-8 8-14 0z"/>'
        '<circle class="ho" cx="83" cy="38" r="3"/>'
        '<path class="ha" d="M49 82l-6 18h6l8-19zM62 79l3 21h6l-2-24z"/>'
    ),
    "plane": (
        '<path class="hp" d="M0 54L100 14 70 94 46 68z"/><path class="hb" d="M100 14L46 68l-6 30-8-38z"/>'
        '<path class="ha" d="M46 68l12 12-18 18z"/>'
    ),
    "legal": (
        '<path class="ho" d="M45 12h10v78h19v10H26V90h19z"/><path class="ho hs" d="M12 30l76-12"/>'
        '<path class="ho hs ht" d="M14 30L2 62M14 30l14 32M86 19L73 50M86 19l12 31"/>'
        '<path class="ha" d="M-2 60h34q-4 18-17 18T-2 60z"/>'
        '<path class="hb" d="M69 48h34q-4 18-17 18T69 48z"/>'
    ),
    "energy": (
        '<path class="hp" d="M50 4q34 0 34 34 0 16-14 28-3 4-4 10H34q-1-6-4-10-14-12-14-28Q16 4 50 4z"/>'
        '<path class="ha" d="M56 14L32 44h14l-5 26 26-34H52z"/>'
        '<path class="ho" d="M34 79h32v7H34zM38 89h24q-2 11-12 11t-12-11z"/>'
    ),
    "mail": (
        '<path class="ha" d="M10 74V44q0-20 20-20h46q20 0 20 20v30z"/>'
        '<path class="ho" d="M44 74h14v26H44z"/><path class="ho" d="M10 74V44q0-20 20-20t20 20v30z"/>'
        '<path class="hp" d="M14 50l30-6 4 22-30 6z"/><path class="hb" d="M74 26V2h20v12H81v12z"/>'
    ),
    "heart": (
        '<path class="ha" d="M50 100Q2 64 4 36 8 10 32 12q12 2 18 14 6-12 18-14 24-2 28 24 2 28-46 64z"/>'
        '<path class="hp hs" d="M22 46q-3-16 10-17"/>'
    ),
    "sport": (
        '<circle class="hp" cx="50" cy="58" r="42"/><path class="ho" d="M50 40l18 13-7 21H39l-7-21z"/>'
        '<path class="ho hs" d="M50 40V17M68 53l22-7M61 74l13 18M39 74L26 92M32 53l-22-7"/>'
    ),
    "garden": (
        '<path class="ha" d="M26 68h48l-7 32H33z"/><path class="hl hs" d="M50 68V34"/>'
        '<path class="hl" d="M50 64Q24 62 20 40q26 0 30 24 4-24 30-24-4 22-30 24z"/>'
        '<circle class="hp" cx="50" cy="22" r="21"/><circle class="ho" cx="50" cy="22" r="8"/>'
    ),
    "baby": (
        '<path class="hb" d="M8 44h74q0 36-32 36H40Q8 80 8 44z"/>'
        '<path class="ha" d="M8 40Q10 8 44 6v34z"/><path class="ho hs" d="M82 44q2-16 16-16"/>'
        '<circle class="ho" cx="28" cy="89" r="11"/><circle class="ho" cx="64" cy="89" r="11"/>'
    ),
    "group": (
        '<circle class="ho" cx="20" cy="38" r="11"/><circle class="ho" cx="80" cy="38" r="11"/>'
        '<circle class="ho" cx="50" cy="24" r="12"/><path class="ha" d="M2 100q-4-50 18-50t18 50z"/>'
        '<path class="hl" d="M62 100q-4-50 18-50t18 50z"/>'
        '<path class="hb" d="M30 100q-6-62 20-62t20 62z"/>'
    ),
    "door": (
        '<path class="ho" d="M18 100V26Q18 4 50 4t32 22v74z"/>'
        '<path class="hl" d="M26 100V28q0-16 24-16t24 16v72z"/>'
        '<path class="hp" d="M34 54V32q0-10 16-10t16 10v22z"/><circle class="hp" cx="66" cy="70" r="4"/>'
    ),
}


def known(topic: str) -> str:
    """The key of the object for ``topic``; the door when nobody drew it yet."""
    return topic if topic in OBJECTS else DEFAULT
