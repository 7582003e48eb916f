"""Bytes over the wire of the public house page: the first visit with everything, and a next page."""

import gzip
import http.client
import re
import tempfile
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from bench.house import build
from bench.parts.page import APP
from bench.server import Server


def weigh(url: str) -> tuple[int, str]:
    """Bytes of head and body as a browser gets them, and the text."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc)
    connection.request("GET", parts.path, headers={"Accept-Encoding": "br, gzip", "Accept-Language": "nl"})
    answer = connection.getresponse()
    body = answer.read()
    head = sum(len(name) + len(value) + 4 for name, value in answer.getheaders()) + 17
    encoding = answer.getheader("Content-Encoding") or ""
    connection.close()
    return head + len(body), _text(body, encoding)


def _text(body: bytes, encoding: str) -> str:
    if encoding == "br":
        import brotli

        body = brotli.decompress(body)
    elif encoding == "gzip":
        body = gzip.decompress(body)
    return body.decode("utf-8", "replace")


def parts_of(base: str, html: str, address: str) -> set[str]:
    """Everything the page makes a browser fetch: styles, scripts, icons, fonts."""
    found = set(re.findall(r'<(?:link|script|use|img)[^>]+(?:href|src)="([^"#]+)', html))
    return {urljoin(base + address, each) for each in found if "/static/" in each}


def run() -> None:
    with tempfile.TemporaryDirectory() as folder:
        house = build(Path(folder))
        with Server(APP, house.env, "/health/") as server:
            page, html = weigh(server.url + "/west/")
            assets = parts_of(server.url, html, "/west/")
            for sheet in [each for each in assets if each.endswith(".css")]:
                _size, css = weigh(sheet)
                fonts = set(re.findall(r"url\(([^)]+\.woff2)", css))
                assets |= {urljoin(sheet, font.strip("\"'")) for font in fonts}
            sizes = {each.rsplit("/", 1)[-1]: weigh(each)[0] for each in assets}
            nexts = {address: weigh(server.url + address)[0] for address in ("/west/kamer/spreekuur/", "/west/agenda/")}
    for name, size in sorted(sizes.items(), key=lambda pair: -pair[1]):
        print(f"  {size / 1024:6.1f} KB  {name}")
    first = page + sum(sizes.values())
    print(f"first page            {first / 1024:.1f} KB (page itself {page / 1024:.1f})   wanted: 60")
    print(f"the house again       {page / 1024:.1f} KB   wanted: 14")
    for address, size in nexts.items():
        print(f"next: {address:16} {size / 1024:.1f} KB   wanted: 14")
