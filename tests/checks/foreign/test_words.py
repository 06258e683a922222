"""Stray words of the same script: what is found, and what a text may well say."""

from __future__ import annotations

import pytest

from qa_service.pipeline import Engine


def flagged(engine: Engine, text: str, lang: str) -> list[str]:
    return [finding.text for finding in engine.check(text, lang, only=["foreign"]).findings]


@pytest.mark.parametrize(
    ("lang", "text", "word", "candidate"),
    [
        ("fr", "Le conseil a finalement approved le budget de la ville.", "approved", "en"),
        ("it", "La riunione è stata rinviata because mancavano i documenti.", "because", "en"),
        ("pl", "Pociąg przyjechał although był bardzo spóźniony.", "although", "en"),
        ("en", "The committee met jedoch without a result.", "jedoch", "de"),
        ("en", "The bakery sells dziesięciu kinds of bread.", "dziesięciu", "pl"),
        ("es", "El tren llegó tarde puisque nevaba mucho.", "puisque", "fr"),
        ("sl", "Vlak je stigao pozno, ker je snežilo.", "stigao", None),
        ("uk", "Вчора ми получили новий лист від школи.", "получили", "ru"),
        ("bg", "Вчера получихме новое писмо от училището.", "новое", "ru"),
    ],
)
def test_a_word_left_in_another_language(
    engine: Engine, lang: str, text: str, word: str, candidate: str | None
) -> None:
    (finding,) = engine.check(text, lang, only=["foreign"]).findings
    assert finding.text == word
    assert candidate is None or finding.lang == candidate


@pytest.mark.parametrize(
    ("lang", "text", "word"),
    [
        ("en", "The council has to face its Vergangenheit before it can build.", "Vergangenheit"),
        ("en", "Nobody in the village shares this Meinung about the bridge.", "Meinung"),
        ("fr", "La mairie a publié hier une Meinung sur les travaux.", "Meinung"),
        ("nl", "De bakker zoekt al twee Wochen naar een nieuwe oven.", "Wochen"),
    ],
)
def test_a_german_noun_keeps_its_capital(engine: Engine, lang: str, text: str, word: str) -> None:
    (finding,) = engine.check(text, lang, only=["foreign"]).findings
    assert (finding.text, finding.lang) == (word, "de")


@pytest.mark.parametrize(
    ("lang", "text", "word", "candidate"),
    [
        ("en", "Our cousin Bürgermeister Tom Baker opened the new bridge.", "Bürgermeister", "de"),
        ("en", "The talks between South and Nordkorea ended on Sunday.", "Nordkorea", "de"),
        ("fr", "Ils ont loué une voiture pour traverser Kalifornien en avril.", "Kalifornien", "de"),
    ],
)
def test_a_capital_word_that_the_target_never_wrote_is_no_name(
    engine: Engine, lang: str, text: str, word: str, candidate: str
) -> None:
    (finding,) = engine.check(text, lang, only=["foreign"]).findings
    assert (finding.text, finding.lang) == (word, candidate)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The case went to the Amtsgericht Mönchengladbach in spring."),  # beside its own language
        ("fi", "Ministeri Zinken mukaan asia etenee; Zinke palaa maanantaina."),  # a name with a case ending
    ],
)
def test_a_name_that_the_target_never_wrote_is_still_a_name(engine: Engine, lang: str, text: str) -> None:
    assert flagged(engine, text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "compound"),
    [
        ("it", "Questo peut-être non è vero per tutti.", "peut-être"),
        ("en", "She repaired the old clock lui-même in one night.", "lui-même"),
        ("uk", "Він прийшов какой-то час тому.", "какой-то"),
    ],
)
def test_a_hyphenated_compound_of_one_language_is_one_word(engine: Engine, lang: str, text: str, compound: str) -> None:
    (finding,) = engine.check(text, lang, only=["foreign"]).findings
    assert finding.text == compound


@pytest.mark.parametrize(
    ("lang", "text", "word"),
    [
        ("cy", "Mae'r pwyllgor wedi approved y gyllideb newydd.", "approved"),
        ("ga", "D'fhógair an t-aire yesterday go mbeadh an scoil oscailte.", "yesterday"),
        ("et", "Eile õhtul watching me televiisorit.", "watching"),
        ("eu", "Atzo arratsaldean watching egon ginen etxean.", "watching"),
        ("az", "Dünən komitə yeni qanunu approved və hamı razı qaldı.", "approved"),
    ],
)
def test_an_english_word_where_there_is_no_frequency_list(engine: Engine, lang: str, text: str, word: str) -> None:
    (finding,) = engine.check(text, lang, only=["foreign"]).findings
    assert (finding.text, finding.lang) == (word, "en")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ms", "Pengguna boleh memilih nilai yang tersedia dan menerima pemberitahuan."),
        ("af", "Gaan asseblief na of dit korrek is, of vra jou ouers."),
        ("nn", "Vi har konfigurert typane som er på same stad."),
    ],
)
def test_what_relatives_share_is_at_home(engine: Engine, lang: str, text: str) -> None:
    assert flagged(engine, text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The chancellor Angela Merkel met Horst Seehofer in Berlin."),
        ("en", "The Bundestag voted on Friday, and so did the Bundesrat."),
        ("fr", "Le quotidien Süddeutsche Zeitung a publié une enquête."),
        ("de", "Nach Angaben von Miller's und Baker's steigen die Preise."),
        ("fi", "World Vision auttaa lapsia, ja Tom and Jerry pyörii televisiossa."),
        ("fr", "La rue des Lilas est fermée ; House of Cards revient en mars."),
        ("en", "They live in a small flat near Rue des Martyrs with two cats."),
        ("it", "Il film è costato 12 mln di dollari e ne ha incassati 40 mln."),
        ("pt-BR", "Ele fez dois birdies e um bogey no último dia do torneio."),
        ("sv", "Servern skickar en token till varje webhook innan sessionen börjar."),
        ("sk", "Vyplňte placeholder v pravom stĺpci a uložte nový template."),
        ("pt", "O navio da Sí\xadria partiu ontem para Ango\xadla."),
        ("fi", "Tarkista %(passenger)r ennen lähtöä."),
        ("af", "Die boot vaar vandag of môre."),
        ("be", "На ґанку сядзела каза і глядзела на дарогу."),
        ("ms", "Pengguna mesti memilih fail dan menyimpan tetapan."),
        ("en", "The coup d'état failed; it had lost its raison d’être."),
    ],
)
def test_names_and_loans_are_left_alone(engine: Engine, lang: str, text: str) -> None:
    assert flagged(engine, text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("it", "Il programma “Sixty minutes later” va in onda la domenica."),
        ("pl", "Widziałem ją wczoraj w programie „24 hours” o północy."),
        ("de", "Das Motto „No man is an island“ hängt im Flur."),
        ("es", "Los jóvenes gritaban «winter is coming» por las calles."),
    ],
)
def test_a_title_in_quotation_marks_is_left_alone(engine: Engine, lang: str, text: str) -> None:
    assert flagged(engine, text, lang) == []


def test_a_leak_inside_quoted_speech_is_none_of_its_title(engine: Engine) -> None:
    assert flagged(engine, "«Il faut absolutely partir demain», dit-elle.", "fr") == ["absolutely"]


@pytest.mark.parametrize("lang", ["eu", "az", "uz", "mt", "ha", "so", "zu", "kk", "ky", "tg"])
def test_a_language_without_lists_is_silent_about_words_it_may_own(engine: Engine, lang: str) -> None:
    cyrillic = {
        "kk": "Біз кеше жаңа мектепке бардық, сосын үйге қайттық.",
        "ky": "Биз кечээ жаңы мектепке бардык, андан кийин үйгө кайттык.",
        "tg": "Мо дирӯз ба мактаби нав рафтем ва баъд ба хона баргаштем.",
    }
    latin = "Horretarako hainbat neurri hartu zituzten, eta gero etxera joan ziren; bai, guk ere bai."
    assert flagged(engine, cyrillic.get(lang, latin), lang) == []


def test_a_third_language_is_named_as_such(engine: Engine) -> None:
    text = "Le maire a signé le contrat, allerdings sans lire la dernière page."
    (finding,) = engine.check(text, "fr", source="Мэр подписал договор, не читая.", source_lang="ru").findings
    assert (finding.text, finding.lang, finding.mqm) == ("allerdings", "de", "accuracy/mistranslation")
