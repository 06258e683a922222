"""PO: what is a unit, what is not, and notes that leave all other lines alone."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.errors import InputError
from qa_service.model import Finding, Segment, Severity, Suggestion, Unit, Unreadable
from qa_service.readers.format import Answer, Hints
from qa_service.readers.po import FORMAT, read
from qa_service.readers.po_entries import unescaped
from qa_service.writers.po import _escaped, write

HEADER = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
ENTRY = '# a note\n#. extracted\n#: a.c:3\n#| msgid "old"\nmsgid "Hello"\nmsgstr "Salut salut"\n'


def units(text: str | bytes, name: str = "x.po", hints: Hints | None = None) -> list[Unit | Unreadable]:
    data = text.encode() if isinstance(text, str) else text
    return list(read(io.BytesIO(data), name, hints or Hints()))


def texts(text: str | bytes) -> list[tuple[str | None, str | None, str]]:
    found = [unit.segment for unit in units(text) if isinstance(unit, Unit)]
    return [(segment.id, segment.source, segment.text) for segment in found]


def noted(text: str, *answers: Answer) -> str:
    out = io.BytesIO()
    write(io.BytesIO(text.encode()), "x.po", Hints(), answers, out)
    return out.getvalue().decode()


def finding(severity: Severity = Severity.MAJOR, message: str = "said twice") -> Finding:
    suggestion = Suggestion("Salut", 0.9, "table", ())
    args = ("repetition.word", "repetition", severity, 6, 11, "salut", 0.9, message, "fluency/duplication")
    return Finding(*args, "duplication", suggestions=(suggestion,))


def test_units_with_context_plurals_and_lines() -> None:
    found = units(
        HEADER + "#, fuzzy\n"
        'msgctxt "menu"\nmsgid ""\n"One\\n"\n"file"\nmsgid_plural "%d files"\n'
        'msgstr[0] "Un\\n"\n"fichier"\nmsgstr[1] ""\n\n#~ msgid "gone"\n#~ msgstr "parti"\n'
        'msgid "tab\\t\\"q\\" \\x41\\102"\nmsgstr "là"\n'
    )
    assert all(isinstance(unit, Unit) for unit in found)
    assert [
        (u.segment.id, u.segment.source, u.segment.text, u.location.line) for u in found if isinstance(u, Unit)
    ] == [
        ("menu|One\nfile[0]", "One\nfile", "Un\nfichier", 8),
        ("menu|One\nfile[1]", "%d files", "", 8),
        ('tab\t"q" AB', 'tab\t"q" AB', "là", 18),
    ]
    assert {unit.target_lang for unit in found if isinstance(unit, Unit)} == {"fr"}


def test_one_form_for_all_numbers_translates_the_plural() -> None:
    found = texts('msgid "%d day"\nmsgid_plural "%d days"\nmsgstr[0] "%d 日"\n')
    assert found == [("%d day[0]", "%d days", "%d 日")]


def plural(formula: str, singular: str, many: str, *forms: str) -> list[Segment]:
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: ' + formula + '\\n"\n\n'
    entry = f'msgid "{singular}"\nmsgid_plural "{many}"\n'
    entry += "".join(f'msgstr[{number}] "{form}"\n' for number, form in enumerate(forms))
    return [unit.segment for unit in units(header + entry) if isinstance(unit, Unit)]


def test_the_formula_says_which_form_translates_the_singular() -> None:
    arabic = "nplurals=4; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : 3;"
    found = plural(arabic, "one boat", "%d boats", "لا قوارب", "قارب", "قاربان", "%d قوارب")
    assert [segment.source for segment in found] == ["%d boats", "one boat", "%d boats", "%d boats"]
    assert [segment.numbers for segment in found] == [(0,), (1,), (2,), ()]


def test_a_form_for_1_and_21_says_its_number_though_the_singular_does_not() -> None:
    russian = "nplurals=2; plural=(n%10==1 && n%100!=11 ? 0 : 1);"
    assert [segment.source for segment in plural(russian, "a boat", "%d boats", "%d лодка", "%d лодок")] == [
        "%d boats",
        "%d boats",
    ]
    assert [segment.source for segment in plural(russian, "%d boat", "%d boats", "%d лодка", "%d лодок")] == [
        "%d boat",
        "%d boats",
    ]


@pytest.mark.parametrize("formula", ["nplurals=2; plural=(n", "nplurals=2; plural=n/0;", "nplurals=2; plural=os;"])
def test_without_a_formula_that_works_the_first_form_is_the_singular(formula: str) -> None:
    found = plural(formula, "a boat", "%d boats", "un bateau", "%d bateaux")
    assert [(segment.source, segment.numbers) for segment in found] == [("a boat", ()), ("%d boats", ())]


def test_a_context_is_told() -> None:
    (unit,) = units(HEADER + 'msgctxt "menu"\nmsgid "Open"\nmsgstr "Ouvrir"\n')
    assert isinstance(unit, Unit) and unit.context == "menu"


def test_a_header_may_name_a_language_that_no_file_name_does() -> None:
    (unit,) = units('msgid ""\nmsgstr "Language: ksh\\n"\n\nmsgid "a"\nmsgstr "b"\n', "de.po")
    assert isinstance(unit, Unit) and unit.target_lang == "ksh"


def test_languages_from_header_hints_and_name() -> None:
    entry = 'msgid "a"\nmsgstr "b"\n'
    header = 'msgid ""\nmsgstr "Language: pt_BR\\nX-Source-Language: en\\n"\n'
    (unit,) = units(header + entry, "de.po", Hints(target_lang="es", source_lang="it"))
    assert isinstance(unit, Unit) and (unit.target_lang, unit.source_lang) == ("pt-BR", "en")
    (unit,) = units(entry, "de.po", Hints(target_lang="es"))
    assert isinstance(unit, Unit) and unit.target_lang == "es"
    (unit,) = units(entry, "de.po")
    assert isinstance(unit, Unit) and unit.target_lang == "de"


def test_a_template_lacks_nothing() -> None:
    text = 'msgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgstr "c"\n'
    assert [unit.segment.text for unit in units(text, "x.pot") if isinstance(unit, Unit)] == ["c"]
    out = io.BytesIO()
    write(io.BytesIO(text.encode()), "x.pot", Hints(), [Answer([], "d")], out)
    assert out.getvalue().decode() == text.replace('"c"', '"d"')


def test_reference_gives_the_source_of_keys() -> None:
    reference = b'msgid "home.title"\nmsgstr "Welcome"\n'
    (unit,) = units('msgid "home.title"\nmsgstr "Bienvenue"\n', hints=Hints(reference=reference))
    assert isinstance(unit, Unit) and unit.segment.source == "Welcome"


def test_declared_charset_is_read_and_written() -> None:
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\n'
    data = (header + 'msgid "a"\nmsgstr "été"\n').encode("latin-1")
    assert texts(data) == [("a", "a", "été")]
    out = io.BytesIO()
    # “œ” is not in the charset: the text stays, and the note spells it out.
    write(io.BytesIO(data), "x.po", Hints(), [Answer([finding(message="cœur")], "cœur")], out)
    assert b"coeur" in out.getvalue() and b'msgstr "\xe9t\xe9"' in out.getvalue()


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ('msgid "a\nmsgstr "b"\n', 1),
        ('msgid "a"\nmsgstr b\n', 2),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', 1),
        ('msgid "a"\n', 1),
        ('msgstr "a"\n', 1),
        ('"stray"\n', 1),
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 3),
        ("what is this\n", 1),
    ],
)
def test_a_broken_entry_is_reported_and_the_rest_is_read(broken: str, line: int) -> None:
    found = units(broken + '\nmsgid "ok"\nmsgstr "bien"\n')
    faults = [item.location.line for item in found if isinstance(item, Unreadable)]
    assert faults == [line]
    assert [unit.segment.text for unit in found if isinstance(unit, Unit)][-1] == "bien"


def test_notes_and_flag_stand_where_gettext_wants_them() -> None:
    assert noted(HEADER + ENTRY, Answer([finding()])) == HEADER + (
        "# a note\n# qa-service: major repetition.word: said twice → Salut\n#. extracted\n#: a.c:3\n"
        '#, fuzzy\n#| msgid "old"\nmsgid "Hello"\nmsgstr "Salut salut"\n'
    )


def test_flags_that_are_there_are_kept() -> None:
    entry = '#, c-format\nmsgid "a"\nmsgstr "b"\n'
    assert "#, fuzzy, c-format\n" in noted(entry, Answer([finding()]))
    assert noted("#, fuzzy\n" + entry, Answer([finding()])).count("fuzzy") == 1


def test_a_remark_does_not_make_it_fuzzy() -> None:
    said = noted(ENTRY, Answer([finding(Severity.NEUTRAL)]))
    assert "# qa-service: neutral" in said and "fuzzy" not in said


def test_a_message_with_line_ends_stays_one_comment() -> None:
    assert "# qa-service: major repetition.word: a b → Salut\n" in noted(ENTRY, Answer([finding(message="a\n\rb")]))


def test_a_second_run_replaces_the_notes_of_the_first() -> None:
    once = noted(HEADER + ENTRY, Answer([finding()]))
    assert noted(once, Answer([finding()])) == once
    assert "qa-service" not in noted(once, Answer([]))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_untouched_is_byte_for_byte_the_same(end: str) -> None:
    text = (HEADER + ENTRY + '\n\n# end\n#~ msgid "x"\nmsgid "bad\n\nmsgid "b"\nmsgstr ""\n"c"').replace("\n", end)
    assert noted(text, Answer([]), Answer([])) == text
    assert set(noted(text, Answer([finding()]), Answer([])).splitlines(keepends=True)) > set(
        text.splitlines(keepends=True)
    )


LINE_TEXTS = st.text(st.sampled_from('ab\\"\n\t\r\x07é\x00\x85'))


@given(LINE_TEXTS, LINE_TEXTS.filter(bool), st.booleans())
def test_a_fixed_text_reads_again(old: str, new: str, plural: bool) -> None:
    form = 'msgid_plural "as"\nmsgstr[0] "x"\nmsgstr[1]' if plural else "msgstr"
    text = f'{HEADER}msgid "a"\n{form} "{_escaped(old)}"\n\nmsgid "b"\nmsgstr "c"\n'
    answers = [Answer([]) for _ in range(1 + plural)]
    written = noted(text, *answers[:-1], Answer([], new), Answer([]))
    assert [target for _, _, target in texts(written)] == ["x"] * plural + [new, "c"]


@given(st.text())
def test_escapes_are_the_reverse_of_each_other(text: str) -> None:
    assert unescaped(_escaped(text)) == text


def test_undecodable_bytes_end_the_file_and_forbid_writing() -> None:
    data = (HEADER + ENTRY).encode() + b'\nmsgid "\xff"\nmsgstr "x"\n'
    *_, last = units(data)
    assert isinstance(last, Unreadable) and "0xFF" in last.why
    with pytest.raises(InputError, match=r"x\.po: .*0xFF"):
        write(io.BytesIO(data), "x.po", Hints(), [Answer([]), Answer([])], io.BytesIO())


def test_it_is_registered() -> None:
    assert FORMAT.write is write
