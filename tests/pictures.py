"""The pictures of the manual: journeys take them when MANUAL=1, else nothing happens.

A picture tells nothing of the machine it was taken on: not its address, and not the language of its browser, which
would write dates as 11/27/2026. One that no page of the manual shows is not taken.
"""

import os
import re
from pathlib import Path

from playwright.sync_api import Page

MANUAL = Path(__file__).resolve().parents[1] / "docs" / "handleiding"
PICTURES = MANUAL / "beelden"
ADDRESS = "huis.example.org"
DRESS = """address => {
  window.undress = [];
  for (const field of document.querySelectorAll("input[type=date], input[type=time]")) {
    const [type, value] = [field.type, field.value];
    field.type = "text";
    field.value = type === "date" ? value.split("-").reverse().join("-") || "dd-mm-jjjj" : value || "--:--";
    undress.push(() => { field.type = type; field.value = value; });
  }
  for (const field of document.querySelectorAll("input[type=file]")) {
    const [box, button] = [document.createElement("span"), document.createElement("span")];
    for (const [made, part] of [[box, null], [button, "::file-selector-button"]]) {
      const like = getComputedStyle(field, part);
      for (const name of like) made.style.setProperty(name, like.getPropertyValue(name));
    }
    box.style.height = button.style.width = button.style.height = "auto";
    button.textContent = "Bestand kiezen";
    box.append(button, "Geen bestand gekozen");
    field.before(box);
    field.hidden = true;
    field.style.display = "none";
    undress.push(() => { box.remove(); field.hidden = false; field.style.display = ""; });
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const [node, words] = [texts.currentNode, texts.currentNode.data];
    if (!words.includes(location.host)) continue;
    node.data = words.replaceAll(location.host, address);
    undress.push(() => { node.data = words; });
  }
}"""
UNDRESS = "() => { for (const each of window.undress) each(); }"


def shown_pictures() -> set[str]:
    """The names of the pictures that the pages of the manual show."""
    return {name for page in MANUAL.glob("*.md") for name in re.findall(r"\(beelden/([^)]+)\)", page.read_text())}


class Camera:
    """Takes the pictures of one journey; the order of the journey is the order of the pictures."""

    def __init__(self, journey: str = "") -> None:
        self._prefix, self._taken = f"{journey}-" if journey else "", 0

    def take(self, page: Page, name: str) -> None:
        self._taken += 1
        picture = f"{self._prefix}{self._taken:02}-{name}.png"
        if os.environ.get("MANUAL") == "1" and picture in shown_pictures():
            PICTURES.mkdir(parents=True, exist_ok=True)
            page.evaluate(DRESS, ADDRESS)
            page.screenshot(path=PICTURES / picture, animations="disabled")
            page.evaluate(UNDRESS)
