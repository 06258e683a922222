"""Word documents: paragraphs in, comments on the exact words and fixed texts out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.edits import apply_edits
from qa_service.errors import InputError
from qa_service.model import Finding, Severity, Unit, Unreadable
from qa_service.readers.docx import read
from qa_service.readers.docx_text import W, piece_text, pieces
from qa_service.readers.flow import OBJECT
from qa_service.readers.format import Answer, Hints
from qa_service.writers.changes import edits_between
from qa_service.writers.docx import write
from qa_service.writers.docx_runs import cut

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document(build: Callable[[docx.document.Document], object]) -> bytes:
    made = docx.Document()
    build(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def letter(made: docx.document.Document) -> None:
    paragraph = made.add_paragraph("Le gouv")
    paragraph.add_run("ernement entirely").bold = True
    paragraph.add_run(" a décidé.\nligne\tdeux")
    made.add_paragraph("")
    made.add_table(1, 1).cell(0, 0).text = "cellule"
    made.sections[0].header.paragraphs[0].text = "en-tête header"


LETTER = document(letter)
BODY = "Le gouvernement entirely a décidé.\nligne\tdeux"


def units(data: bytes, hints: Hints | None = None) -> list[Unit]:
    found: list[Unit | Unreadable] = list(read(io.BytesIO(data), "x.docx", hints or Hints()))
    return [item for item in found if isinstance(item, Unit)]


def texts(data: bytes) -> list[str]:
    return [unit.segment.text for unit in units(data)]


def noted(data: bytes, *answers: Answer) -> bytes:
    out = io.BytesIO()
    write(io.BytesIO(data), "x.docx", Hints(), answers, out)
    return out.getvalue()


def finding(words: str, text: str = BODY) -> Finding:
    start = text.index(words)
    args = ("foreign.word", "foreign", Severity.MAJOR, start, start + len(words), words, 0.9, f"“{words}”", "m", "i")
    return Finding(*args)


def commented(data: bytes) -> dict[str, str]:
    """Return each comment's text with the words that it stands on."""
    made = docx.Document(io.BytesIO(data))
    found = {}
    for comment in made.comments:
        body, inside, words = made.element.body, False, ""
        for element in body.iter():
            if element.tag == W + "commentRangeStart" and element.get(W + "id") == str(comment.comment_id):
                inside = True
            elif element.tag == W + "commentRangeEnd" and element.get(W + "id") == str(comment.comment_id):
                inside = False
            elif inside and element.tag == W + "t":
                words += element.text or ""
        found[comment.text] = words
    return found


def with_member(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(LETTER)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
    return out.getvalue()


def with_body(body: str) -> bytes:
    return with_member("word/document.xml", f"<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>".encode())


def test_paragraphs_tables_and_headers() -> None:
    found = {unit.segment.id: unit.segment.text for unit in units(LETTER)}
    assert found == {"document/p[1]": BODY, "document/p[3]": "cellule", "header1/p[1]": "en-tête header"}


def test_what_is_deleted_or_drawn_is_no_text() -> None:
    runs = (
        "<w:r><w:t>un </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:hyperlink><w:r><w:t>deux"
        "</w:t></w:r></w:hyperlink><w:r><w:drawing/><w:noBreakHyphen/><w:instrText>PAGE</w:instrText></w:r>"
    )
    (unit, _) = units(with_body(f"<w:p>{runs}</w:p>"))
    assert unit.segment.text == f"un deux{OBJECT}\u2011"
    assert [(span.start, span.end) for span in unit.segment.protected] == [(7, 8)]


def test_language_is_that_of_most_of_the_text() -> None:
    run = '<w:p><w:r><w:rPr><w:lang w:val="{}"/></w:rPr><w:t>{}</w:t></w:r></w:p>'
    first, *_ = units(with_body(run.format("fr-FR", "a" * 60) + run.format("en-US", "b" * 10)))
    assert first.target_lang == "fr-FR"
    first, *_ = units(with_body(run.format("fr-FR", "a") + "<w:p><w:r><w:t>much more text</w:t></w:r></w:p>"))
    assert first.target_lang is None


def test_reference_is_paired_by_paragraph() -> None:
    reference = document(lambda made: made.add_paragraph("The government"))
    assert [unit.segment.source for unit in units(LETTER, Hints(reference=reference))] == ["The government", None, None]


def test_comments_stand_on_the_exact_words() -> None:
    answers = [Answer([finding("gouvernement"), finding("entirely"), finding("ment enti")]), Answer([]), Answer([])]
    written = noted(LETTER, *answers)
    assert {text.split(": ")[1]: words for text, words in commented(written).items()} == {
        "“gouvernement”": "gouvernement", "“entirely”": "entirely", "“ment enti”": "ment enti"
    }  # fmt: skip
    assert texts(written) == texts(LETTER)
    runs = docx.Document(io.BytesIO(written)).paragraphs[0].runs
    assert "".join(run.text for run in runs if run.bold) == "ernement entirely"


def test_a_second_run_replaces_the_comments_of_the_first() -> None:
    answers = [Answer([finding("entirely")]), Answer([]), Answer([])]
    once = noted(LETTER, *answers)
    assert commented(noted(once, *answers)) == commented(once)
    assert commented(noted(once, Answer([]), Answer([]), Answer([]))) == {}


def test_what_is_found_in_a_header_is_said_in_the_body() -> None:
    written = noted(LETTER, Answer([]), Answer([]), Answer([finding("header", "en-tête header")]))
    assert commented(written) == {"header1: “header”: major foreign.word: “header”": "Le gouv"}


def test_fixes_keep_the_formatting() -> None:
    fixed = BODY.replace("entirely", "entièrement").replace("ligne\t", "rang\t")
    written = noted(LETTER, Answer([finding("entirely")], fixed), Answer([], "case"), Answer([], "en-tête"))
    assert texts(written) == [fixed, "case", "en-tête"]
    runs = docx.Document(io.BytesIO(written)).paragraphs[0].runs
    assert "".join(run.text for run in runs if run.bold) == "ernement entièrement"


def test_a_run_whose_words_go_keeps_no_empty_text() -> None:
    runs = "".join(f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>" for text in ("un ", "deux ", "trois"))
    for fixed in ("un trois", "deux trois", "un deux trios", "un"):
        written = noted(with_body(f"<w:p>{runs}</w:p>"), Answer([], fixed), Answer([]))
        assert texts(written)[0] == fixed
        with zipfile.ZipFile(io.BytesIO(written)) as archive:
            assert not re.search(rb"<w:t(?: [^>]*)?(?:/>|></w:t>)", archive.read("word/document.xml"))


def test_an_object_is_never_taken_away() -> None:
    data = with_body("<w:p><w:r><w:t>un</w:t><w:drawing/><w:t>deux</w:t></w:r></w:p>")
    written = noted(data, Answer([], "trois"), Answer([]))
    assert OBJECT in texts(written)[0]


def test_untouched_is_byte_for_byte_the_same() -> None:
    nothing = [Answer([]), Answer([]), Answer([])]
    assert noted(LETTER, *nothing) == LETTER
    written = noted(LETTER, Answer([finding("entirely")]), Answer([]), Answer([]))
    with zipfile.ZipFile(io.BytesIO(LETTER)) as old, zipfile.ZipFile(io.BytesIO(written)) as new:
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
        assert changed == {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
        assert set(new.namelist()) - set(old.namelist()) == {"word/comments.xml"}


def test_outputs_are_the_same_every_time() -> None:
    answers = [Answer([finding("entirely")]), Answer([]), Answer([])]
    assert noted(LETTER, *answers) == noted(LETTER, *answers)


@given(st.sets(st.integers(0, len(BODY))))
def test_cutting_runs_keeps_text_and_formatting(places: set[int]) -> None:
    paragraph = docx.Document(io.BytesIO(LETTER)).paragraphs[0]
    cut(paragraph._p, places)
    assert "".join(piece_text(piece.element) for piece in pieces(paragraph._p)) == BODY
    assert "".join(run.text for run in paragraph.runs if run.bold) == "ernement entirely"
    starts = {sum(len(run.text) for run in paragraph.runs[:index]) for index in range(len(paragraph.runs) + 1)}
    assert places <= starts


WORDS = st.lists(st.sampled_from(["un", "deux", " ", "é", ",", "\n", "𝄞"])).map("".join)


@given(WORDS, WORDS)
def test_edits_make_the_new_text(old: str, new: str) -> None:
    made, left = apply_edits(old, edits_between(old, new))
    assert (made, left) == (new, [])


def test_edits_of_a_long_text_are_one() -> None:
    old, new = "a " * 3_000, "b " * 3_000
    (edit,) = edits_between("x " + old, "x " + new)
    assert edit.start == 2


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no Word document"),
        (b"PK\x03\x04", "no Word document"),
        (LETTER[: len(LETTER) // 2], "no Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password"),
        (with_member("word/document.xml", b"<a>" + b" " * 80_000_000), "unpacks to more than 64 MB"),
        (with_member("word/styles.xml", b"<a>" + b"x" * 20_000_000), "times its size"),
        (with_member("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "DOCTYPE"),
        (with_member("word/document.xml", b'<!DOCTYPE a SYSTEM "file:///x"><a/>'), "DOCTYPE"),
        (with_body("<w:p>" * 5_000), "no Word document"),
        (with_body("<w:p>"), "no Word document"),
        (with_member("word/document.xml", b""), "no Word document"),
        (with_member("[Content_Types].xml", b"<Types/>"), "no Word document"),
    ],
)
def test_hostile_documents_are_one_clear_error(data: bytes, why: str) -> None:
    with pytest.raises(InputError, match=rf"x\.docx: .*{why}"):
        units(data)
