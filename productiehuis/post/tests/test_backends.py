"""The carriers: what leaves the house, and in what form."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.error import HTTPError

import pytest

from productiehuis.post.backends import ConsoleBackend, Envelope, MailBackend, SmsBackend

LETTER = Envelope("sms", "+31612345678", "Je code", "Je code is 123456.", "nl")


@pytest.fixture
def gateway(settings):
    """An SMS gateway on this machine; `received` holds what it got, `status` is what it answers."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            server.received.append((self.headers["Authorization"], json.loads(body)))
            self.send_response(server.status)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.received, server.status = [], 202
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.SMS_URL, settings.SMS_TOKEN = f"http://127.0.0.1:{server.server_port}/", "geheim"
    settings.SMS_SENDER = "Huis"
    yield server
    server.shutdown()
    server.server_close()


def test_an_sms_goes_to_the_gateway_with_its_token(gateway):
    SmsBackend().send(LETTER)
    assert gateway.received == [("Bearer geheim", {"from": "Huis", "to": "+31612345678", "text": "Je code is 123456."})]


def test_a_gateway_that_refuses_makes_the_outbox_try_again(gateway):
    gateway.status = 500
    with pytest.raises(HTTPError):
        SmsBackend().send(LETTER)


def test_a_mail_has_address_subject_and_text(mailoutbox):
    MailBackend().send(LETTER)
    assert [(mail.to, mail.subject, mail.body) for mail in mailoutbox] == [
        (["+31612345678"], "Je code", "Je code is 123456.")
    ]


def test_the_console_prints(capsys):
    ConsoleBackend().send(LETTER)
    assert capsys.readouterr().out == "[sms] +31612345678\nJe code\nJe code is 123456.\n"
