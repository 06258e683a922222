"""A translation server that answers, dawdles, fails, lies or is not there: real HTTP on this machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from qa_service import Engine
from qa_service.errors import InputError
from qa_service.suggest import allowance, server
from qa_service.suggest.breaker import FAILURES, REST, Breaker
from qa_service.suggest.libretranslate import MAX_ANSWER, LibreTranslate, ServerError
from qa_service.suggest.provider import Query
from qa_service.suggest.server import AGREED, TranslationServer

TEXT = "Il est entirely seul."
LANGUAGES = [{"code": "en", "targets": ["en", "fr", "pt-BR"]}, {"code": "fr", "targets": ["en"]}]
Answer = Callable[[BaseHTTPRequestHandler, Any], None]


def say(handler: BaseHTTPRequestHandler, value: object, status: int = 200) -> None:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data)


class Fake:
    """A server of the test's own. ``answer`` may be exchanged; ``asked`` holds the bodies that came."""

    def __init__(self) -> None:
        self.asked: list[Any] = []
        self.calls = 0
        self.answer: Answer = lambda handler, body: say(
            handler, {"translatedText": ["entièrement" if "<" not in text else self.marked for text in body["q"]]}
        )
        self.marked = "Il est <b>entièrement</b> seul."
        self.languages: Answer = lambda handler, body: say(handler, LANGUAGES)
        self.over = threading.Event()
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                fake.calls += 1
                fake.languages(self, None)

            def do_POST(self) -> None:
                fake.calls += 1
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                fake.asked.append(body)
                fake.answer(self, body)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.http.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that hangs up is the point
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def close(self) -> None:
        self.over.set()
        self.http.shutdown()
        self.http.server_close()


@pytest.fixture
def fake() -> Iterator[Fake]:
    found = Fake()
    yield found
    found.close()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a call short, so that waiting for it is."""
    monkeypatch.setattr(server, "CALL", 0.15)


def ask(provider: TranslationServer, token: str = "entirely", **more: Any) -> list[str]:
    query = Query(
        token, more.pop("lang", "en"), more.pop("target", "fr"), f"Il est {token} seul.", 7, 7 + len(token), **more
    )
    return [it.word for it in provider.find(query)]


def test_the_word_alone_and_in_its_sentence(fake: Fake) -> None:
    provider = TranslationServer(LibreTranslate(fake.url + "/", "key"))
    (found,) = provider.find(Query("entirely", "en", "fr", TEXT, 7, 15))
    assert (found.word, found.confidence, found.origin) == ("entièrement", AGREED, "server:127.0.0.1")
    assert fake.asked == [
        {
            "q": ["entirely", "Il est <b>entirely</b> seul."],
            "source": "en",
            "target": "fr",
            "format": "html",
            "api_key": "key",
        }
    ]


def test_the_sources_sentence_is_sent_where_it_has_the_word(fake: Fake) -> None:
    source = "Hello. He is <Entirely> alone & well. Bye."
    ask(TranslationServer(LibreTranslate(fake.url)), source=source, source_lang="en")
    assert fake.asked[0]["q"][1] == "He is &lt;<b>Entirely</b>&gt; alone &amp; well." and "api_key" not in fake.asked[0]


def test_two_opinions_and_what_is_none(fake: Fake) -> None:
    provider = TranslationServer(LibreTranslate(fake.url))
    fake.marked = "Il est <b>tout &amp; fait</b> seul."
    assert ask(provider) == ["tout & fait", "entièrement"]
    for marked in ("Il est seul.", "<b>other</b>", "<b> ! </b>", f"<b>{'x' * 99}</b>", "<b>a\x00b</b>"):
        fake.marked = marked
        assert ask(provider, "other") == ["entièrement"]


def test_what_was_answered_is_not_asked_again(fake: Fake) -> None:
    provider = TranslationServer(LibreTranslate(fake.url))
    assert ask(provider) == ask(provider) == ["entièrement"] and fake.calls == 2


def test_languages_are_the_servers_own(fake: Fake) -> None:
    provider = TranslationServer(LibreTranslate(fake.url))
    ask(provider, target="pt")
    assert fake.asked[-1]["target"] == "pt-BR"
    assert ask(provider, target="de") == ask(provider, lang="ru") == [] and len(fake.asked) == 1
    fake.languages = lambda handler, body: say(handler, [{"code": "en"}, {"code": "fr"}, {"name": "x"}, 7])
    assert ask(TranslationServer(LibreTranslate(fake.url))) == ["entièrement"]


def dawdle(fake: Fake) -> Answer:
    def answer(handler: BaseHTTPRequestHandler, body: Any) -> None:
        fake.over.wait(20)

    return answer


def drip(fake: Fake) -> Answer:
    def answer(handler: BaseHTTPRequestHandler, body: Any) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        while not fake.over.wait(0.02):
            handler.wfile.write(b" ")

    return answer


def huge(fake: Fake) -> Answer:
    return lambda handler, body: say(handler, b'{"translatedText": "' + b"x" * (4 * MAX_ANSWER) + b'"}')


def saying(value: object, status: int = 200) -> Callable[[Fake], Answer]:
    return lambda fake: lambda handler, body: say(handler, value, status)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("trouble", "says"),
    [
        (dawdle, "did not answer within"),
        (drip, "did not answer within"),
        (huge, "gave more than"),
        (saying({"error": "x"}, 500), "answered 500"),
        (saying({"error": "Invalid API key"}, 403), "answered 403"),
        (saying(b"", 302), "answered 302"),
        (saying(b"<html>"), "gave no JSON"),
        (saying(b"[" * 100_000), "gave no JSON"),
        (saying({}), "gave no “translatedText”"),
        (saying({"translatedText": "one"}), "gave no “translatedText”"),
        (saying({"translatedText": [1, None]}), "is no text"),
        (saying([]), "gave no “translatedText”"),
        (lambda fake: lambda handler, body: handler.wfile.write(b"no http at all\r\n\r\n") and None, "cannot be asked"),
    ],
)
def test_trouble_costs_a_warning_and_then_the_server_is_left_alone(
    fake: Fake, trouble: Callable[[Fake], Answer], says: str, caplog: pytest.LogCaptureFixture
) -> None:
    fake.answer = trouble(fake)
    provider = TranslationServer(LibreTranslate(fake.url, "the key"))
    for number in range(FAILURES + 3):
        assert ask(provider, f"word{'x' * number}") == []
    assert len(fake.asked) == FAILURES
    (record,) = caplog.records
    assert says in record.getMessage() and "the key" not in caplog.text


@pytest.mark.usefixtures("quick")
def test_a_server_that_is_not_there(fake: Fake, caplog: pytest.LogCaptureFixture) -> None:
    fake.close()
    provider = TranslationServer(LibreTranslate(fake.url))
    for number in range(FAILURES + 1):
        assert ask(provider, "a" * (number + 2)) == []
    assert len(caplog.records) == 1 and "cannot be asked" in caplog.text


@pytest.mark.usefixtures("quick")
def test_one_failure_is_forgiven_and_not_remembered(fake: Fake) -> None:
    good, fake.answer = fake.answer, saying(b"", 503)(fake)
    provider = TranslationServer(LibreTranslate(fake.url))
    assert ask(provider) == []
    fake.answer = good
    assert ask(provider) == ["entièrement"]


def test_the_breaker_tries_once_after_its_rest() -> None:
    now = [0.0]
    breaker = Breaker(lambda: now[0])
    assert [breaker.failed() for _ in range(FAILURES)] == [False] * (FAILURES - 1) + [True]
    assert not breaker.allows()
    now[0] = REST
    assert breaker.allows() and not breaker.allows()
    breaker.failed()
    now[0] = 1.9 * REST
    assert not breaker.allows()
    now[0] = 2 * REST
    assert breaker.allows()
    breaker.succeeded()
    assert breaker.allows() and breaker.allows()


@pytest.mark.usefixtures("quick")
def test_a_check_waits_no_longer_than_it_may(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowance, "SECONDS", 0.2)
    fake.answer = dawdle(fake)
    provider = TranslationServer(LibreTranslate(fake.url), Breaker())
    with allowance.one_check():
        assert [ask(provider, "a" * number) for number in range(2, 9)] == [[]] * 7
        assert allowance.left() < 0.1
    assert len(fake.asked) < FAILURES and allowance.left() == 0.2


@pytest.mark.parametrize(
    "url", ["", "mt.example.org", "ftp://x", "http://", "file:///etc", "http://u:p@x", "http://x:99999", "http://x?q=1"]
)
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(InputError, match="is not the address of a server"):
        LibreTranslate(url)


def test_a_list_of_languages_that_is_none(fake: Fake) -> None:
    fake.languages = saying({"no": "list"})(fake)
    with pytest.raises(ServerError, match="names no languages"):
        LibreTranslate(fake.url).languages(2.0)


def test_the_engine_asks_the_server_that_its_settings_name(engine: Engine, fake: Fake) -> None:
    fake.marked = "Il est <b>fermement</b> seul."
    own = Engine.load(replace(engine.settings, mt_url=fake.url, mt_key="secret"))
    text = "Il est steadfastly seul."  # no table has this word, so that the server is asked
    (finding,) = own.check(text, "fr", only=["foreign"]).findings
    assert "server:127.0.0.1" in {it.origin for it in finding.suggestions}
    assert "secret" not in repr(own.settings)


@pytest.mark.usefixtures("quick")
def test_a_dead_server_costs_no_check(engine: Engine, fake: Fake) -> None:
    fake.close()
    own = Engine.load(replace(engine.settings, mt_url=fake.url))
    assert own.check(TEXT, "fr").findings == engine.check(TEXT, "fr").findings
