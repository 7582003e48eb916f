"""Fetch what others made and we ship along: icons, htmx, fonts, and axe for the tests.

    python -m venv /tmp/v && /tmp/v/bin/pip install fonttools brotli
    /tmp/v/bin/python scripts/refresh_vendor.py

Needs npm, for `npm pack` only; nobody needs it to run or test the house. Change a version or an
icon below, run this, and commit what changed. `productiehuis/ui/static/vendor/manifest.json` says
what came from where; a test compares its checksums with the files.
"""

import hashlib
import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset

ROOT = Path(__file__).resolve().parents[1]
UI = ROOT / "productiehuis" / "ui"
STATIC = UI / "static"
MANIFEST = STATIC / "vendor" / "manifest.json"

PACKAGES = {
    "@tabler/icons": ("3.51.0", "MIT"),
    "htmx.org": ("4.0.1", "0BSD"),
    "axe-core": ("4.14.1", "MPL-2.0"),
    "@expo-google-fonts/atkinson-hyperlegible-next": ("0.4.1", "OFL-1.1"),
    # On paper Arabic is set in this one: it draws a letter as one, so that a PDF read aloud or copied has its words.
    "@expo-google-fonts/ibm-plex-sans-arabic": ("0.4.2", "OFL-1.1"),
    # What that one has no letter for.
    "@expo-google-fonts/noto-sans-arabic": ("0.4.3", "OFL-1.1"),
    # For paper only, where what people write needs more letters (`ui/paper.py`).
    "@expo-google-fonts/noto-sans": ("0.4.2", "OFL-1.1"),
    "@expo-google-fonts/noto-sans-ethiopic": ("0.4.2", "OFL-1.1"),
    "@expo-google-fonts/noto-sans-tifinagh": ("0.4.1", "OFL-1.1"),
    "@expo-google-fonts/noto-emoji": ("0.4.7", "OFL-1.1"),
}

# Our name: the Tabler outline icon it shows. Names say what is meant, so that a drawing can change.
ICONS = {
    # topics of help and activity
    "letter": "mail-opened",
    "coins": "coins",
    "house-key": "home-link",
    "benefits": "receipt-euro",
    "computer": "device-laptop",
    "language": "language",
    "upbringing": "mood-kid",
    "care": "stethoscope",
    "work": "briefcase",
    "pot": "soup",
    "sewing": "needle-thread",
    "bike": "bike",
    "book": "book",
    "talk": "message-circle",
    "plan": "route",
    "coach": "friends",
    "megaphone": "speakerphone",
    "hammer": "hammer",
    "wings": "feather",
    "legal": "scale",
    "energy": "bolt",
    "mail": "mail",
    "heart": "heart",
    "sport": "run",
    "garden": "plant-2",
    "baby": "baby-carriage",
    "group": "users-group",
    "school": "school",
    "wallet": "wallet",
    "music": "music",
    "art": "palette",
    "coffee": "coffee",
    "market": "shopping-bag",
    "health": "first-aid-kit",
    "paper": "file-text",
    "certificate": "certificate",
    "idea": "bulb",
    "plane": "plane-departure",
    "other": "dots",
    # interface
    "house": "building-community",
    "home": "home",
    "help": "lifebuoy",
    "join": "users-plus",
    "chart": "chart-bar",
    "calendar": "calendar",
    "clock": "clock",
    "place": "map-pin",
    "user": "user",
    "users": "users",
    "anonymous": "user-question",
    "plus": "plus",
    "minus": "minus",
    "check": "check",
    "cross": "x",
    "edit": "pencil",
    "lock": "lock",
    "unlock": "lock-open",
    "eye": "eye",
    "search": "search",
    "filter": "filter",
    "speaker": "volume",
    "print": "printer",
    "download": "download",
    "copy": "copy",
    "settings": "settings",
    "letters": "text-size",
    "bell": "bell",
    "phone": "phone",
    "device": "device-mobile",
    "key": "key",
    "pass": "id",
    "qr": "qrcode",
    "door": "door",
    "stairs": "stairs-up",
    "arrow-start": "arrow-left",
    "arrow-end": "arrow-right",
    "down": "chevron-down",
    "warning": "alert-triangle",
    "info": "info-circle",
    "error": "alert-circle",
    "ok": "circle-check",
    "euro": "currency-euro",
    "moon": "moon",
    "sun": "sun",
    "login": "login",
    "logout": "logout",
    "undo": "arrow-back-up",
    "history": "history",
    "merge": "arrows-join",
    "list": "list",
    "wheelchair": "wheelchair",
    "wait": "hourglass",
    "pass-on": "arrow-forward-up",
    "stop": "hand-stop",
    "shield": "shield-lock",
    "flag": "flag",
    "star": "star",
    "refresh": "refresh",
    "trash": "trash",
    "world": "world",
}

# Latin with Dutch, English and Turkish letters, punctuation, arrows and the euro.
WEB_CHARACTERS = (
    "".join(map(chr, range(0x20, 0x7F))) + "".join(map(chr, range(0xA0, 0x100))) + "ĞğİıŞşĲĳŒœ–—‘’‚“”„†•…‰‹›€→←↑↓−≤≥≈"
)
FONTS = {"400Regular": "regular", "700Bold": "bold"}


def fetch(name: str, version: str, into: Path) -> Path:
    """Unpack one npm package and give its folder."""
    command = ["npm", "pack", f"{name}@{version}", "--silent", "--pack-destination", str(into)]
    archive = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1]
    target = into / Path(archive).stem
    with tarfile.open(into / archive) as tar:
        tar.extractall(target, filter="data")
    return target / "package"


def sprite(icons: Path) -> str:
    """One file with a symbol per icon; strokes and size come from the style sheet."""
    symbols = []
    for name, source in sorted(ICONS.items()):
        text = (icons / f"{source}.svg").read_text()
        shapes = re.findall(r"<(?:path|circle|rect|line|polyline)\b[^>]*/>", text)
        drawn = "".join(re.sub(r"\s+", " ", s).replace(" />", "/>") for s in shapes if 'stroke="none"' not in s)
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{drawn}</symbol>')
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def web_font(source: Path, target: Path) -> None:
    """A small woff2 with the letters the pages use."""
    options = subset.Options(flavor="woff2", layout_features=["kern", "liga", "tnum", "mark", "ccmp", "locl"])
    options.hinting = False
    options.name_IDs = [0, 1, 2, 13, 14]
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=WEB_CHARACTERS)
    cutter.subset(font)
    subset.save_font(font, str(target), options)


def build(folders: dict[str, Path]) -> dict[str, list[Path]]:
    """Write our files; give per package what was made of it."""
    made: dict[str, list[Path]] = {name: [] for name in PACKAGES}

    def copy(package: str, source: str, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folders[package] / source, target)
        made[package].append(target)

    tabler, htmx, axe, atkinson, plex, arabic, *for_paper = PACKAGES
    target = STATIC / "ui" / "icons.svg"
    target.write_text(sprite(folders[tabler] / "icons" / "outline"))
    made[tabler].append(target)
    copy(tabler, "LICENSE", STATIC / "vendor" / "tabler-icons-LICENSE.txt")
    copy(htmx, "dist/htmx.min.js", STATIC / "vendor" / "htmx.min.js")
    copy(htmx, "LICENSE", STATIC / "vendor" / "htmx-LICENSE.txt")
    copy(axe, "axe.min.js", ROOT / "tests" / "vendor" / "axe.min.js")
    copy(axe, "LICENSE", ROOT / "tests" / "vendor" / "axe-LICENSE.txt")
    for style, short in FONTS.items():
        source = f"{style}/AtkinsonHyperlegibleNext_{style}.ttf"
        copy(atkinson, source, UI / "fonts" / f"AtkinsonHyperlegibleNext-{short}.ttf")
        woff2 = STATIC / "vendor" / f"atkinson-{short}.woff2"
        web_font(folders[atkinson] / source, woff2)
        made[atkinson].append(woff2)
        copy(plex, f"{style}/IBMPlexSansArabic_{style}.ttf", UI / "fonts" / f"IBMPlexSansArabic-{short}.ttf")
        copy(arabic, f"{style}/NotoSansArabic_{style}.ttf", UI / "fonts" / f"NotoSansArabic-{short}.ttf")
    copy(atkinson, "LICENSE_FONT", UI / "fonts" / "AtkinsonHyperlegibleNext-OFL.txt")
    copy(atkinson, "LICENSE_FONT", STATIC / "vendor" / "atkinson-OFL.txt")
    copy(plex, "LICENSE_FONT", UI / "fonts" / "IBMPlexSansArabic-OFL.txt")
    copy(arabic, "LICENSE_FONT", UI / "fonts" / "NotoSansArabic-OFL.txt")
    for package in for_paper:
        name = "".join(word.capitalize() for word in package.split("/")[1].split("-"))
        copy(package, f"400Regular/{name}_400Regular.ttf", UI / "fonts" / f"{name}-regular.ttf")
        copy(package, "LICENSE_FONT", UI / "fonts" / f"{name}-OFL.txt")
    return made


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folders = {name: fetch(name, version, Path(scratch)) for name, (version, _) in PACKAGES.items()}
        made = build(folders)
    manifest = [
        {
            "name": name,
            "version": PACKAGES[name][0],
            "licence": PACKAGES[name][1],
            "files": {str(f.relative_to(ROOT)): hashlib.sha256(f.read_bytes()).hexdigest() for f in files},
        }
        for name, files in made.items()
    ]
    MANIFEST.write_text(json.dumps(manifest, indent=2) + "\n")


if __name__ == "__main__":
    main()
