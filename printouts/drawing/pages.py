"""ReportLab's canvas with pages that are light: compressed when they end, and with resources that all of them share.

ReportLab keeps what a page draws as text until the file is written, and writes a dictionary of fonts and forms for each
page. In a file of 1,000 cards that is a fifth of the time and half of the memory.
"""

from __future__ import annotations

import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas


class PageCanvas(Canvas):  # type: ignore[misc]
    """A canvas whose pages have nothing but what they draw: no annotations, no transitions, no colour spaces."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._resources = _Resources()

    def doForm(self, name: str) -> None:
        """Shows a form on the page."""
        self._resources.forms[name] = None
        super().doForm(name)

    def showPage(self) -> None:
        """Ends a page."""
        content = "\n".join((self._preamble, *self._code))
        self._doc.addPage(_Page(zlib.compress(content.encode("ascii")), self._pagesize, self._resources))
        self._startPage()


class _Resources(pdfdoc.PDFObject):  # type: ignore[misc]
    """The fonts of the document, and the forms that its pages show."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.forms: dict[str, None] = {}

    def format(self, document: Any) -> bytes:
        resources = pdfdoc.PDFResourceDictionary()
        resources.basicFonts()
        resources.basicProcs()
        if self.forms:
            resources.XObject = document.xobjDict(self.forms)
        made: bytes = resources.format(document)
        return made


class _Content(pdfdoc.PDFObject):  # type: ignore[misc]
    """What a page draws, compressed."""

    __RefOnly__ = 1

    def __init__(self, data: bytes) -> None:
        self.data = data

    def format(self, document: Any) -> bytes:
        return b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream\n" % (len(self.data), self.data)


class _Page(pdfdoc.PDFObject):  # type: ignore[misc]
    """A page (ISO 32000-1, 7.7.3.3)."""

    __RefOnly__ = 1

    def __init__(self, content: bytes, size: tuple[float, float], resources: _Resources) -> None:
        self.content, self.size, self.resources = _Content(content), size, resources

    def format(self, document: Any) -> bytes:
        parts = (document.Pages, self.resources, self.content)
        references = tuple(document.Reference(part).format(document) for part in parts)
        box = " ".join(f"{side:.4f}" for side in self.size).encode()
        made = b"<< /Type /Page /Parent %b /Resources %b /Contents %b /MediaBox [ 0 0 %b ] >>\n"
        return made % (*references, box)
