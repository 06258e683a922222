"""Words in another script: what is a stray, what is a guest, which language it is, and fixes that restore letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.edits import apply_edits
from qa_service.model import Finding, Severity
from qa_service.pipeline import Engine


def found(engine: Engine, lang: str, text: str, least: Severity = Severity.MINOR) -> list[Finding]:
    return list(engine.check(text, lang, only=["foreign"], least=least).findings)


@pytest.mark.parametrize(
    ("lang", "text", "stray", "named"),
    [
        ("fr", "Le jardinier a якобы oublié la clé.", "якобы", "ru"),
        ("de", "Der Gärtner hat 突然 das Tor geschlossen.", "突然", "zh-Hans"),
        ("en", "The gardener 閉めました the gate.", "閉めました", "ja"),
        ("en", "The gardener closed the gate 정원에서 yesterday.", "정원에서", "ko"),
        ("es", "El jardinero cerró ประตู ayer.", "ประตู", "th"),
        ("it", "Il giardiniere ha chiuso الباب ieri.", "الباب", "ar"),
        ("pl", "Ogrodnik zamknął השער wczoraj.", "השער", "he"),
        ("en", "The gardener closed the पुस्तक yesterday.", "पुस्तक", "hi"),
        ("fr", "Le jardinier a fermé її hier.", "її", "uk"),
        ("ru", "Садовник however закрыл калитку.", "however", "en"),
        ("bg", "Градинарят never не затвори вратата.", "never", "en"),
        ("ar", "أغلق البستاني completely باب الحديقة.", "completely", "en"),
        ("he", "הגנן סגר therefore את השער.", "therefore", "en"),
        ("fa", "باغبان در را suddenly بست.", "suddenly", "en"),
        ("hi", "माली ने द्वार quickly बंद किया।", "quickly", "en"),
        ("th", "คนสวนปิดประตูsuddenlyเมื่อวาน", "suddenly", "en"),
        ("zh-Hans", "园丁昨天suddenly关上了门。", "suddenly", "en"),
        ("ja", "庭師は門をsuddenly閉めた。", "suddenly", "en"),
        ("ko", "정원사가 garden을 닫았다.", "garden", "en"),
        ("uk", "Він відчинив Fenster уранці.", "Fenster", "de"),
        ("ja", "庭師は Freundschaft を大切にする。", "Freundschaft", "de"),
        ("en", "More than 16万 people came.", "16万", "zh-Hans"),
        ("fr", "Le pays compte 3,5亿 habitants.", "3,5亿", "zh-Hans"),
    ],
)
def test_stray_is_found_and_named(engine: Engine, lang: str, text: str, stray: str, named: str) -> None:
    (finding,) = found(engine, lang, text)
    assert (finding.check, finding.text, finding.lang) == ("foreign.script", stray, named)
    assert finding.severity is Severity.MAJOR


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Газета Zeitung и журнал Spiegel пишут об этом."),
        ("fa", "روزنامه Die Zeit این خبر را منتشر کرد."),
        ("ru", "Мы купили iPhone, послали SMSки и позвонили в BMW."),
        ("ru", "Фильм House of the Rising Wind показали в XXIм веке."),
        ("uk", "Гурт грав online, а Мар'я слухала podcast у форматі mp3."),
        ("el", "Η Toyota εργάζεται just-in-time και έχει 247sports."),
        ("bg", "Файлът config.backup е в /home/user, а кодът е print(value)."),
        ("ar", "استخدم WhatsApp ثم اتصل بUNESCO."),
        ("he", "הוא כתב בWhatsApp וגם בGmail."),
        ("hi", "उसने WhatsApp और Facebook पर लिखा।"),
        ("ja", "時速65mphで走るUsagi-chanはiPadを持っている。"),
        ("zh-Hans", "他用微信和iPhone，速度是30mph。"),
        ("zh-Hans", "他是我的α和Ω。"),
        ("ru", "Слово «entirely» пишется так."),
        ("ko", "LG가 UN과 함께 TV를 만들었다."),
        ("th", "เขาทำงานที่ UNESCO และ Google"),
        ("fr", "Il mesure 5 kΩ, 3 μm, № 7, 2 Å, 1 ℓ, l'angle β et π."),
        ("en", "The angle α, the λ-calculus and TNF-α, at 20 °C."),
    ],
)
def test_guest_is_left_alone(engine: Engine, lang: str, text: str) -> None:
    assert found(engine, lang, text) == []


@pytest.mark.parametrize(
    ("lang", "text", "stray", "named"),
    [
        ("zh-Hans", "园丁在花园里工作了一整天，關門之後，回家吃饭，然后很早就睡觉。", "關門之後", "zh-Hant"),
        ("zh-Hant", "園丁說他没关门，然後就走了，沒有再回來。", "他没关门", "zh-Hans"),
        ("ja", "庭師は「这个问题很难」と言った。", "这个问题很难", "zh-Hans"),
        ("ja", "庭師は「他在北京工作了」と書いた。", "他在北京工作了", "zh-Hans"),
        ("zh-Hans", "园丁吃了おにぎり就走了，没有再回来过。", "おにぎり", "ja"),
    ],
)
def test_chinese_and_japanese_are_told_apart(engine: Engine, lang: str, text: str, stray: str, named: str) -> None:
    (finding,) = found(engine, lang, text)
    assert (finding.text, finding.lang) == (stray, named)


@pytest.mark.parametrize("text", ["最高裁判所大法廷判決要旨。", "日本国憲法施行規則改正案を衆議院本会議が可決した。"])
def test_long_kanji_compounds_are_japanese(engine: Engine, text: str) -> None:
    assert found(engine, "ja", text) == []


@pytest.mark.parametrize(
    ("lang", "text", "stray", "named"),
    [
        ("uk", "Садівник Прыгожын зачинив хвіртку.", "Прыгожын", "ru"),
        ("ru", "Садовник Гнатюків закрыл калитку.", "Гнатюків", "uk"),
        ("bg", "Градинарят Зыков затвори вратата.", "Зыков", "ru"),
        ("ru", "Он приехал в Ђаково вчера.", "Ђаково", "sr-Cyrl"),
    ],
)
def test_letter_that_the_language_does_not_write(engine: Engine, lang: str, text: str, stray: str, named: str) -> None:
    (finding,) = found(engine, lang, text)
    assert (finding.check, finding.text) == ("foreign.word", stray)
    assert "does not write" in str(finding.evidence["why"])
    assert (finding.lang or "").partition("-")[0] in (named.partition("-")[0], "be")


def test_strays_of_one_text_are_named_together(engine: Engine) -> None:
    """“август” is as good Bulgarian as Russian; its neighbours are not."""
    text = "En август il pleut. Le jardinier est отсутствует depuis среду."
    assert {finding.lang for finding in found(engine, "fr", text)} == {"ru"}


@pytest.mark.parametrize(
    ("lang", "text", "whole"),
    [
        ("uk", "Choose a payment method.", "Choose a payment method"),
        ("ar", "Close the door", "Close the door"),
        ("ru", "Мы живём тут. Close the door. Он ушёл.", "Close the door"),
    ],
)
def test_sentence_in_another_script_is_found_as_a_whole(engine: Engine, lang: str, text: str, whole: str) -> None:
    """The first word alone may be a name, and “a” a symbol."""
    assert [(it.check, it.text) for it in found(engine, lang, text)] == [("foreign.segment", whole)]


@pytest.mark.parametrize("text", ["Windows Update", "Adobe Photoshop for Windows"])
def test_names_in_another_script_are_no_sentence(engine: Engine, text: str) -> None:
    assert found(engine, "ru", text) == []


def test_phrase_is_one_finding_with_what_is_at_home_in_it(engine: Engine) -> None:
    (finding,) = found(engine, "he", "אפשר לצפות online below בשידור.")
    assert finding.text == "online below"


@pytest.mark.parametrize("declared", ["zh", "zh-Hant"])
def test_text_decides_where_the_tag_leaves_the_script_open(engine: Engine, declared: str) -> None:
    assert found(engine, declared, "園丁關上了門。這個問題很難解決。") == []


def test_declared_script_holds(engine: Engine) -> None:
    assert [it.check for it in found(engine, "zh-Hans", "園丁關上了門。")] == ["foreign.segment"]


@pytest.mark.parametrize(("text", "tag"), [("Марко је дошао.", "sr-Cyrl"), ("Marko je došao.", "sr-Latn")])
def test_serbian_in_either_script(engine: Engine, text: str, tag: str) -> None:
    result = engine.check(text, "sr", only=["foreign"])
    assert (result.language.tag, result.findings) == (tag, ())


@pytest.mark.parametrize(
    ("lang", "text", "right"),
    [
        ("ru", "Новoсти дня и прогноз.", "Новости дня и прогноз."),
        ("ru", "Открыт РАУРАL снова.", "Открыт PAYPAL снова."),
        ("uk", "Петро i Марія пішли додому.", "Петро і Марія пішли додому."),
        ("sr-Cyrl", "Каже да je то важно.", "Каже да је то важно."),
        ("fr", "Le pаlais est fermé.", "Le palais est fermé."),
        ("en", "The ѕtreet is closed.", "The street is closed."),
        ("el", "Ο Αndreas ήρθε χθες.", "Ο Andreas ήρθε χθες."),
        ("el", "Η πoλη κοιμάται.", "Η πολη κοιμάται."),
    ],
)
def test_look_alikes_are_restored(engine: Engine, lang: str, text: str, right: str) -> None:
    (finding,) = found(engine, lang, text)
    assert finding.check == "foreign.mixed-script"
    assert apply_edits(text, finding.suggestions[0].edits) == (right, [])


def test_symbol_beside_a_letter_is_no_word_of_two_scripts(engine: Engine) -> None:
    assert [it for it in found(engine, "ru", "µÀ", Severity.NEUTRAL) if it.check == "foreign.mixed-script"] == []


LOOK_ALIKES = {"а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "х": "x"}
WORDS = ["корова", "перерыв", "сахар", "ворота", "осень", "хорошо", "берег", "парус"]


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.integers(0, 7)), min_size=1, max_size=5))
def test_every_fix_of_mixed_scripts_restores_the_word(engine: Engine, picked: list[tuple[str, int]]) -> None:
    """Whatever inner letter was typed in Latin, the fixes together give the Russian text back."""
    right = " и ".join(word for word, _ in picked)
    wrong = " и ".join(
        word[:at] + LOOK_ALIKES.get(word[at], word[at]) + word[at + 1 :]
        for word, at in ((word, 1 + place % (len(word) - 1)) for word, place in picked)
    )
    findings = [it for it in found(engine, "ru", wrong) if it.check == "foreign.mixed-script"]
    edits = [edit for finding in findings for edit in finding.suggestions[0].edits]
    assert apply_edits(wrong, edits) == (right, [])


@pytest.mark.parametrize(
    ("lang", "text", "stray"),
    [
        ("ru", "However, она осталась дома до вечера.", "However"),
        ("uk", "Вони пішли рано. And вона залишилася вдома.", "And"),
        ("ru", "Google объявил о сделке с заводом.", None),
        ("ru", "The Guardian сообщает о встрече министров.", None),
    ],
)
def test_a_capital_word_that_opens_a_sentence(engine: Engine, lang: str, text: str, stray: str | None) -> None:
    found = [it.text for it in engine.check(text, lang).findings if it.category == "foreign"]
    assert found == ([stray] if stray else [])
