"""Read XML as it streams by: small trees of the elements a format asks for, each with its place in bytes.

Expat, since it alone says at which byte every tag and every run of text begins, so that a finding can be written back
without touching any other byte. Nothing outside the file is ever loaded, entities are never expanded in text, and
nesting, tags and trees are bounded, so a hostile file ends soon with one clear error.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple, Protocol
from xml.parsers import expat

from .decode import BrokenFile

CHUNK = 1 << 16  # bytes
MAX_DEPTH = 200  # elements inside one another
MAX_TAG = 4 << 20  # bytes of one tag, comment or declaration
MAX_TREE = 16 << 20  # bytes of one element that a format asks for
MAX_NODES = 200_000  # elements and runs of text in it
_ENTITY = 200  # code points that a declared entity may stand for
_TAG_WITH_ENTITIES = 1 << 16  # bytes; attributes expand entities, so that tags are short where any is declared

_ENCODINGS = f"{expat.errors.XML_ERROR_INVALID_TOKEN} {expat.errors.XML_ERROR_PARTIAL_CHAR}"
_CUT_OFF = (expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN)


class Readable(Protocol):
    """What gives UTF-8 bytes."""

    def read(self, size: int, /) -> bytes: ...


class Chars(NamedTuple):
    """A run of text that stands in the file in one piece; ``start`` is its first byte.

    It is one character reference or one line end, or bytes that read as they stand. ``cdata``: inside a CDATA section.
    """

    text: str
    start: int
    cdata: bool


class Node:
    """An element: its name without the prefix of the format, its bytes (``end`` is past its end tag), its content.

    A reference to a declared entity is a node as well, ``&name;``, since its text is not in this place of the file.
    """

    __slots__ = ("attributes", "children", "end", "inner_end", "line", "name", "start")

    def __init__(self, name: str, attributes: dict[str, str], start: int, line: int) -> None:
        self.name = name
        self.attributes = attributes
        self.start = start
        self.inner_end = self.end = start
        self.line = line
        self.children: list[Node | Chars] = []

    def nodes(self, *names: str) -> Iterator[Node]:
        """Yield the child elements of these names (all when none is given)."""
        for child in self.children:
            if isinstance(child, Node) and (not names or child.name in names):
                yield child

    def first(self, name: str) -> Node | None:
        """Return the first child element of this name."""
        return next(self.nodes(name), None)

    def walk(self) -> Iterator[Node]:
        """Yield the element and all elements in it, in order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(list(node.nodes()))

    def text(self) -> str:
        """Return all text in the element, in order."""
        if not self.children:
            return ""
        parts = []
        waiting: list[Node | Chars] = [self]
        while waiting:
            child = waiting.pop()
            if isinstance(child, Node):
                waiting += reversed(child.children)
            else:
                parts.append(child.text)
        return "".join(parts)


class Opened(NamedTuple):
    """The start tag of an element that holds what a format asks for; ``tag`` is its name as it stands there."""

    node: Node
    tag: str


class Closed(NamedTuple):
    """Its end tag."""

    name: str


class Tree(NamedTuple):
    """An element that a format asked for, whole, and its bytes as they stand in the file."""

    node: Node
    raw: bytes

    def slice(self, start: int, end: int) -> bytes:
        """Return the file's bytes from ``start`` to ``end``, which lie in this element."""
        return self.raw[start - self.node.start : end - self.node.start]


Item = Opened | Closed | Tree


def scan(
    stream: Readable, roots: Collection[str], wanted: Collection[str], around: Collection[str] = ()
) -> Iterator[Item]:
    """Yield the root, the elements called ``around`` as they open and close, and each ``wanted`` element whole.

    ``stream`` gives UTF-8 (see ``utf8``). Raises BrokenFile where the file breaks, after all before it was yielded; the
    root must be one of ``roots``.
    """
    scanner = _Scanner(frozenset(roots), frozenset(wanted), frozenset(around))
    while True:
        data = stream.read(CHUNK)
        broken = scanner.feed(data)
        yield from scanner.ready
        scanner.ready.clear()
        if broken:
            raise broken
        if not data:
            return


class _Scanner:
    """Expat's handlers, and the bytes that what is being read may still need."""

    def __init__(self, roots: frozenset[str], wanted: frozenset[str], around: frozenset[str]) -> None:
        self.ready: list[Item] = []
        self._roots, self._wanted, self._around = roots, wanted, around
        self._open: list[Node] = []  # the wanted element and those open in it
        self._names: list[str] = []  # all open elements
        self._prefix = ""
        self._namespace: str | None = None
        self._foreign: int | None = None  # depth of an element in another default namespace
        self._count = 0
        self._cdata = False
        self._longest_tag = MAX_TAG
        self._window = bytearray()
        self._base = 0  # the file's byte at which the window starts
        parser = self._parser = expat.ParserCreate("utf-8")
        parser.buffer_text = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._chars
        parser.StartCdataSectionHandler = self._cdata_start
        parser.EndCdataSectionHandler = self._cdata_end
        parser.EntityDeclHandler = self._entity
        parser.DefaultHandler = self._other  # being set, it keeps entities in text from being expanded

    def feed(self, data: bytes) -> BrokenFile | None:
        """Read on; no data means the end of the file. Returns what is wrong, if anything is."""
        self._window += data
        try:
            self._parser.Parse(data, not data)
            reached = self._parser.CurrentByteIndex
            if data and self._base + len(self._window) - max(reached, self._base) > self._longest_tag:
                return self._error(f"a tag or comment is longer than {self._longest_tag >> 10} KB")
            if self._open and self._base + len(self._window) - self._open[0].start > MAX_TREE:
                return self._error(f"<{self._open[0].name}> is larger than {MAX_TREE >> 20} MB")
        except expat.ExpatError as error:
            return BrokenFile(self._reason(error, not data), error.lineno)
        except BrokenFile as error:
            return error
        needed = self._open[0].start if self._open else reached
        if needed > self._base:
            del self._window[: needed - self._base]
            self._base = needed
        return None

    def _error(self, message: str) -> BrokenFile:
        return BrokenFile(message, self._parser.CurrentLineNumber)

    def _reason(self, error: expat.ExpatError, at_end: bool) -> str:
        said = expat.ErrorString(error.code)
        if at_end and (self._names or said in _CUT_OFF):
            inside = f" inside <{self._names[-1]}>" if self._names else ""
            return f"the file ends{inside}: it is cut off" if self._base + len(self._window) else "the file is empty"
        if said in _ENCODINGS:
            place = self._parser.ErrorByteIndex
            bad = bytes(self._window[place - self._base : place - self._base + 4])
            try:
                bad.decode("utf-8")
            except UnicodeDecodeError as wrong:
                if wrong.reason != "unexpected end of data":
                    return f"not UTF-8 at byte {place + wrong.start}: save it as UTF-8, or declare its encoding"
        return f"not well-formed XML: {said}"

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        names, tag = self._names, name
        if not names:
            self._prefix = name.rpartition(":")[0]
            name = name.rpartition(":")[2]
            self._namespace = attributes.get("xmlns")
            if name not in self._roots:
                raise self._error(f"the root element is <{name}>, not <{'> or <'.join(sorted(self._roots))}>")
        elif self._prefix and name.startswith(self._prefix + ":"):
            name = name[len(self._prefix) + 1 :]
        elif self._foreign is not None or attributes.get("xmlns", self._namespace) != self._namespace:
            if self._foreign is None:
                self._foreign = len(names)
            name = ":" + name
        if len(names) >= MAX_DEPTH:
            raise self._error(f"elements are nested deeper than {MAX_DEPTH}")
        inside = bool(self._open)
        if inside or name in self._wanted:
            node = Node(name, attributes, self._parser.CurrentByteIndex, self._parser.CurrentLineNumber)
            if inside:
                self._keep(node)
            else:
                self._count = 0
            self._open.append(node)
        elif not names or name in self._around:
            place = self._parser.CurrentByteIndex
            self.ready.append(Opened(Node(name, attributes, place, self._parser.CurrentLineNumber), tag))
        names.append(name)

    def _end(self, _: str) -> None:
        name = self._names.pop()
        if self._foreign == len(self._names):
            self._foreign = None
        if self._open:
            node = self._open.pop()
            place = self._parser.CurrentByteIndex
            here = place - self._base
            node.inner_end = node.end = place
            if node.children or self._window[here - 2 : here] != b"/>":
                node.end = self._base + self._window.index(b">", here) + 1
            if not self._open:
                start = node.start - self._base
                self.ready.append(Tree(node, bytes(self._window[start : start + node.end - node.start])))
        elif name in self._around or not self._names:
            self.ready.append(Closed(name))

    def _chars(self, text: str) -> None:
        if self._open:
            self._keep(Chars(text, self._parser.CurrentByteIndex, self._cdata))

    def _cdata_start(self) -> None:
        self._cdata = True

    def _cdata_end(self) -> None:
        self._cdata = False

    def _other(self, data: str) -> None:
        if self._open and data[0] == "&":
            node = Node(data, {}, self._parser.CurrentByteIndex, self._parser.CurrentLineNumber)
            node.inner_end = node.end = node.start + len(data.encode())
            self._keep(node)

    def _keep(self, child: Node | Chars) -> None:
        self._count += 1
        if self._count > MAX_NODES:
            raise self._error(f"<{self._open[0].name}> holds more than {MAX_NODES} tags and lines")
        self._open[-1].children.append(child)

    def _entity(
        self,
        name: str,
        is_parameter: bool,
        value: str | None,
        base: str | None,
        system: str | None,
        public: str | None,
        notation: str | None,
    ) -> None:
        if value is None:
            raise self._error(f"the entity “{name}” lies outside the file, which is not read: write its text in place")
        if is_parameter or len(value) > _ENTITY or "&" in value or "%" in value:
            raise self._error(f"the entity “{name}” is not plain short text: write it out")
        self._longest_tag = _TAG_WITH_ENTITIES
