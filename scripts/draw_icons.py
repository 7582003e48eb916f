"""Draws the icons of a home screen from `icon.svg`, in a browser: `.venv/bin/python scripts/draw_icons.py`.

A maskable icon keeps air around the house, for a phone cuts it into a circle; the others come closer.
"""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
ICONS = HERE.parent / "productiehuis" / "ui" / "static" / "ui"
CLOSE, WHOLE = "44 62 424 424", "0 0 512 512"
DRAWN = (
    ("icon-192.png", 192, CLOSE),
    ("icon-512.png", 512, CLOSE),
    ("icon-maskable-512.png", 512, WHOLE),
    ("apple-touch-icon.png", 180, CLOSE),
)


def main() -> None:
    drawing = (HERE / "icon.svg").read_text()
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, size, view in DRAWN:
            page = browser.new_page(viewport={"width": size, "height": size})
            sized = drawing.replace(f'viewBox="{WHOLE}"', f'viewBox="{view}" width="{size}" height="{size}"')
            page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block }}</style>{sized}")
            page.screenshot(path=ICONS / name)
        browser.close()


if __name__ == "__main__":
    main()
