"""The units of an XLIFF file, 1.2 or 2.x, as they stream by: what reader and writer share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ..model import Location, Segment, Unit
from . import xliff2, xliff12
from .decode import BrokenFile
from .format import Hints
from .inline import Classify, Inline
from .own import take_out_marks
from .xliff_file import Place, Text
from .xml import Closed, Node, Opened, Readable, Tree, scan

_PROFILES = "slr:profiles"  # of the size restriction module


class Piece(NamedTuple):
    """A unit as it is checked, and its target's markup (None: there is no target)."""

    unit: Unit
    target: Inline | None


class Entry(NamedTuple):
    """A unit of the file with its segments. The marks that we made earlier are out of ``tree``, in ``own_marks``."""

    tree: Tree
    pieces: list[Piece]
    own_marks: list[Node]


@dataclass
class Document:
    """A file as it is read: its root, once that was met, and then its entries."""

    name: str
    hints: Hints
    root: Opened | None = None
    version: int = 1
    _places: list[tuple[str, Place]] = field(default_factory=list)
    _files: int = 0
    _counts_code_points: bool = False  # what sizes are counted in

    @property
    def classify(self) -> Classify:
        """What the inline elements of this version are."""
        return xliff2.classify if self.version == 2 else xliff12.classify

    def entries(self, stream: Readable) -> Iterator[Entry]:
        """Yield the units to be translated; ``stream`` gives UTF-8. Raises BrokenFile where the file breaks."""
        place = Place(self.hints.source_lang, self.hints.target_lang)
        for item in scan(stream, ("xliff",), (xliff12.UNIT, xliff2.UNIT), ("file", "group", _PROFILES)):
            if isinstance(item, Closed):
                place = self._places.pop()[1]
            elif isinstance(item, Opened):
                if self.root is None:
                    self._open(item)
                self._places.append((item.node.name, place))
                place = self._inside(item.node, place)
            elif _translated(item.node, place):
                marks = take_out_marks(item)
                found = self._texts(item.node, place)
                yield Entry(item, [self._piece(text, place, item.node) for text in found], marks)

    def _open(self, root: Opened) -> None:
        self.root = root
        version = root.node.attributes.get("version", "")
        self.version = 2 if version.startswith("2") or (not version and "srcLang" in root.node.attributes) else 1
        if version[:1] not in ("", "1", "2"):
            raise BrokenFile(f"XLIFF {version[:20]} is not a version that is read: 1.x and 2.x are", root.node.line)

    @property
    def _texts(self) -> Callable[[Node, Place], Iterable[Text]]:
        return xliff2.texts if self.version == 2 else xliff12.texts

    def _inside(self, node: Node, place: Place) -> Place:
        said = node.attributes
        if node.name == "xliff":
            return replace(
                place,
                source_lang=said.get("srcLang") or place.source_lang,
                target_lang=said.get("trgLang") or place.target_lang,
            )
        if node.name == _PROFILES:
            self._counts_code_points = said.get("generalProfile") == xliff2.CODE_POINTS
            return place
        place = replace(place, translate=said.get("translate", "yes" if place.translate else "no") != "no")
        if limit := xliff2.size_limit(said):
            place = replace(place, limit=limit)
        if node.name != "file":
            return place
        self._files += 1
        self._counts_code_points = False
        name = said.get("original") or said.get("id") or ""
        return replace(
            place,
            source_lang=said.get("source-language") or place.source_lang,
            target_lang=said.get("target-language") or place.target_lang,
            # The first file needs no prefix to be told apart, and most exports hold one.
            prefix=f"{name or self._files}#" if self._files > 1 else "",
        )

    def _piece(self, text: Text, place: Place, unit: Node) -> Piece:
        target = Inline(text.target, self.classify) if text.target else None
        source = Inline(text.source, self.classify) if text.source else None
        segment = Segment(
            target.text if target else "",
            id=place.prefix + text.id,
            source=source.text if source else None,
            protected=target.protected if target else (),
            tags=target.tags if target else (),
            source_tags=source.tags if source else (),
            limit=text.limit if self.version == 1 or self._counts_code_points else None,
        )
        location = Location(self.name, unit.line, segment.id)
        return Piece(Unit(segment, location, text.lang or place.target_lang, place.source_lang), target)


def _translated(unit: Node, place: Place) -> bool:
    said = unit.attributes.get("translate")
    return place.translate if said is None else said != "no"
