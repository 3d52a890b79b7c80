"""Empty forms, drawn once: every sheet of the same kind begins with the same content and the same characters.

A form is kept as compressed content with the subsets of the faces that it uses. A new PDF gets both as they are, and
only the values are drawn and only their characters are embedded anew.
"""

from __future__ import annotations

import io
import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase import pdfdoc

from printouts.drawing import fonts
from printouts.drawing.embedded_font import PrintedFont, Start, stream
from printouts.drawing.kit import MM, Paper

Draw = Callable[[Paper], None]
_COMMON = "0123456789-–—_/.:,、。，；：（）()·%年月日" + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
"""Characters that nearly every sheet's values have, so that they need no subset of their own."""
_MOST = 24
_kept: OrderedDict[Hashable, Template] = OrderedDict()
_lock = threading.RLock()


class _Form(pdfdoc.PDFObject):  # type: ignore[misc]
    """A form XObject whose content is compressed already (ISO 32000-1, 8.10)."""

    def __init__(self, content: bytes, width: float, height: float) -> None:
        self.content = content
        self.box = pdfdoc.PDFArray([0, 0, round(width * MM, 3), round(height * MM, 3)])

    def format(self, document: Any) -> bytes:
        resources = pdfdoc.PDFResourceDictionary()
        resources.basicFonts()
        resources.basicProcs()
        entries = {
            "Type": pdfdoc.PDFName("XObject"),
            "Subtype": pdfdoc.PDFName("Form"),
            "FormType": 1,
            "BBox": self.box,
            "Resources": resources,
        }
        made: bytes = stream(self.content, **entries).format(document)
        return made


@dataclass(frozen=True, slots=True)
class Template:
    """An empty form of one or several pages.

    Attributes:
        size: Width and height in mm.
        pages: Compressed content by name of the page.
        starts: The characters of each face, in the order in which the faces were first used.
    """

    size: tuple[float, float]
    pages: Mapping[str, bytes]
    starts: tuple[tuple[PrintedFont, Start], ...]

    def put(self, paper: Paper) -> None:
        """Lays the form into a PDF that has nothing drawn yet."""
        for font, start in self.starts:
            font.begin(paper.document, start)
        for name, content in self.pages.items():
            paper.document.addForm(name, _Form(content, *self.size))


def template(key: Hashable, size: tuple[float, float], pages: Mapping[str, Draw]) -> Template:
    """Returns an empty form, drawn when it is asked for the first time.

    Args:
        key: Everything that the form's look depends on.
        size: Width and height in mm.
        pages: What draws each page; the names are those to give to :func:`use`.
    """
    with _lock:
        kept = _kept.get(key)
        if kept is None:
            kept = _kept[key] = _draw(size, pages)
            if len(_kept) > _MOST:
                _kept.popitem(last=False)
        else:
            _kept.move_to_end(key)
        return kept


def use(paper: Paper, name: str) -> None:
    """Shows an empty form on the current page."""
    paper.canvas.doForm(name)


def _draw(size: tuple[float, float], pages: Mapping[str, Draw]) -> Template:
    paper = Paper(io.BytesIO(), size, title="", invariant=True)
    faces = [fonts.core(False), fonts.core(True)]
    for face in faces:
        face.getSubsetInternalName(0, _touched(face, paper))
    contents = {}
    for name, draw in pages.items():
        paper.canvas._code.clear()
        paper.canvas.init_graphics_state()
        paper.fresh()
        draw(paper)
        contents[name] = zlib.compress("\n".join(paper.canvas._code).encode("latin-1"), 9)
    used = {font.fontName: font for font in paper.document.delayedFonts}
    starts = tuple((font, font.start(paper.document)) for font in used.values())
    return Template(size, contents, starts)


def _touched(face: PrintedFont, paper: Paper) -> Any:
    face.splitString(_COMMON, paper.document)
    return paper.document
