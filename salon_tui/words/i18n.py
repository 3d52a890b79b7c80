"""Language: English in the source, Chinese from the catalogue, chosen per person at run time."""

from __future__ import annotations

import locale
from functools import cache
from pathlib import Path

from salon_tui.words.catalogue import Catalogue

LANGUAGES = ("zh", "en")
DOMAIN = "salon_tui"
LOCALES = Path(__file__).parents[1] / "locale"
_current = "en"


@cache
def _chinese() -> Catalogue | None:
    """The catalogue; None in an installation without it, which speaks English."""
    path = LOCALES / "zh_CN" / "LC_MESSAGES" / f"{DOMAIN}.mo"
    return Catalogue(path) if path.exists() else None


def _translation(message: str) -> str | None:
    catalogue = _chinese() if _current == "zh" else None
    return catalogue.find(message) if catalogue else None


def use(language: str) -> None:
    """Switches to a language, ``zh`` or ``en``; what is drawn afterwards is in it."""
    global _current
    _current = language if language in LANGUAGES else "en"


def language() -> str:
    """The language in use."""
    return _current


def default_language() -> str:
    """The language that the machine's locale asks for; Chinese where it asks for nothing."""
    name = (locale.setlocale(locale.LC_MESSAGES, None) or "").lower()
    return "en" if name.startswith("en") else "zh"


def _(message: str) -> str:
    """The message in the language in use; call it when it is drawn."""
    return _translation(message) or message


def ngettext(one: str, many: str, count: int) -> str:
    """The message for a number of things, with ``{count}`` filled in."""
    return (_translation(one) or (one if count == 1 else many)).format(count=count)


def N_(message: str) -> str:
    """Marks a message on class level, to be translated when it is drawn."""
    return message
