"""Writers that register visits over HTTP and do not give up: no answer means the same form once more."""

import http.client
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import uuid4

from bench.house import DESK, House

WRITERS = 8


@dataclass
class Writers:
    """What was said by the server: keys it acknowledged, and how often a form had to be sent again."""

    port: int
    house: House
    acknowledged: list[str] = field(default_factory=list)
    sent: set[str] = field(default_factory=set)
    again: int = 0
    refused: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def run(self, seconds: float, happenings: list[tuple[float, Callable[[], object]]]) -> None:
        """Write for so long, while at set seconds something happens to the server."""
        threads = [threading.Thread(target=self._write) for _ in range(WRITERS)]
        begin = time.monotonic()
        for thread in threads:
            thread.start()
        try:
            for at, happen in happenings:
                time.sleep(max(0.0, begin + at - time.monotonic()))
                happen()
            time.sleep(max(0.0, begin + seconds - time.monotonic()))
        finally:
            self.over.set()
            for thread in threads:
                thread.join(60)

    def _write(self) -> None:
        while not self.over.is_set():
            key = str(uuid4())
            body = self._form(key)
            self.sent.add(key)
            while not self._post(key, body):
                if self.over.is_set():
                    return
                self.again += 1
                time.sleep(0.05)

    def _form(self, key: str) -> str:
        return urlencode(
            {
                "client_key": key,
                "who": random.choice(self.house.people),
                "topic": self.house.topic,
                "do": "done",
                "csrfmiddlewaretoken": self.house.csrf,
            }
        )

    def _post(self, key: str, body: str) -> bool:
        """True when the server said that this visit is stored."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=25)
        headers = {"Cookie": self.house.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            connection.request("POST", DESK, body, headers)
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()
        if answer.status == 302 and (answer.getheader("Location") or "").startswith(DESK):
            self.acknowledged.append(key)
            return True
        if answer.status < 500:
            self.refused.append(f"{answer.status} {answer.getheader('Location') or ''}")
        return False
