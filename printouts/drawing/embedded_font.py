"""A face as ReportLab embeds it: its characters come right out of the PDF again, and known subsets are made once.

ReportLab 5.1 writes ``<2CB4E>`` for U+2CB4E in a ToUnicode table, where UTF-16 is due (``<D872DF4E>``): 𬭎 was read
back, searched and copied as other characters. It also counts entries over 100 in one block, which PDF doesn't allow.

Sources: ISO 32000-1, 9.10.3; Adobe technical notes 5014 and 5411 (CMap: UTF-16BE, blocks of 100).
"""

from __future__ import annotations

import mmap
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from sys import intern
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, SUBSETN, TTFont


@dataclass(frozen=True, slots=True)
class Subset:
    """One embedded subset of up to 256 characters, ready for any document.

    Attributes:
        points: The code points by their code in the subset.
        program: The compressed font program.
        size: Bytes of the font program before compression.
        to_unicode: The compressed ToUnicode table.
        widths: The widths as a PDF array.
    """

    points: tuple[int, ...]
    program: bytes
    size: int
    to_unicode: bytes
    widths: bytes


@dataclass(frozen=True, slots=True)
class Start:
    """The characters that a document starts with, since an empty form was drawn with them."""

    assignments: dict[int, int]
    subsets: tuple[Subset, ...]


class _Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """Bytes that stand in a PDF as they are."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def format(self, document: Any) -> bytes:
        return self.data


def stream(content: bytes, **entries: Any) -> Any:
    """Returns a PDF stream whose content is compressed already."""
    made = pdfdoc.PDFStream(content=content, filters=[])
    made.dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")
    for key, entry in entries.items():
        made.dictionary[key] = entry
    return made


def to_unicode(name: str, points: Sequence[int]) -> str:
    """Returns the table that tells a reader of the PDF which character each code is.

    Args:
        name: PostScript name of the subset.
        points: Code points by code; 0 is "no character".
    """
    rows = [f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>" for code, point in enumerate(points)]
    rows = [row for row, point in zip(rows, points, strict=True) if point]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    body = "\n".join("\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")) for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        f"/CMapName /{name} def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


class PrintedFont(TTFont):  # type: ignore[misc]
    """A TrueType font that can start a document with subsets made before."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path), asciiReadable=False, shapable=False)
        # outlines are read from the file itself: a copy takes 3 to 8 MB
        with path.open("rb") as file:
            self.face._ttf_data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        # for shaping alone, a list for each glyph
        self.face.glyphToChar.clear()
        self._made: dict[tuple[int, ...], Subset] = {}

    def start(self, document: Any) -> Start:
        """Returns what a document has used of this font so far, and keeps its subsets for the documents to come."""
        state = self._assignState(document)
        subsets = tuple(self._subset(number, tuple(points)) for number, points in enumerate(state.subsets))
        self._made |= {subset.points: subset for subset in subsets}
        return Start(dict(state.assignments), subsets)

    def begin(self, document: Any, start: Start) -> None:
        """Lets a new document begin where another one started; further characters go into subsets of their own."""
        state = self._assignState(document)
        state.assignments = dict(start.assignments)
        state.subsets = [list(subset.points) for subset in start.subsets]
        state.nextCode = 256 * len(state.subsets)
        self.getSubsetInternalName(0, document)

    def code(self, char: str, document: Any) -> tuple[str, str]:
        """Returns how a document shows a character: its name of the subset, and the code in hexadecimal."""
        [(number, code)] = self.splitString(char, document)
        # the same string for all characters of a subset: they are compared for every text
        return intern(self.getSubsetInternalName(number, document)), code.hex()

    def addObjects(self, doc: Any) -> None:
        """Adds the font's objects to a document that is being finished; called by ReportLab."""
        state = self._assignState(doc)
        state.frozen = 1
        for number, points in enumerate(state.subsets):
            subset = self._made.get(tuple(points)) or self._subset(number, tuple(points))
            internal = self.getSubsetInternalName(number, doc)[1:]
            name = self._subset_name(number)
            font = pdfdoc.PDFTrueTypeFont()
            font.Name = internal
            font.BaseFont = name
            font.FirstChar = 0
            font.LastChar = len(points) - 1
            font.Widths = _Raw(subset.widths)
            font.ToUnicode = doc.Reference(stream(subset.to_unicode), f"toUnicodeCMap:{name}")
            font.FontDescriptor = self._descriptor(doc, name, subset)
            doc.Reference(font, internal)
            doc.idToObject["BasicFonts"].dict[internal] = font
        del self.state[doc]

    def _subset_name(self, number: int) -> str:
        return f"{SUBSETN(number).decode()}+{self.face.name.decode()}"

    def _subset(self, number: int, points: tuple[int, ...]) -> Subset:
        program = self.face.makeSubset(list(points))
        # it has gone through all of them; what of the file lies in memory needn't be counted as this program's
        self.face._ttf_data.madvise(mmap.MADV_DONTNEED)
        widths = " ".join(f"{self.face.getCharWidth(point):g}" for point in points)
        table = to_unicode(self._subset_name(number), points)
        return Subset(
            points, zlib.compress(program), len(program), zlib.compress(table.encode()), f"[ {widths} ]".encode()
        )

    def _descriptor(self, doc: Any, name: str, subset: Subset) -> Any:
        face = self.face
        program = stream(subset.program, Length1=subset.size)
        entries = {
            "Type": "/FontDescriptor",
            "Ascent": face.ascent,
            "CapHeight": face.capHeight,
            "Descent": face.descent,
            "Flags": face.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC,
            "FontBBox": pdfdoc.PDFArray(face.bbox),
            "FontName": pdfdoc.PDFName(name),
            "ItalicAngle": face.italicAngle,
            "StemV": face.stemV,
            "FontFile2": doc.Reference(program, f"fontFile:{name}"),
            "MissingWidth": face.defaultWidth,
        }
        return doc.Reference(pdfdoc.PDFDictionary(entries), f"fontDescriptor:{name}")
