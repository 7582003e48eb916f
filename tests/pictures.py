"""The pictures of the manual: journeys take them when MANUAL=1, else nothing happens."""

import os
from pathlib import Path

from playwright.sync_api import Page

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "handleiding" / "beelden"


class Camera:
    """Takes the pictures of one journey; the order of the journey is the order of the pictures."""

    def __init__(self, journey: str = "") -> None:
        self._prefix, self._taken = f"{journey}-" if journey else "", 0

    def take(self, page: Page, name: str) -> None:
        self._taken += 1
        if os.environ.get("MANUAL") == "1":
            PICTURES.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=PICTURES / f"{self._prefix}{self._taken:02}-{name}.png")
