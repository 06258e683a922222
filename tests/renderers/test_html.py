"""The page is one file, safe for any text, and every link in it leads somewhere."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from qa_service.model import Finding, LanguageGuess, Related, Result, Segment, SegmentResult, Severity, Suggestion
from qa_service.renderers import View
from qa_service.renderers.html import page, policy, render
from qa_service.renderers.visible import on_page


class Page(HTMLParser):
    """What a browser would see of the marks: ids, links, elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self._block = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        self.attributes |= set(values)
        self.ids += [it for it in [values.get("id")] if it]
        self.links += [it for it in [values.get("href"), values.get("src")] if it]
        if tag == "div" and (self._block or values.get("class") == "block"):
            self._block += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self._block:
            self._block -= 1

    def handle_data(self, data: str) -> None:
        if self._block:
            self.text += data


def _result(text: str, *spans: tuple[int, int]) -> Result:
    findings = tuple(
        Finding(
            check="repetition.word", category="repetition", severity=Severity.MAJOR, start=start, end=end,
            text=text[start:end], confidence=0.9, message=f"“{text[start:end]}”", mqm="fluency/duplication",
            its="duplication", related=(Related(0, 1, text[:1]),), suggestions=(Suggestion("", 0.9, "repetition", ()),),
            evidence={"of": text, "times": 3, "parts": [1, {"a": 0.5}]},
        )
        for start, end in spans
    )  # fmt: skip
    return Result(LanguageGuess("fr", 0.9), (SegmentResult(Segment(text, "<id>", text), findings),), "signature")


@given(st.text(st.one_of(st.characters(), st.sampled_from("<>&\"'{}%\n")), min_size=3, max_size=60))
def test_any_text_is_only_text(text: str) -> None:
    shape = Page(render(_result("aaa", (1, 2)), View()))
    html = render(_result(text, (1, 2)), View())
    html.encode("utf-8")
    seen = Page(html)
    assert seen.tags == shape.tags and seen.attributes == shape.attributes
    assert seen.text == on_page(text)


def test_every_link_leads_somewhere_and_stays_on_the_page() -> None:
    seen = Page(render(_result("one two two three", (4, 11), (8, 11), (8, 17)), View()))
    assert len(seen.ids) == len(set(seen.ids))
    assert all(link[0] == "#" and link[1:] in seen.ids for link in seen.links)
    assert not {name for name in seen.attributes if name == "style" or name.startswith("on")}


def test_policy_lets_in_exactly_what_is_there() -> None:
    html = render(_result("one two", (0, 3)), View())
    assert policy().count("sha256-") == 2 and "unsafe" not in policy()
    assert html.count("<style>") == html.count("<script>") == 1


def test_same_bytes_for_the_same_result() -> None:
    assert render(_result("one two", (0, 3)), View()) == render(_result("one two", (0, 3)), View())


def test_pages_of_many_languages() -> None:
    results = [
        Result(LanguageGuess(tag, 1.0, declared=True), (SegmentResult(Segment("x", tag), ()),), "s")
        for tag in ("fr", "he", "ja", "de", "it", "es", "pt")
    ]
    html = page(results, View(languages={"fr": "French"}))
    assert 'lang="he"' in html and "French, he, ja, de, it and 2 more" in html
