"""What this desk's keyboard, scanner and terminal are like: a small file in the data folder, with no client data.

``salon-tui doctor`` writes it; without it, everything is as usual.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, NamedTuple

from db.core.disk.files import write_whole
from salon_tui.app.settings import SettingsError
from salon_tui.kiosk.scanner import LEAST_GAP, LONGEST_PREFIX, MOST_GAP, ScannerPace
from salon_tui.words.i18n import _

NAME: Final = "desk.toml"
ASKED_KEYS: Final = ("f1", "f10", "f11")
"""The keys that terminals keep for their own help, menu and full screen."""
_LONGEST_FILE: Final = 4096


class DeskSettings(NamedTuple):
    """What was learned of this desk.

    Attributes:
        scanner: How the scanner types.
        kept_keys: Keys that the terminal keeps for itself.
    """

    scanner: ScannerPace = ScannerPace()
    kept_keys: frozenset[str] = frozenset()


def read_settings(data: Path) -> DeskSettings:
    """What the data folder says of this desk.

    Raises:
        SettingsError: The file can't be read or says what can't be, with the sentence to say.
    """
    path = data / NAME
    if not path.exists():
        return DeskSettings()
    import tomllib

    try:
        text = path.read_bytes()[:_LONGEST_FILE].decode()
        return _checked(tomllib.loads(text))
    except (OSError, ValueError, TypeError, AttributeError) as error:
        words = _("{file} in the data folder can't be used. Delete it, and type salon-tui doctor.")
        raise SettingsError(words.format(file=NAME)) from error


def _checked(found: dict[str, Any]) -> DeskSettings:
    scanner, terminal = found.pop("scanner", {}), found.pop("terminal", {})
    gap, prefix = scanner.pop("milliseconds", 1000 * ScannerPace().gap), scanner.pop("prefix", "")
    kept = terminal.pop("keeps", [])
    if found or scanner or terminal:
        raise ValueError("a word that is not known")
    if isinstance(gap, bool) or not LEAST_GAP <= gap / 1000 <= MOST_GAP:
        raise ValueError("no pace of a scanner")
    if not isinstance(prefix, str) or len(prefix) > LONGEST_PREFIX or not prefix.isprintable():
        raise ValueError("no prefix")
    if not isinstance(kept, list) or not set(kept) <= set(ASKED_KEYS):
        raise ValueError("no keys")
    return DeskSettings(ScannerPace(gap / 1000, prefix), frozenset(kept))


def write_settings(data: Path, settings: DeskSettings) -> None:
    """Keeps what was learned; the file is whole or as it was before."""
    prefix = settings.scanner.prefix.replace("\\", "\\\\").replace('"', '\\"')
    kept = ", ".join(f'"{key}"' for key in ASKED_KEYS if key in settings.kept_keys)
    text = (
        "# What salon-tui doctor has learned of this desk. No client data.\n"
        f"[scanner]\nmilliseconds = {round(settings.scanner.gap * 1000)}\n"
        f'prefix = "{prefix}"\n'
        f"[terminal]\nkeeps = [{kept}]\n"
    )
    write_whole(data / NAME, text)
