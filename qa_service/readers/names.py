"""The language that a file's name says: ``fr.po``, ``messages.pt_BR.json``, ``values-fr-rCA/``, ``de.lproj/``."""

from __future__ import annotations

import regex

# ISO 639-1, and the ISO 639-2/3 codes that software is translated into.
_LANGUAGES = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg
    ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn
    no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw
    ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    ach ang arn arz ast bal bho brx ceb chr ckb cmn cnr crh csb doi dsb enm ext fil frp fur gom gsw haw hil hmn hsb ilo
    jbo kab kha kmr kok lij lmo lld ltg lzh mag mai mni mnw nah nan nap nds nqo nso pam pap pms quc rmy sah sat scn sco
    shi sma smn sms szl tet tlh tly tok tpi tzm udm vec vls vro wae war yue zgh
    """.split()
)
_OLD = {"iw": "he", "sh": "sr-Latn"}  # what Java and old files still write
_SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "devanagari": "Deva"}
_TAG = regex.compile(
    r"""
    ([A-Za-z]{2,3})
    (?:[-_]((?i:adlm|arab|beng|cyrl|deva|guru|hans|hant|latn|mong|mtei|olck|tfng)))?
    (?:[-_]r?([A-Z]{2}|[a-z]{2}|\d{3}))?       # values-pt-rBR
    (?:@([a-z]{1,20}))?                        # sr@latin
    (?:\.(?i:utf-?8|gb(?:2312|k|18030)|big5|euc-?[a-z]{2}|iso-?8859-?\d{1,2}|koi8-?[ru]|cp\d{3,4}))?   # fr_FR.UTF-8
    """,
    regex.VERBOSE,
)
_VALUES = regex.compile(r"values-(?:b\+(.{1,40})|(.{1,40}))")
# What ends the name of a document may be a word (what-is.md, user-id.txt), though it be a language's code as well.
_DOCUMENTS = (".md", ".markdown", ".txt", ".text", ".html", ".htm", ".xhtml", ".docx")
_WORDS = frozenset("am an as be do go he hi id is it ka la me my no or se so st to us".split())
_FOLDERS = 3  # the innermost folders that may be named after a language; further up stand homes and projects
_LONGEST = 40  # code points of a part that may be a tag


def language_tag(text: str, declared: bool = False) -> str | None:
    """Return the BCP-47 tag that a text as a whole is (``pt_BR``, ``sr@latin``, ``zh-Hans``), or None.

    Any three letters may be a language where one is ``declared``; elsewhere it must be one that software has.
    """
    match = _TAG.fullmatch(text) if len(text) <= _LONGEST else None
    if not match or ((language := match[1].lower()) not in _LANGUAGES and not declared):
        return None
    script = match[2].title() if match[2] else _SCRIPTS.get(match[4] or "", "")
    return "-".join(filter(None, (_OLD.get(language, language), script, (match[3] or "").upper())))


def language_of_name(name: str) -> str | None:
    """Return the language that a path says, the file's own name before its folders, the inner ones first; or None.

    A part of the name counts when all of it, or what stands after its last ``_`` or ``-``, is a language tag.
    """
    *folders, file = name.replace("\\", "/").split("/")
    stem = file.rpartition(".")[0] or file
    if (found := _of_part(stem)) and not (found in _WORDS and file.lower().endswith(_DOCUMENTS)):
        return found
    parts = stem.split(".")
    if len(parts) > 1:
        for part in reversed(parts):
            if found := language_tag(part) or _of_ending(part):
                return found
    if (found := _of_ending(stem)) and not (found in _WORDS and file.lower().endswith(_DOCUMENTS)):
        return found
    return next(filter(None, map(_of_part, reversed(folders[-_FOLDERS:]))), None)


def _of_part(part: str) -> str | None:
    if match := _VALUES.fullmatch(part):
        return language_tag(match[1].replace("+", "-") if match[1] else match[2])
    return language_tag(part.removesuffix(".lproj"))


def _of_ending(part: str) -> str | None:
    """Return the longest tag that a name ends with: ``strings_zh_Hans_CN`` says zh-Hans-CN, not CN."""
    pieces = regex.split(r"[-_]", part[-_LONGEST:])
    for count in (3, 2, 1):
        if len(pieces) > count and (found := language_tag("-".join(pieces[-count:]))):
            return found
    return None
