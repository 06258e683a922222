"""HTML as a browser would read it: the text of each block, and of the attributes that people read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from .flow import Flow
from .names import language_tag
from .paired import Entry, Fault

# What stands in a line of text. Everything else, known or not, is a block of its own.
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark nobr output q ruby s slot small span "
    "strike strong sub sup time tt u wbr".split()
)
_OBJECTS = frozenset(
    "area audio br canvas code embed iframe img input kbd map math meter object picture progress samp svg var "
    "video".split()
)
_SKIPPED = frozenset("noembed noframes pre rp rt script style template xmp".split())
_ATTRIBUTES = ("alt", "title", "placeholder", "aria-label")
_META = frozenset("description og:title og:description twitter:title twitter:description".split())
_BUTTONS = frozenset({"submit", "button", "reset"})
# What libxml2 says of its own limits, and what it means.
_REASONS = {
    "Excessive depth": "elements are nested deeper than 256",
    "Buffer size limit": "a text or tag is larger than 10 MB",
}


@dataclass(slots=True)
class _Open:
    """An open element: where it is in the document, and what holds in it."""

    path: str
    lang: str | None
    translated: bool
    since: int | None = None  # where its text begins in the block, when that is to be protected
    children: Counter[str] = field(default_factory=Counter)


def blocks(text: str) -> Iterator[Entry | Fault]:
    """Yield the texts of an HTML document or fragment, each with the line of its element."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    # A surrogate is no character; NUL ends libxml2's text.
    data = text.replace("\0", "\ufffd").encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser)
    except etree.LxmlError:
        root = None
    if root is not None:
        yield from _Walk().run(root)
    for error in parser.error_log:
        if error.level_name == "FATAL":
            known = (said for sign, said in _REASONS.items() if sign in error.message)
            why = next(known, " ".join(error.message.split())[:200])
            yield Fault(f"what follows is not read: {why}", error.line)
            return


class _Walk:
    def __init__(self) -> None:
        self._open = [_Open("", None, True)]
        self._flow = Flow()
        self._block = self._open[0]
        self._line: int | None = None
        self._skipping: etree._Element | None = None
        self._names = Counter[str]()

    def run(self, root: etree._Element) -> Iterator[Entry]:
        """Yield the entries of a tree. The tree is at most 256 deep, which the parser sees to."""
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                yield from self._start(element)
            else:
                yield from self._end(element)
        yield from self._flush()

    def _start(self, element: etree._Element) -> Iterator[Entry]:
        if self._skipping is not None:
            return
        tag = str(element.tag).lower()
        here = self._enter(tag, element)
        self._open.append(here)
        if here.translated:
            yield from self._attributes(tag, element, here)
        if tag in _SKIPPED or tag in _OBJECTS:
            if tag in _OBJECTS:
                self._flow.object(f"<{tag}>")
            elif tag not in ("rp", "rt"):
                yield from self._flush()
            self._skipping = element
            return
        if tag in _INLINE:
            self._flow.tags.append(f"<{tag}>")
            foreign = here.lang and self._block.lang and here.lang != self._block.lang
            if self._block.translated and (foreign or not here.translated):
                here.since = self._flow.length
        else:
            yield from self._flush()
            self._block = here
        if not self._flow.pieces:
            self._line = element.sourceline
        if here.translated or here.since is not None:
            self._flow.text(element.text or "")

    def _enter(self, tag: str, element: etree._Element) -> _Open:
        parent = self._open[-1]
        parent.children[tag] += 1
        said = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang")
        own = element.get("id")
        step = tag if tag in ("html", "head", "body") else f"{tag}[{parent.children[tag]}]"
        path = f"#{own}" if own else "/".join(filter(None, (parent.path.removeprefix("html/"), step)))
        switch = (element.get("translate") or "").lower()
        closed = "notranslate" in (element.get("class") or "").split() or switch == "no"
        return _Open(
            path if len(path) <= 300 else f"…{path[-300:]}",
            (language_tag(said) or said[:40]) if said else parent.lang,
            (parent.translated and not closed) or switch == "yes",
        )

    def _end(self, element: etree._Element) -> Iterator[Entry]:
        if self._skipping is not None:
            if element is not self._skipping:
                return
            self._skipping = None
            self._open.pop()
        else:
            here = self._open.pop()
            tag = str(element.tag).lower()
            if tag in _INLINE:
                self._flow.tags.append(f"</{tag}>")
                if here.since is not None:
                    self._flow.protect(here.since)
            else:
                yield from self._flush()
                self._block = self._open[-1]
                self._line = element.sourceline
        if self._open[-1].translated or self._open[-1].since is not None:
            self._flow.text(element.tail or "")

    def _attributes(self, tag: str, element: etree._Element, here: _Open) -> Iterator[Entry]:
        names = list(_ATTRIBUTES)
        if tag == "meta" and (element.get("name") or element.get("property")) in _META:
            names.append("content")
        if tag == "input" and (element.get("type") or "").lower() in _BUTTONS:
            names.append("value")
        for name in names:
            if (text := element.get(name)) and text.strip():
                yield Entry(self._named(f"{here.path}@{name}"), text, element.sourceline, lang=here.lang)

    def _flush(self) -> Iterator[Entry]:
        """Yield the block so far, if there is text in it, and begin the next."""
        text, protected, tags = self._flow.done()
        self._flow = Flow()
        if text:
            path = self._named(self._block.path)
            yield Entry(path, text, self._line, protected=protected, tags=tags, lang=self._block.lang)

    def _named(self, path: str) -> str:
        """Return a path, numbered where a block is cut in two by another inside it."""
        self._names[path] += 1
        return path if self._names[path] == 1 else f"{path}:{self._names[path]}"
