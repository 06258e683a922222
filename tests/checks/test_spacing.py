"""Spaces that tokenisation left: what is mended, what each language's typography keeps, what every finding promises."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.checks import spacing
from qa_service.checks.blanks import Gap
from qa_service.checks.detokenise import Proposals
from qa_service.checks.places import Place, fixed, merged, widened
from qa_service.edits import apply_edits
from qa_service.lexicon.witness import Witness
from qa_service.model import Edit, Finding, Segment, Severity
from qa_service.packs import load_packs
from qa_service.rulebook import load_rulebook
from qa_service.settings import rules_folder
from qa_service.text.reading import Reading

PACKS = load_packs(rules_folder() / "languages")
RULES = load_rulebook(rules_folder() / "checks").by_kind()["spacing"]
NO_WITNESS = cast(Witness, None)  # these checks never ask what a word is worth

# Words, marks, quotation marks and blanks in every order.
PIECES = st.sampled_from(
    [
        *("n", "a", "l", "homme", "don", "t", "Ahmet", "Word", "слово", "сім", "я", "人", "ไทย", "كلمة", "३", "5", "½"),
        *" \u00a0\u202f\n\t,.;:!?…-–'’ʼ\"“”„«»‘()[]¿¡，。।،<>{}|=&@#/\\_\u200f\U0001f600\0\ud800",
        *("  ", " , ", " ' ", "n' ", "www.x.org", "{name}", "`a . b`"),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)
TAGS = st.sampled_from(["fr", "en", "de", "it", "sv", "tr", "uk", "el", "ar", "he", "hi", "th", "ja", "zh-Hans", "ko"])


def find(text: str, tag: str, source: str | None = None) -> list[Finding]:
    return list(spacing.find(Reading(Segment(text, source=source), PACKS.find(tag), NO_WITNESS), RULES))


def mended(text: str, tag: str, source: str | None = None) -> str:
    found = [finding for finding in find(text, tag, source) if finding.severity is not Severity.NEUTRAL]
    return apply_edits(text, [edit for finding in found for edit in finding.suggestions[0].edits])[0]


@given(TEXTS, TAGS, st.none() | TEXTS)
def test_findings_hold_what_they_promise(text: str, tag: str, source: str | None) -> None:
    findings = find(text, tag, source)
    shown = sorted((one for one in findings if one.severity is not Severity.NEUTRAL), key=lambda one: one.start)
    for finding in findings:
        assert finding.category == "spacing" and text[finding.start : finding.end] == finding.text != ""
        (fix,) = finding.suggestions
        assert fix.origin in ("sacremoses", "typography") and 0 < fix.confidence < 1
        assert all(edit.replacement.isspace() or edit.replacement == "" for edit in fix.edits)
        after, left = apply_edits(text, fix.edits)
        assert not left and after != text and "".join(after.split()) == "".join(text.split())
    assert all(one.end < other.start for one, other in pairwise(shown))


@given(st.text(max_size=60), TAGS)
def test_any_text_can_be_read(text: str, tag: str) -> None:
    for finding in find(text, tag):
        assert text[finding.start : finding.end] == finding.text


@given(TEXTS, TAGS)
def test_a_mended_text_keeps_its_letters(text: str, tag: str) -> None:
    assert "".join(mended(text, tag).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("tag", "text", "right"),
    [
        ("fr", "Il n' a pas d ' argent .", "Il n'a pas d'argent."),
        ("fr", "Vive l' Europe ! L’ hiver arrive.", "Vive l'Europe ! L’hiver arrive."),
        ("fr", "La Bourse et l' FMI se parlent.", "La Bourse et l'FMI se parlent."),
        ("it", "All ' improvviso l' auto si fermò .", "All'improvviso l'auto si fermò."),
        ("en", "I ' ll go , won 't I ? ( Yes . )", "I'll go, won't I? (Yes.)"),
        ("en", "It was eight o' clock at Mary 's .", "It was eight o'clock at Mary's."),
        ("de", "Er rief: „ Komm ! “ , und ging.", "Er rief: „Komm!“, und ging."),
        ("sv", 'Hon sa: " Hej då " .', 'Hon sa: "Hej då".'),
        ("sl", "» Dober dan « , je rekel.", "»Dober dan«, je rekel."),
        ("es", "¡ Qué calor ! dijo ; ¿ verdad ?", "¡Qué calor! dijo; ¿verdad?"),
        ("uk", "Об' єкт і п ' ятниця .", "Об'єкт і п'ятниця."),
        ("tr", "İzmir' de yağmur var .", "İzmir'de yağmur var."),
        ("cy", "Mae ' r gath yma .", "Mae'r gath yma."),
        ("hi", "वह घर गया ।", "वह घर गया।"),
        ("ar", "وصل القطار ، ثم غادر .", "وصل القطار، ثم غادر."),
        ("ja", "駅に着いた 。（ 遅れて ）", "駅に着いた。（遅れて）"),
        ("zh-Hans", "他 说 ： “ 好 ” ， 然后 走 了 。", "他 说：“好”，然后 走 了。"),
        ("zh-Hant", "他叫約翰 · 史密斯 ，「 您好 」。", "他叫約翰·史密斯，「您好」。"),
        ("th", "เด ็ กไปโรงเร ียน", "เด็กไปโรงเรียน"),
        ("ko", "그는 “ 좋다 ” 라고 말했고 유엔 (UN) 은 침묵했다.", "그는 “좋다”라고 말했고 유엔 (UN)은 침묵했다."),
        ("fa", "او می \u200c رود .", "او می\u200cرود."),
        ("am", "ቤቱ ተዘጋ ፡ ፡ ዶ / ር አበበ መጣ ፡፡", "ቤቱ ተዘጋ፡፡ ዶ/ር አበበ መጣ፡፡"),
        ("he", "מנכ \" ל החברה וצ ' ילה", "מנכ\"ל החברה וצ'ילה"),
        ("he", "כך אמרה גב ' כהן בעמ ' 5 .", "כך אמרה גב' כהן בעמ' 5."),
        ("he", "זה נכון ” , אמרה .", "זה נכון”, אמרה."),
        ("et", "Mark ’ iga ja 90 % neist .", "Mark’iga ja 90% neist."),
        ("fi", "Hän osti Bordeaux ’ n viiniä .", "Hän osti Bordeaux’n viiniä."),
        ("hr", "To je istina “ , rekao je 2014 . , kaže Mary ‘ s .", "To je istina“, rekao je 2014., kaže Mary‘s."),
        ("pl", "L ' Avenir i O ' Casey to nazwy .", "L'Avenir i O'Casey to nazwy."),
        ("ko", "그는 “ 좋습니다 . ” 라고 말했고 90 % 를 팔았다 .", "그는 “좋습니다.”라고 말했고 90%를 팔았다."),
        ("am", "ከወ / ሪት ሳራ ጋር ፦ 90 % ደረሰ ።", "ከወ/ሪት ሳራ ጋር፦ 90% ደረሰ።"),
        ("ar", "بلغت 90 ٪ منها .", "بلغت 90٪ منها."),
        ("he", "הוא אמר „ שלום “ .", "הוא אמר „שלום“."),
        ("fr", "Oui, dit - il , a - t - il peur d' « idées » ?", "Oui, dit-il, a-t-il peur d'« idées » ?"),
        ("pt", "O rei deu - lhe um livro .", "O rei deu-lhe um livro."),
        (
            "en",
            "The boys ' house and Jo @ mail.org cost 24 % , no . , more .",
            "The boys' house and Jo@mail.org cost 24%, no., more.",
        ),
        ("fi", "EU : n ja FBI : ssa .", "EU:n ja FBI:ssa."),
        ("sv", "FBI : s chef .", "FBI:s chef."),
        ("ro", "Într - o zi s - a dus .", "Într-o zi s-a dus."),
        ("bg", "Каза „ не “ , после „ да “ .", "Каза „не“, после „да“."),
        ("ru", "Он ушёл с людьми » .", "Он ушёл с людьми»."),
        ("hi", "वह गया ।वह आया ॥", "वह गया। वह आया॥"),
        ("hi", 'उसने कहा : " चलो', 'उसने कहा: "चलो'),
        ("en", "In 1882 , 136 years ago .", "In 1882, 136 years ago."),
        ("ru", "Он устал,сел и уснул.Потом встал.", "Он устал, сел и уснул. Потом встал."),
        ("el", "Ήρθε  νωρίς.", "Ήρθε νωρίς."),
        ("de", "Die E- Mail kam an, und noch eine E-Mail.", "Die E-Mail kam an, und noch eine E-Mail."),
    ],
)
def test_mends(tag: str, text: str, right: str) -> None:
    assert mended(text, tag) == right


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("fr", "« Oui ; non : peut-être ! » dit-elle, à 10 h 30, pour 1 000 €."),
        ("fr", "Le festival rock n' roll et Guns n' Roses"),
        ("en", "the boys' house, Davis' son, rock 'n' roll, 'em, '90s, 5' 11\", ma'am"),
        ("en", "She said 'no' and 'the others' followed; Moses' law"),
        ("en", "e.g. U.S., J.K. Rowling, Ph.D., v1.2.3, a.m., Node.js, foo.Bar(), x,y, en,fr,de"),
        ("en", "see https://example.org/a,b;c and example.com or mail a.b@example.org at 10:30"),
        ("en", "wait . . . what? ... no :( yes :-) 3 : 4, [ ] todo, [x] done :D"),
        ("en", "Name    Age    City\nAnn     12     Rome\n1.  First"),
        ("nl", "'s Avonds at 't kind z'n brood, 's-Hertogenbosch, foto's"),
        ("it", "un po' di pane, va' via, gli anni '70, quest'anno"),
        ("el", "απ' την αρχή, γι' αυτό, σ' εμένα"),
        ("mt", "ta' Malta u ma' ommi"),
        ("uk", "Вони казали 'так' і 'ні'; клуб 'Юність' закрито, п'ять"),
        ("sv", "Han sa ”ja” och FBI:s chef sa ”nej”."),
        ("hu", "Azt mondta: »igen«, és elment."),
        ("de", "z.B. Vor- und Nachteile, Ein-/Ausgang, d.h. 3,14 oder 5:3"),
        ("he", 'ארה"ב וצה"ל בבי.בי.סי, ה-BBC אמר'),
        ("ar", "الأخبار » الرياضة » كرة القدم"),
        ("th", "ไป ๆ มา ๆ ใช่ไหม ? ใช่"),
        ("zh-Hans", "他说：“好的”，然后走了（真的）。A,B和C"),
        ("ja", "しかし,彼は来た。「はい」 と言った"),
        ("ko", "그는 FBI(미 연방수사국)에 갔다."),
        ("vi", "Anh ấy nói: “Xin chào”, rồi đi."),
        ("de", "Es waren 24 % der Stimmen."),
        ("fr", "Soit 24 % des voix ; Paris - il y a foule - attend."),
        ("sv", "Resultat: 5 : 3"),
        ("th", "ไป มา แล้ว อยู่ ที่ นี่"),
        ("am", "ሰላም ፡ ለዓለም ፡ ሁሉ"),
        ("fa", "او\u200c رفت"),
        ("ko", "그는 (UN) 이 사람을 (고) 김"),
        ("pt", "Estava só - se bem que feliz - la em casa"),
        ("en", "Files that start with a . are hidden files."),
        ("fr", "Vraiment? Oui! C’est « bon »; voilà: fini."),
        ("es", "¿Qué? ¡No! «Hola», dijo —ayer—; EE. UU. y p. ej. 3,5 %."),
        ("hy", "Նա գնաց։ Ո՞վ է։ «Այո»,— ասաց։"),
        ("ur", "وہ گیا۔ “ہاں”، 3.14؟"),
        ("ru", "Он ушёл — да; «нет», т. е. и т. д., 3,14 %."),
        ("pl", "„Tak”, np. 3,14 zł; tzn. m.in. 10:30."),
        ("en", "I love it 😀 ! Wait…what? #tag @user, a/b, and/or, 16:9, C:/x."),
        ("ko", "그는 “좋다” 이 말은 했다."),
        ("ru", "Спасибо ) Жаль ( Итог: 5 : 3"),
    ],
)
def test_leaves_alone(tag: str, text: str) -> None:
    assert mended(text, tag) == text


def test_seed_has_one_place(seed: str) -> None:
    (finding,) = (one for one in find(seed, "fr") if one.severity is not Severity.NEUTRAL)
    assert finding.text == "n' a" and finding.severity is Severity.MAJOR
    assert (finding.suggestions[0].label, finding.suggestions[0].origin) == ("n'a", "sacremoses")


def test_brackets_around_one_word_are_one_finding() -> None:
    (finding,) = find("The train ( x ) is late.", "en")
    assert finding.text == "( x )" and len(finding.suggestions[0].edits) == 2


def test_a_missing_no_break_space_is_a_remark() -> None:
    (finding,) = find("Vraiment?", "fr")
    assert finding.severity is Severity.NEUTRAL
    assert finding.suggestions[0].edits == (Edit(8, 8, "\u00a0"),)
    assert not find("Really?", "en")


def test_doubled_blanks_by_habit_are_remarks() -> None:
    slip, habit = find("Der  Zug hat Verspätung.", "de"), find("Der  Zug  hat  Verspätung und  steht.", "de")
    assert [one.severity for one in slip] == [Severity.MINOR]
    assert {one.severity for one in habit} == {Severity.NEUTRAL}
    assert find("Ende.  Anfang", "de")[0].severity is Severity.NEUTRAL
    assert find("Der  Zug", "de", source="The  train")[0].severity is Severity.NEUTRAL


def test_a_hyphen_needs_the_closed_compound_as_a_witness() -> None:
    assert not find("Kiew - Moskau, Vor- und Nachteile", "de")
    (finding,) = find("La réunion franco - allemande", "fr", source="The franco-allemande meeting")
    assert finding.suggestions[0].label == "franco-allemande"


def test_is_silent_when_its_rule_is_off() -> None:
    reading = Reading(Segment("word ,"), PACKS["en"], NO_WITNESS)
    assert not list(spacing.find(reading, RULES.select(skip=["spacing.detokenised"])))


def test_sacremoses_is_asked_about_the_words_around() -> None:
    place = Place(0, 4, (Edit(2, 3, ""),), "", 0.9)
    assert Proposals("n' a pas", "fr").agree(place)
    assert not Proposals("п' ять", "uk").agree(Place(0, 6, (Edit(2, 3, ""),), "", 0.9))


def test_places_that_overlap_are_joined_but_remarks_stay_apart() -> None:
    one = Place(0, 3, (Edit(1, 2, ""),), "first", 0.9)
    other = Place(2, 5, (Edit(3, 4, ""),), "second", 0.95)
    remark = Place(4, 6, (), "remark", 0.5, Severity.NEUTRAL)
    joined, alone = merged([remark, other, one])
    assert (joined.start, joined.end, joined.why, len(joined.edits)) == (0, 5, "second", 2)
    assert alone == remark
    assert fixed("( x ) ", joined) == "(x)"


def test_a_mark_takes_in_the_word_but_not_a_whole_clause() -> None:
    assert widened("ein Wort , hier", Place(7, 10, (), "", 1)).start == 4
    assert widened("駅に着いた 。", Place(5, 7, (), "", 1)).start == 5
    assert widened("a" * 100 + " ,", Place(99, 102, (), "", 1)).start == 59


@pytest.mark.parametrize(
    "unit", ["ha ", "a", "' x ", '" x ', "( x ", "x ) ", "a  b", ", ", "\"'", "a - b ", "Word.Next ", "« x » ", "\n"]
)
def test_long_texts_take_no_more_than_their_length(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Count the places that are looked at: they grow with the text, and what is looked at for each is bounded."""
    looked: list[int] = []
    in_gap = spacing._in_gap

    def counting(gap: Gap, *rest: Any) -> Iterator[Place]:
        looked.append(gap.end - gap.start)
        return in_gap(gap, *rest)

    monkeypatch.setattr(spacing, "_in_gap", counting)
    find(unit * 20_000, "en")
    assert sum(looked) <= len(unit) * 20_000


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("pl", "Wybierz rozszerzenie '.csv' lub '.ods'."),
        ("gl", "Escolla «.csv» ou «.ods»."),
        ("sr-Latn", "Na primer: “/boats/sail/”."),
        ("bg", "Стойност “%(value)s” е грешна."),
        ("it", "Il porto '%(harbour)s' è chiuso."),
        ("ca", "La barca '%(boat)s' ha arribat."),
        ("ne", "डुङ्गा आयो । पानी परेको छ ? आयो !"),
        ("gl", "Un prefixo (como «.» ou «,») que comeza o nome."),
        ("sk", "Predpona (napr. „.“) pred menom."),
        ("ml", "ബോട്ടിൽ 2 %(count)d പേർ"),
    ],
)
def test_marks_beside_code_and_the_languages_own_blanks_stay(tag: str, text: str) -> None:
    assert mended(text, tag) == text


def test_a_list_that_the_source_sets_tight_stays_tight() -> None:
    assert mended("да,не,можда", "sr-Cyrl", "yes,no,maybe") == "да,не,можда"
    assert mended("Узми једро,или врати чамац.", "sr-Cyrl", "Take a sail, or go.") == "Узми једро, или врати чамац."
