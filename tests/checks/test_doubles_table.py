"""Doubles for each language: those a reader of it would leave, and those that are slips, through the engine."""

from __future__ import annotations

import pytest

from qa_service.pipeline import Engine

RIGHT = {
    "am": "ቀስ ቀስ ብሎ ሄደ። በጣም በጣም ጥሩ ነው። አንድ አንድ ሰዎች መጡ።",
    "ar": "هذا مهم جدًّا جدًّا. تقدم خطوة خطوة. شكرًا شكرًا! قرأ الكتاب صفحةً صفحة. لا لا، لن أذهب. وصلوا رويدًا رويدًا.",
    "bg": "Вървеше бавно бавно и беше много много тъжен. Хайде хайде! Живее далече далече.",
    "bn": "সে ধীরে ধীরে হাঁটল। বড় বড় গাছ ছিল। লোকে ঘরে ঘরে গেল। মাঝে মাঝে বৃষ্টি হয়। কে কে আসবে?",
    "cs": "Bylo to dávno dávno. Už už to měl. Mluvil velmi velmi tiše. Ne ne, to nechci.",
    "cy": "Aeth yn araf araf. Roedd yn dda dda. Diolch diolch!",
    "da": "Det var en meget meget lang dag. Nej nej, sagde hun. Hun var lille lille. De boede langt langt væk.",
    "de": "Das ist ganz ganz toll. Viel viel besser! Nein nein. Es war sehr sehr kalt. Doch doch, so war es.",
    "el": "Ήρθε σιγά σιγά. Είναι πολύ πολύ μικρό. Μπήκαν ένας ένας. Ζούσε μακριά μακριά.",
    "en": "It was a very very long day. There there, said he. A tiny tiny house, much much better.",
    "es": "Fue muy muy bien. Casi casi llega. Corre corre, que llueve. No no, gracias. Ya ya, lo sé. Vive lejos lejos.",
    "et": "See oli väga väga hea. Ta kõndis tasa tasa. Elas kaugel kaugel. Natuke natuke veel.",
    "eu": "Poliki poliki joan zen. Oso oso ona da. Banan banan sartu ziren.",
    "fa": "کم کم سرد شد. خیلی خیلی خوب است. یکی یکی آمدند. نفس نفس می‌زد. آرام آرام رفت.",
    "fi": "Se oli hyvin hyvin pitkä. Kauan kauan sitten. Ei ei, sanoi hän. Todella todella hyvä. Pieni pieni talo.",
    "fr": "Nous nous levons. Il est très très loin. Tiens tiens, te voilà. Un tout tout petit chat. Vite vite!",
    "he": "הוא הלך לאט לאט. זה טוב מאוד מאוד. לא לא, אמרה. הם נכנסו אחד אחד. שוב שוב.",
    "hi": "वह धीरे धीरे गया। बड़े बड़े पेड़। अपने अपने घर गए। जो जो आया, क्या क्या लाया? बातों बातों में रात हुई। चलते चलते थक गए।",
    "hr": "Bilo je jako jako hladno. Ne ne, rekla je. Išao je polako polako. Daleko daleko odavde. Davno davno.",
    "hu": "Nagyon nagyon jó. Messze messze lakott. Az az ember ismer. Lassan lassan ment. Nem nem, mondta.",
    "id": "Ha ha, lucu sekali. Ya ya, saya tahu. Anak-anak bermain.",
    "is": "Það var mjög mjög kalt. Nei nei, sagði hann. Hún gekk hægt hægt. Langt langt í burtu.",
    "it": "Andava piano piano. È bella bella. Così così. Arrivo subito subito. Un caffè caldo caldo. No no, disse.",
    "ja": "もっともっと頑張ろう。ちょっとちょっと待って。どうもどうも。ずっとずっと遠い。それはそれは美しい。",
    "ko": "빨리 빨리 가자. 정말 정말 좋다. 하나 하나 세었다. 점점 점점 커졌다. 그래 그래, 알았어.",
    "nl": "Het was heel heel koud. Kom kom, zei ze. De man die die hond heeft. Ver ver weg. Zorg dat je je goed voelt.",
    "pl": "Było bardzo bardzo zimno. Dawno dawno temu. Już już miał wyjść. Nie nie, powiedziała. Na nie nie patrz.",
    "pt-BR": "Foi muito muito bom. Logo logo chego. Devagar devagar. Não não, obrigado. Longe longe daqui.",
    "ro": "A fost foarte foarte bine. Încet încet. Departe departe. Nu nu, a zis ea. Hai hai!",
    "ru": "Это было очень очень давно. Давай давай! Он шёл тихо тихо. Так так, сказал он. Спасибо спасибо!",
    "sl": "Bilo je zelo zelo mrzlo. Šel je počasi počasi. Ne ne, je rekla. Daleč daleč od tod.",
    "sr-Cyrl": "Било је јако јако хладно. Ишао је полако полако. Не не, рекла је. Давно давно.",
    "sr-Latn": "Bilo je jako jako hladno. Išao je polako polako. Ne ne, rekla je. Davno davno.",
    "sv": "Det var väldigt väldigt kallt. Nej nej, sade hon. En liten liten stuga. Långt långt borta. Länge länge.",
    "th": "เขามาช้าช้า ของดีดีทั้งนั้น คนคนนั้นอยู่ไกลไกล",
    "tr": "Yavaş yavaş, adım adım geldi. Güle güle! İkişer ikişer. İçin için ağladı. Göz göre göre. Mavi mavi baktı.",
    "uk": "Було дуже дуже холодно. Так так, сказав він. Він ішов тихо тихо. Давно давно. Ні ні!",
    "vi": "Anh luôn luôn đúng. Nhà nhà đều vui. Cô ấy đi từ từ. Dần dần trời sáng. Người người đổ ra đường.",
    "zh-Hans": "人人都好，慢慢走，谢谢。恭喜恭喜！真的真的很好。我们讨论讨论，见识见识。好久好久不见。",
    "zh-Hant": "人人都好，慢慢走，謝謝。恭喜恭喜！真的真的很好。我們討論討論，見識見識。",
}
SLIPS = {
    "am": ("እሱ ወደ ወደ ቤት ሄደ። መንግሥት ነው ነው አለ።", 2),
    "ar": ("ذهب إلى إلى البيت. قال الوزير الوزير إن الخطة في في الطريق.", 3),
    "bg": ("Той отиде в в къщата. Министърът каза каза, че че ще дойде.", 3),
    "bn": ("সে এবং এবং গেল। মন্ত্রী বলেছেন বলেছেন। তিনি সরকারকে সরকারকে জানান।", 3),
    "cs": ("Šel do do domu. Vláda řekla řekla, že že nepřijde. Ona ne ne přišla.", 4),
    "cy": ("Aeth ef i i Gaerdydd a a daeth yn ôl.", 2),
    "da": ("Han gik til til huset og og sagde, hvor hvor han bor.", 3),
    "de": ("Er ging in in das Haus und und sah den Hund Hund.", 3),
    "el": ("Πήγε στο στο σπίτι και και είπε ότι ότι δεν μπορεί.", 3),
    "en": ("He went to the the shop and and bought a book book.", 3),
    "es": ("La la casa está en en el campo. Dijo que no no puede venir.", 3),
    "et": ("Ta läks ja ja tuli. Minister ütles ütles, et et ta ei tule.", 3),
    "eu": ("Etxera eta eta joan zen. Gobernuak esan esan du.", 2),
    "fa": ("او به به خانه رفت و و گفت که که نمی‌آید.", 3),
    "fi": ("Hän meni ja ja tuli. Ministeri sanoi sanoi, että että hän tulee.", 3),
    "fr": ("Il a a dit que que le maire de de Lyon viendra.", 3),
    "he": ("הוא הלך אל אל הבית. השר אמר אמר כי כי יבוא.", 3),
    "hi": ("वह घर में में गया। सरकार ने ने लोगों लोगों को बताया। वह जाएगा जाएगा। राष्ट्रीय राष्ट्रीय नीति बनी।", 5),
    "hr": ("Otišao je u u kuću i i rekao da ne ne može.", 3),
    "hu": ("A a ház nagy. A miniszter azt azt mondta, hogy hogy jön.", 3),
    "id": ("Dia pergi ke ke rumah dan dan makan. Banyak orang orang datang.", 3),
    "is": ("Hann fór til til borgarinnar og og sagði sagði það.", 3),
    "it": ("Ha detto che che viene e e che non non può.", 3),
    "ja": ("駅からから歩くことことにした。彼は学校をを出た。", 3),
    "ko": ("그는 그리고 그리고 집에 갔다. 정부는 정부는 발표했다.", 2),
    "nl": ("Hij ging naar naar huis en en zei zei niets.", 3),
    "pl": ("Nazywa się się Jan i i mieszka w w Gdańsku. Minister nie nie przyszedł.", 4),
    "pt-BR": ("Ele foi para para casa e e disse que não não vem.", 3),
    "ro": ("A mers la la casă și și a spus că nu nu vine.", 3),
    "ru": ("Он пошёл в в дом и и сказал сказал это.", 3),
    "sl": ("Šel je v v hišo in in rekel, da ne ne pride.", 3),
    "sr-Cyrl": ("Отишао је у у кућу и и рекао да не не може.", 3),
    "sr-Latn": ("Otišao je u u kuću i i rekao da ne ne može.", 3),
    "sv": ("Han gick till till huset och och sade sade det.", 3),
    "th": ("เขาไปที่บ้านและและโรงเรียน", 1),
    "tr": (
        "Eve ve ve okula gitti. Toplantı için için hazırlandı. Bakanlık bakanlık kararı açıkladı açıkladı. "
        "Bu konuda konuda uzlaştılar.",
        5,
    ),
    "uk": ("Він пішов до до хати і і сказав сказав це.", 3),
    "vi": ("Anh ấy đi đến và và về. Chính phủ của của nước này nói. Những nhà nhà thiết kế đến.", 3),
    "zh-Hans": ("他的的书在桌子上。我们在在学校学习。", 2),
    "zh-Hant": ("他的的書在桌子上。我們在在學校學習。", 2),
}


@pytest.mark.parametrize("tag", RIGHT)
def test_doubles_that_are_right_stay(engine: Engine, tag: str) -> None:
    found = engine.check(RIGHT[tag], tag, only=["repetition"]).findings
    assert [finding.text for finding in found] == []


@pytest.mark.parametrize("tag", SLIPS)
def test_each_slip_is_marked_once(engine: Engine, tag: str) -> None:
    text, count = SLIPS[tag]
    found = engine.check(text, tag, only=["repetition"]).findings
    assert [finding.check for finding in found] == ["repetition.word"] * count
