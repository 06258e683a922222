"""Every report over many files against its golden file, and what its standard demands."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from qa_service.errors import InputError
from qa_service.model import Edit, Finding, Related, Severity, Suggestion
from qa_service.renderers import report_page, xlsx
from qa_service.renderers.csv import COLUMNS, harmless
from qa_service.renderers.report import Record, Report, Summary, writer
from qa_service.renderers.summary import render
from qa_service.rulebook import Rulebook, load_rulebook
from qa_service.settings import rules_folder

SUFFIXES = (".html", ".sarif", ".xml", ".csv", ".jsonld", ".jsonl", ".json")
RULE = load_rulebook(rules_folder() / "checks")["foreign.word"]


def _finding(text: str, start: int, end: int, severity: Severity = Severity.MAJOR) -> Finding:
    return Finding(
        check="foreign.word", category="foreign", severity=severity, start=start, end=end, text=text[start:end],
        confidence=0.98, message=f"“{text[start:end]}” looks like English", mqm="accuracy/untranslated",
        its="untranslated", lang="en", related=(Related(0, 1, text[:1]),), evidence={"of": text}, id=f"{start:016x}",
        suggestions=(Suggestion("=mot", 0.75, "table", (Edit(start, end, "=mot"),)),),
    )  # fmt: skip


def _report(*records: Record, summary: Summary | None = None) -> Report:
    def each() -> Iterator[Record]:
        return iter(records)

    if summary is None:
        summary = Summary()
        for record in records:
            file = summary.file(record.file)
            file.units += record.error is None
            file.errors += record.error is not None
            file.words += len(record.text.split())
            for finding in record.findings:
                file.severities[finding.severity] += 1
                summary.checks[finding.check, finding.severity] += 1
                summary.languages[record.target_lang or ""] += 1
    return Report(each, summary, "qa-service test rules:0", Rulebook([RULE]), {"fr": "French", "he": "Hebrew"})


def _whole() -> Report:
    french, hebrew = "=Il dit <b>the</b> & part.", "הוא אמר entirely לא."
    report = _report(
        Record("a b/é.po", 6, "msg<1>", "msg<1>", 0, "fr", french, "He says.", (_finding(french, 11, 14),)),
        Record("a b/é.po", 9, error="not UTF-8 at byte 3 <here>"),
        Record("he.csv", None, "k]]>2", "k2", 4, "he", hebrew, None, (_finding(hebrew, 8, 16, Severity.MINOR),)),
        Record("in.jsonl", 1, None, 7, 0, "fr", "mot the", None, (_finding("mot the", 4, 7, Severity.NEUTRAL),)),
        Record("lost.zip", error="is not a zip archive"),
    )
    report.summary.file("clean.po").units = 3
    report.summary.notes.append("left out: 1 .png")
    return report


def _written(suffix: str, report: Report) -> bytes:
    out = io.BytesIO()
    writer(f"report{suffix}")(report, out)
    return out.getvalue()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_golden(suffix: str, golden: Callable[[str, str], None]) -> None:
    golden(f"report{suffix}", _written(suffix, _whole()).decode("utf-8"))


def test_golden_summary(golden: Callable[[str, str], None]) -> None:
    golden("report.summary", render(_whole().summary, {"fr": "French"}))


HARD = st.text(st.one_of(st.characters(), st.sampled_from("<>&\"'{}%\n=\x00\ufffe\ud800]")), min_size=1, max_size=30)


@given(HARD, HARD)
def test_any_text_makes_whole_documents(text: str, name: str) -> None:
    report = _report(
        Record(name, 1, name, name, 0, "fr", text, text, (_finding(text, 0, len(text)),)),
        Record(name, error=text),
    )
    for suffix in (".sarif", ".jsonld", ".json"):
        json.loads(_written(suffix, report))
    assert [list(json.loads(line))[-1] for line in _written(".jsonl", report).splitlines()] == ["findings", "error"]
    suites = ElementTree.fromstring(_written(".xml", report))
    assert [suite.get("tests") for suite in suites] == ["2"] and len(list(suites.iter("failure"))) == 1
    _written(".html", report).decode("utf-8")
    assert load_workbook(io.BytesIO(_written(".xlsx", report)))["Findings"].max_row == 3


class _Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name in ("href", "src") and value]
        assert not [name for name, _ in attrs if name == "style" or name.startswith("on")]


@given(HARD, HARD)
def test_any_text_is_only_text_on_the_page(text: str, name: str) -> None:
    def tags(text: str, name: str) -> list[str]:
        text = "x" + text  # a finding on part of it
        record = Record("file" + name, 1, name + "!", name, 0, "fr", text, text + "?", (_finding(text, 0, 1),))
        return _Tags(_written(".html", _report(record)).decode("utf-8")).tags

    assert tags(text, name) == tags("a", "b")


def test_links_of_the_page_lead_somewhere() -> None:
    page = _Tags(_written(".html", _whole()).decode("utf-8"))
    assert len(page.ids) == len(set(page.ids))
    assert page.links and all(link[0] == "#" and link[1:] in page.ids for link in page.links)


def test_the_page_stays_small_enough_to_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_page, "MOST", 2)
    records = [Record(f"{n}.po", n, "u", "u", n, "fr", "a the", None, (_finding("a the", 2, 5),)) for n in range(5)]
    html = _written(".html", _report(*records)).decode("utf-8")
    assert html.count('class="card') == 2 and "3 more findings are not shown" in html
    assert html.count('href="#file') == 2 and ">4.po<" in html


def test_sarif_says_what_code_hosts_need() -> None:
    (run,) = json.loads(_written(".sarif", _whole()))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    first, second, third = run["results"]
    assert [it["level"] for it in run["results"]] == ["error", "warning", "note"]
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"] == "foreign.word"
    physical = first["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == "a%20b/%C3%A9.po" and physical["region"]["startLine"] == 6
    assert "region" not in second["locations"][0]["physicalLocation"]
    assert third["partialFingerprints"] == {"qaServiceFinding/v1": f"{4:016x}"}
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == 2


def test_annotations_select_the_words() -> None:
    first, *_ = json.loads(_written(".jsonld", _whole()))["items"]
    place, quote = (selector["refinedBy"] for selector in first["target"]["selector"])
    assert (place["start"], place["end"], quote["exact"]) == (11, 14, "the")
    assert quote["prefix"].endswith("<b>") and quote["suffix"].startswith("</b>")
    ids = [item["id"] for item in json.loads(_written(".jsonld", _whole()))["items"]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start: str) -> None:
    text = f"{start}cmd|' /C calc'!A0"
    report = _report(Record("f", 1, text, text, 0, "fr", text, text, (_finding(text, 0, len(text)),)))
    (row,) = list(csv.reader(io.StringIO(_written(".csv", report).decode("utf-8-sig"), newline="")))[1:]
    assert [cell for cell in row if cell.startswith(start)] == [] and row[COLUMNS.index("target")] == harmless(text)
    book = load_workbook(io.BytesIO(_written(".xlsx", report)))
    assert {cell.data_type for row in book["Findings"].iter_rows() for cell in row} <= {"s", "n"}


def test_a_workbook_is_the_same_bytes_and_never_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _written(".xlsx", _whole()) == _written(".xlsx", _whole())
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    sheet = load_workbook(io.BytesIO(_written(".xlsx", _whole())))["Findings"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)][
        -1
    ] == "3 more findings do not fit: see the JSONL report"
    long = "😀" * 20_000
    report = _report(Record("f", 1, "u", "u", 0, "fr", long, None, (_finding(long, 0, 1),)))
    cell = load_workbook(io.BytesIO(_written(".xlsx", report)))["Findings"].cell(2, COLUMNS.index("target") + 1)
    assert str(cell.value) == "😀" * (32_767 // 2)


def test_suffixes() -> None:
    with pytest.raises(InputError, match=re.escape(".sarif.json")):
        writer("report.pdf")
    assert writer("A.SARIF.JSON") is writer("b.sarif")
