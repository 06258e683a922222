"""What machinery leaves behind: tokens, subword marks, escapes, broken encodings, chatter."""

from __future__ import annotations

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.checks import encoding, patterns
from qa_service.checks.escapes import decoded
from qa_service.checks.expressions import all_expressions, expressions
from qa_service.edits import apply_edits
from qa_service.lexicon.witness import Witness
from qa_service.model import Finding, Segment
from qa_service.packs import load_packs
from qa_service.rulebook import Pattern, Rule, Rulebook, load_rulebook
from qa_service.settings import rules_folder
from qa_service.text.reading import Reading

PACKS = load_packs(rules_folder() / "languages")
BY_KIND = load_rulebook(rules_folder() / "checks").by_kind()
NO_WITNESS = cast(Witness, None)  # these checks never ask what a word is worth

PIECES = st.sampled_from(
    [
        *("<unk>", "⁇", "</s>", "<s>", "<pad>", "[UNK]", "<|im_end|>", "<0xC3><0xA9>", "__fr__ ", "assistant\n"),
        *("@@ ", "▁", " ##", "￭", "</w>", "Ġ", "&apos;", "&amp;quot;", "& quot ;", " @-@ ", "-LRB- ", "\\n", "\\u00e9"),
        *("Ã©", "â€™", "РџСЂРёРІРµС‚", "\ufffd", "\x07", "\x92", "\ufeff", "\ud800", "```", "`", "<b>", "</b>"),
        *(
            "Here is the translation: ",
            "Note: The translation ",
            "Voici la traduction : ",
            "翻译：",
            "I hope this helps! ",
        ),
        *("word", "Слово", "人", "été", "5", " ", "  ", "\n", ". ", "! ", ":", "(", ")"),
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)
TAGS = st.sampled_from(["fr", "en", "de", "ru", "zh-Hans", "ja", "ar", "mt", "hi"])


def find(text: str, tag: str, source: str | None = None) -> list[Finding]:
    reading = Reading(Segment(text, source=source), PACKS.find(tag), NO_WITNESS)
    return [*patterns.find(reading, BY_KIND["patterns"]), *encoding.find(reading, BY_KIND["encoding"])]


def marked(text: str, tag: str, source: str | None = None) -> list[str]:
    return [finding.text for finding in find(text, tag, source)]


@given(TEXTS, TAGS, st.none() | TEXTS)
def test_findings_hold_what_they_promise(text: str, tag: str, source: str | None) -> None:
    for finding in find(text, tag, source):
        assert finding.check.startswith("residue.") and finding.category == "residue"
        assert text[finding.start : finding.end] == finding.text != ""
        assert 0 < finding.confidence < 1 and finding.message
        for fix in finding.suggestions:
            after, left = apply_edits(text, fix.edits)
            assert not left and after != text
            assert after.strip() or finding.check == "residue.encoding" or any(edit.replacement for edit in fix.edits)


@given(st.text(max_size=80), TAGS)
def test_any_text_can_be_read(text: str, tag: str) -> None:
    for finding in find(text, tag):
        assert text[finding.start : finding.end] == finding.text


@pytest.mark.parametrize(
    "rule", [*BY_KIND["patterns"].values(), *BY_KIND["encoding"].values()], ids=lambda rule: rule.id
)
def test_residue_never_claims_to_be_something_else(rule: Rule) -> None:
    assert rule.category == "residue"
    assert len([example for example in rule.examples if example.flags]) >= 4
    assert len([example for example in rule.examples if not example.flags]) >= 4
    assert rule.its == ("addition" if rule.id == "residue.chatter" else "characters")


@pytest.mark.parametrize("rule", BY_KIND["patterns"].values(), ids=lambda rule: rule.id)
def test_every_expression_compiles_and_is_well_formed(rule: Rule) -> None:
    for expression in all_expressions(rule):
        pattern = expression.pattern
        assert pattern.label and pattern.at in ("", "start", "end")
        assert pattern.needs or pattern.at == "start", pattern.match
        assert 0 <= pattern.confidence < 1 and (pattern.confidence or pattern.with_source) and pattern.with_source < 1
        assert all(lang.removeprefix("!") in {tag.split("-")[0] for tag in PACKS} for lang in pattern.langs)


def test_expressions_hold_in_their_languages_only() -> None:
    def rule(*langs: str) -> Rule:
        return Rule("x.y", "patterns", "x", "minor", "", "", "", "", "", patterns=(Pattern("a", langs=langs),))

    assert expressions(rule(), "pt-BR") and expressions(rule("pt"), "pt-BR") and expressions(rule("pt-BR"), "pt-BR")
    assert not expressions(rule("pt-BR"), "pt") and not expressions(rule("!pt"), "pt-BR")
    assert expressions(rule("!en"), "fr")


@pytest.mark.parametrize(
    ("tag", "text", "found"),
    [
        ("de", "Der <unk> fährt.", ["<unk>"]),
        ("ru", "Поезд [UNK] опаздывает.</s>", ["[UNK]", "</s>"]),
        ("fr", "<|im_start|>assistant\nLe train", ["<|im_start|>assistant\n"]),
        ("de", ">>deu<< Der Zug", [">>deu<<"]),
        ("de", "deu_Latn Der Zug", ["deu_Latn"]),
        ("es", "El tren lle@@ ga", ["lle@@ ga"]),
        ("ja", "▁電車▁が遅れる", ["▁", "▁"]),
        ("fr", "C &apos; est", ["&apos;"]),
        ("cs", "Vlak @-@ autobus -LRB- 5 -RRB-", ["Vlak @-@ autobus", "-LRB- 5 -RRB-"]),
        ("pt", "O pre\u00c3\u00a7o n\u00c3\u00a3o mudou", ["pre\u00c3\u00a7o n\u00c3\u00a3o"]),
        ("pl", "Poci\ufffd\ufffdg", ["Poci\ufffd\ufffdg"]),
        ("en", "It\x92s late", ["It\x92s"]),
        ("en", "one\ufeff two", ["one\ufeff"]),
    ],
)
def test_finds(tag: str, text: str, found: list[str]) -> None:
    assert marked(text, tag) == found


@pytest.mark.parametrize(
    ("tag", "opening"),
    [
        ("fr", "Here is the translation:\n"),
        ("nb", "My apologies for that. Please send me the sentence that you want translated.\n"),
        ("fr", "I'm ready to translate your texts into French.\n"),
        ("ko", "Sure! Here's the Korean translation of the text you provided:\n\n"),
        ("ja", "Certainly! I'd be happy to help.\n"),
        ("vi", "**Translation:** "),
        ("uk", "Ukrainian: "),
        ("de", "Natürlich! Hier ist die Übersetzung ins Deutsche:\n"),
        ("fr", "Bien sûr ! Voici la traduction :\n"),
        ("es", "Aquí tienes la traducción al español:\n\n"),
        ("it", "Ecco la traduzione in italiano:\n"),
        ("pt", "Claro! Aqui está a tradução:\n"),
        ("nl", "Hier is de vertaling: "),
        ("pl", "Oto tłumaczenie:\n"),
        ("cs", "Zde je překlad: "),
        ("sv", "Här är översättningen: "),
        ("ro", "Iată traducerea: "),
        ("hu", "Íme a fordítás: "),
        ("ru", "Перевод на русский: "),
        ("uk", "Ось переклад українською:\n"),
        ("tr", "Elbette! İşte çeviri:\n"),
        ("el", "Ορίστε η μετάφραση: "),
        ("ar", "إليك الترجمة: "),
        ("hi", "यहाँ अनुवाद है: "),
        ("vi", "Đây là bản dịch: "),
        ("id", "Berikut adalah terjemahannya: "),
        ("zh-Hans", "以下是中文翻译：\n"),
        ("zh-Hant", "譯文："),
        ("ja", "はい、以下は翻訳です：\n"),
        ("ko", "다음은 번역입니다:\n"),
        ("de", "The translation is:\n"),
        ("ja", "はい、翻訳は次のとおりです：\n"),
        ("ko", "네, 번역은 다음과 같습니다:\n"),
        ("he", "תרגום: "),
        ("fa", "ترجمه: "),
        ("th", "นี่คือคำแปล:\n"),
        ("fi", "Käännös: "),
        ("bg", "Ето превода:\n"),
        ("hr", "Evo prijevoda:\n"),
        ("sr-Cyrl", "Превод: "),
        ("bn", "এখানে অনুবাদ:\n"),
        ("ta", "இதோ மொழிபெயர்ப்பு:\n"),
        ("sw", "Hii hapa tafsiri:\n"),
        ("am", "ትርጉም: "),
        ("ka", "აი თარგმანი:\n"),
        ("hy", "Ահա թարգմանությունը:\n"),
        ("lt", "Čia vertimas:\n"),
        ("ur", "ترجمہ: "),
        ("gu", "અનુવાદ: "),
        ("fil", "Narito ang salin:\n"),
    ],
)
def test_opening_chatter_goes(tag: str, opening: str) -> None:
    (finding,) = find(opening + "XYZ 5", tag)
    assert finding.check == "residue.chatter" and finding.mqm == "accuracy/addition"
    assert apply_edits(opening + "XYZ 5", finding.suggestions[0].edits)[0] == "XYZ 5"


@pytest.mark.parametrize(
    ("tag", "closing"),
    [
        ("de", "\n\nNote: The word “Zug” has two meanings."),
        ("de", " (Note: I translated “train” literally.)"),
        ("fr", " I hope this helps! Let me know if you need anything else."),
        ("ja", "\n\nLet me know if you would like me to change the tone of the text."),
        ("en", "\n\nNote: This translation keeps the idiom of the original text."),
        ("de", "\nAnmerkung: Die Übersetzung ist wörtlich."),
        ("fr", "\nRemarque : la traduction est littérale."),
        ("es", "\n(Nota: se ha mantenido el sentido del original.)"),
        ("ru", "\nПримечание: перевод дословный."),
        ("zh-Hans", "\n注：原文有误。"),
        ("ja", "\n※原文の誤字を直しました。"),
        ("ko", "\n참고: 원문의 뜻을 살렸습니다."),
        ("tr", "\nNot: Orijinal metnin tonunu korudum."),
        ("uk", "\n\nI hope this helps!"),
        ("fr", "\n\nAs an AI language model, I cannot promise that it is right."),
        ("de", "\n\nIch hoffe, das hilft Ihnen!"),
        ("es", "\n\n¡Espero que esto ayude!"),
        ("zh-Hans", "\n\n希望这对您有帮助！"),
        ("ja", "\n\nお役に立てれば幸いです。"),
    ],
)
def test_closing_chatter_goes(tag: str, closing: str) -> None:
    text = "XYZ 5." + closing
    (finding,) = find(text, tag)
    assert finding.check == "residue.chatter" and text.endswith(finding.text)
    assert apply_edits(text, finding.suggestions[0].edits)[0] == "XYZ 5."


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "Note: the museum is closed. I hope this helps. Let me know if you have questions."),
        ("en", "Here is the new version: faster and lighter."),
        ("de", "Übersetzungen sind schwer: Sie fordern Gehör. Hinweis: Montags geschlossen."),
        ("fr", "Voici les faits : rien. Remarque : le musée est fermé."),
        ("zh-Hans", "翻译这本书很难：我花了三年。注意安全。"),
        ("ja", "翻訳の仕事は楽しい。注意：足元が滑ります。"),
        ("ru", "Вот список: хлеб, соль. Примечание: цены в рублях."),
        ("de", "Text\n```python\nprint()\n```\nEnde."),
        ("mt", "Ġorġ u Ġanni"),
        ("pt", "NÃO É FÁCIL, ÂNGELO"),
        ("vi", "“Đã ăn cơm chưa?” – à"),
        ("fr", "« Été », à côté, « Âgé… »"),
        ("uk", "Рік за роком, Сіль і Рівне №5"),
        ("fr", "Le menu.\nIf you want to see all files, press the button. You can also drag them.\nFin."),
        ("lt", "Tekstas.\nNote that a profile is only valid for one device.\nPabaiga."),
        ("de", "Die Liste ist durch „\\n“ getrennt."),
        ("it", "La traduzione del libro è di Ugo Neri: un lavoro di anni."),
        ("fi", "Käännöstieteen päivät: ohjelma"),
        ("en", "AT&T, R&D, @user, #tag, a <b>bold</b> word, C:\\new\\table"),
    ],
)
def test_leaves_alone(tag: str, text: str) -> None:
    assert marked(text, tag) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Schreibe <unk> hier.", "Write <unk> here."),
        ("Tom &amp; Jerry", "Tom &amp; Jerry"),
        ("Zeile\\nZeile", "Line\\nLine"),
        ("Hier ist die Übersetzung: XYZ", "Voici la traduction : XYZ"),
        ("```\nXYZ\n```", "```\nABC\n```"),
    ],
)
def test_what_the_source_holds_too_is_the_authors(text: str, source: str) -> None:
    assert marked(text, "de") != [] and marked(text, "de", source) == []


def test_a_label_of_the_source_that_speaks_of_translating_is_no_chatter() -> None:
    assert marked("Перевод: лодка", "ru", "a boat") != []
    assert marked("Перевод: лодка", "ru", "In your language: a boat") == []


def test_a_lost_blank_is_mended_where_the_text_is_broken() -> None:
    text = "Il est trÃ¨s tard, il va Ã  Paris et Ã Lyon."
    fixes = [edit for finding in find(text, "fr") for edit in finding.suggestions[0].edits]
    assert apply_edits(text, fixes)[0] == "Il est très tard, il va à Paris et à Lyon."
    assert marked("NÃ O É Ã O", "pt") == []


def test_a_lost_word_or_character_has_no_fix() -> None:
    assert not find("Der <unk> fährt.", "de")[0].suggestions
    assert not find("Stra\ufffde", "de")[0].suggestions


def test_a_text_that_is_all_chatter_has_no_fix() -> None:
    (finding,) = find("I'm sorry, but I can't translate this text.", "de")
    assert not finding.suggestions


def test_entities_belong_to_markup() -> None:
    assert marked("<p>Tom &amp; Jerry&nbsp;5</p>", "en") == []
    assert marked("Tom &amp; Jerry", "en") == ["&amp;"]


@pytest.mark.parametrize(
    ("escaped", "plain"),
    [
        ("&amp;amp;quot;", '"'),
        ("&#39;", "'"),
        ("& quot ;", '"'),
        ("\\u00e9\\ud83d\\ude00", "é😀"),
        ("\\ud83d", "\\ud83d"),
        ("\\xe9", "é"),
        ("<0xF0><0x9F><0x98><0x80>", "😀"),
        ("<0xFF>", "<0xFF>"),
        ("\\r\\n", "\n"),
        ("R&D", "R&D"),
    ],
)
def test_decoded(escaped: str, plain: str) -> None:
    assert decoded(escaped) == plain


@pytest.mark.parametrize(
    "unit", ["<unk> ", "<", "&amp;", "&", "Ã© ", "\ufffd", "a\x01", "a@@ ", "▁a", "```a ", "[UNK]"]
)
def test_long_texts_take_no_more_than_their_length(unit: str) -> None:
    """Count the places: no more than the text has units, and none is longer than a person reads."""
    findings = find(unit * 5_000, "fr")
    assert len(findings) <= 5_000
    assert sum(finding.end - finding.start for finding in findings) <= len(unit) * 5_000


@pytest.mark.parametrize("blank", [" ", "\n", "\t"])
def test_blanks_behind_a_token_do_not_wear_patience_out(blank: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_PATIENCE", 1.0)
    (finding,) = find("Le train est là. </s>" + blank * 60_000, "fr")
    assert finding.text == "</s>"


def test_is_silent_when_its_rules_are_off() -> None:
    reading = Reading(Segment("<unk> \ufffd"), PACKS["en"], NO_WITNESS)
    assert not list(patterns.find(reading, Rulebook(()))) and not list(encoding.find(reading, Rulebook(())))


@pytest.mark.parametrize(
    ("tag", "text", "table"),
    [
        ("ru", "Привет, мир и все люди на улице", "cp1251"),
        ("uk", "Вітаю всіх, це моє місто", "cp1251"),
        ("el", "Καλημέρα σας, φίλοι μου", "cp1253"),
        ("he", "שלום לכולם, מה שלומכם", "cp1255"),
        ("ar", "مرحبا بكم في المدينة", "cp1256"),
    ],
)
def test_letters_read_with_the_table_of_the_west(tag: str, text: str, table: str) -> None:
    broken = text.encode(table).decode("cp1252")
    segment = Reading(Segment(broken), PACKS.find(tag), cast(Witness, None))
    found = list(encoding.find(segment, load_rulebook(rules_folder() / "checks").by_kind()["encoding"]))
    edits = [edit for finding in found for edit in finding.suggestions[0].edits]
    assert apply_edits(broken, edits)[0] == text
    assert {finding.suggestions[0].origin for finding in found} == {"code page"}


@pytest.mark.parametrize("text", ["Город Århus и писатель Øyvind, à la carte", "5 × 3 ± 2 °C, £ и §§", "ÀÉ и всё"])
def test_accents_of_the_west_are_no_wrong_table(text: str) -> None:
    segment = Reading(Segment(text), PACKS.find("ru"), cast(Witness, None))
    assert not list(encoding.find(segment, load_rulebook(rules_folder() / "checks").by_kind()["encoding"]))
