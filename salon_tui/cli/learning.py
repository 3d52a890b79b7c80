"""What ``doctor`` learns of the desk by asking: which keys the terminal keeps, and how the scanner types."""

from __future__ import annotations

import contextlib
import os
import select
import sys
import termios
import time
import tty
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from db.text.card_number import is_valid
from salon_tui.app.desk_settings import ASKED_KEYS, DeskSettings, read_settings, write_settings
from salon_tui.app.settings import SettingsError
from salon_tui.cli.findings import Finding
from salon_tui.cli.say import tell
from salon_tui.kiosk.scanner import CARD_DIGITS, LONGEST_PREFIX, MOST_GAP, USUAL_GAP, ScannerPace
from salon_tui.words.i18n import _
from salon_tui.words.words import telling

SCANS: Final = 3
_MARGIN: Final = 1.5
"""How much slower than it was seen a scanner may type on a busy day."""
_SCAN_OVER: Final = 0.4
_PATIENCE: Final = 60.0


def learn(data: Path) -> Iterator[Finding]:
    """Asks at the terminal, and keeps the answers; where nobody can be asked, or there is no archive, nothing."""
    if not (sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty() and data.is_dir()):
        return
    try:
        before = read_settings(data)
    except SettingsError as error:
        yield Finding(False, str(error))
        return
    with _keys_one_by_one():
        kept = frozenset(key for key in ASKED_KEYS if not _arrives(key))
        scans = list(_scans())
    pace = before.scanner
    if scans:
        slowest = max(gap for gap, _prefix in scans)
        if slowest * _MARGIN > MOST_GAP:
            yield Finding(False, _("The scanner types as slowly as people do. Set it to type without pauses."))
        else:
            prefixes = {prefix for _gap, prefix in scans}
            pace = ScannerPace(max(USUAL_GAP, slowest * _MARGIN), prefixes.pop() if len(prefixes) == 1 else "")
            yield Finding(True, _scanner_words(slowest, pace))
    for key in ASKED_KEYS:
        if key in kept:
            yield Finding(
                None,
                _("This terminal keeps {key} for itself: {other} does the same.").format(
                    key=key.upper(), other=_OTHER[key]
                ),
            )
    learned = DeskSettings(pace, kept)
    if learned != before:
        write_settings(data, learned)


_OTHER: Final = {"f1": "Ctrl+G", "f10": "Ctrl+S", "f11": "Ctrl+L"}


def _scanner_words(slowest: float, pace: ScannerPace) -> str:
    words = _("The scanner types a character every {milliseconds} ms.").format(milliseconds=round(slowest * 1000))
    if pace.prefix:
        words = telling(words, _("It puts {prefix} before a number.").format(prefix=pace.prefix))
    return words


def _arrives(key: str) -> bool:
    from salon_tui.kiosk.escapes import KeyReader

    tell(_("Press {key}. If something else opens, close it and press Enter.").format(key=key.upper()))
    reader = KeyReader()
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        data = _read(_SCAN_OVER)
        for message in reader.feed(data, time.monotonic()) if data else reader.tick():
            pressed = getattr(message, "key", "")
            if pressed in (key, "enter"):
                return bool(pressed == key)
    return False


def _scans() -> Iterator[tuple[float, str]]:
    """The pace of each scan, in seconds a character, and what stood before the card's number."""
    for number in range(1, SCANS + 1):
        tell(
            _("Scan a client's card ({number} of {count}), or press Enter to leave it.").format(
                number=number, count=SCANS
            )
        )
        scan = _one_scan()
        if len(scan) < CARD_DIGITS:
            return
        text = "".join(character for character, _at in scan)
        number_at = next((at for at in range(LONGEST_PREFIX + 1) if _is_card(text[at : at + CARD_DIGITS])), None)
        gap = (scan[-1][1] - scan[0][1]) / (len(scan) - 1)
        yield gap, "" if number_at is None else text[:number_at]


def _one_scan() -> list[tuple[str, float]]:
    scan: list[tuple[str, float]] = []
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        data = _read(_SCAN_OVER)
        if not data and scan:
            return scan
        now = time.monotonic()
        for character in data:
            if character in "\r\n\t\x03":
                _read(_SCAN_OVER / 4)  # a line feed behind a carriage return
                return scan
            if character.isprintable():
                scan.append((character, now))
    return scan


def _is_card(text: str) -> bool:
    return len(text) == CARD_DIGITS and text.isascii() and text.isdigit() and is_valid(text)


def _read(seconds: float) -> str:
    if not select.select([sys.stdin.fileno()], [], [], seconds)[0]:
        return ""
    return os.read(sys.stdin.fileno(), 1024).decode(errors="replace")


@contextlib.contextmanager
def _keys_one_by_one() -> Iterator[None]:
    fileno = sys.stdin.fileno()
    before = termios.tcgetattr(fileno)
    tty.setcbreak(fileno)
    quiet = termios.tcgetattr(fileno)
    quiet[0] &= ~(termios.IXON | termios.ICRNL)
    termios.tcsetattr(fileno, termios.TCSANOW, quiet)
    try:
        yield
    finally:
        termios.tcsetattr(fileno, termios.TCSANOW, before)
