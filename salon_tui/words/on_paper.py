"""What a sheet brings out, what a preview shows of it, and what no face can print."""

from __future__ import annotations

from collections.abc import Mapping

from db.fields.values import Hidden
from db.printing.letters.records import LetterSheet
from db.sheets.client import PrintStamp
from db.sheets.papers import CardStack
from printouts.registry import sheet_of
from salon_tui.app.print_jobs import Drawn
from salon_tui.words.i18n import _, language, ngettext

_MOST_NAMES = 6


def papers_on(contents: object) -> tuple[int, ...]:
    """Entries of the prints of clients' records that a sheet brings out, in the order in which they come."""
    if isinstance(contents, CardStack):
        return tuple(card.paper for card in contents.cards)
    if isinstance(contents, LetterSheet):
        return tuple(letter.paper for letter in contents.letters)
    paper = getattr(contents, "paper", 0)
    return (paper,) if paper else ()


def is_paper_only(contents: object) -> bool:
    """Whether more stands on a sheet than who prints it may see."""
    some = contents.cards if isinstance(contents, CardStack) else (contents,)
    return any(stamp.paper_only for one in some if isinstance(stamp := getattr(one, "stamp", None), PrintStamp))


def drawn(
    kind: str, contents: object, pdf: bytes, name: str, note: str = "", client: int | None = None, private: bool = True
) -> Drawn:
    """A sheet that is drawn, with what it brings out.

    Args:
        kind: Code of the sheet.
        contents: What it is drawn from.
        pdf: The document.
        name: What the file is called, besides the form number.
        note: What is said of it, after what it is.
        client: Whose sheet it is, where it is about one client.
        private: Whether clients' data stand on it.
    """
    sheet = sheet_of(kind)
    return Drawn(
        kind,
        pdf,
        f"{sheet.form.split(' ')[0]} {name}",
        sheet.term.text(language()) + note,
        client,
        private,
        papers_on(contents),
        is_paper_only(contents),
    )


def shown_in_preview(text: str, value: object) -> str:
    """What a preview shows of a value: the sheet is whole, whoever prints it, and the screen shows what one may see."""
    return _("printed, not shown here") if isinstance(value, Hidden) else text.replace("\n", " ")


def lacking_words(lacking: Mapping[str, str]) -> str:
    """Which names can't be printed as they are, and which characters no face has."""
    names = [
        _("{name} ({characters})").format(name=name, characters=" ".join(characters))
        for name, characters in list(lacking.items())[:_MOST_NAMES]
    ]
    if len(lacking) > _MOST_NAMES:
        more = len(lacking) - _MOST_NAMES
        names.append(ngettext("{count} more", "{count} more", more))
    return _("〓 is printed for characters that the typefaces lack: {names}.").format(names=_(", ").join(names))
