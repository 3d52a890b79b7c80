"""``salon-tui doctor``: whether this machine can run the desk."""

from __future__ import annotations

import locale
import os
import shutil
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from printouts.cups.printers import default_printer
from printouts.errors import PaperCode, PaperError
from salon_tui.app.settings import KEY_NAME, Places, places
from salon_tui.cli.encryption import is_encrypted
from salon_tui.cli.findings import Finding, report
from salon_tui.words.i18n import _
from salon_tui.words.paper_sentences import paper_sentence

LEAST_COLUMNS, LEAST_LINES = 64, 21
GOOD_COLUMNS, GOOD_LINES = 80, 24
LITTLE_DISK = 200 * 2**20
BUILT = 2026
"""No clock that is right shows an earlier year."""

_POOR_TERMINALS = ("linux", "vt100", "vt220", "dumb", "ansi")


def run(asked: Namespace) -> int:
    """Looks at everything; status 1 when the desk can't work well here."""
    where = places(asked.data, asked.keys)
    found = [*_terminal(), *_colours(), *_text(), *_input_method(), *_printer(), *_disk(where), *_clock(where)]
    from salon_tui.cli.kiosk.looking import look_at_kiosk
    from salon_tui.cli.kiosk.system import look_at_system
    from salon_tui.cli.learning import learn

    return report([*found, *_key(where), *look_at_system(where), *look_at_kiosk(), *learn(where.data)])


def _terminal() -> Iterator[Finding]:
    name = os.environ.get("TERM", "")
    stream = next((one for one in (sys.__stderr__, sys.__stdout__) if one is not None and one.isatty()), None)
    if stream is None:
        yield Finding(None, _("This is not a terminal; the desk needs one."))
        return
    if name == "linux":
        yield Finding(None, _("The bare Linux console can't show Chinese. Use a terminal such as foot."))
    columns, lines = os.get_terminal_size(stream.fileno())
    yield Finding(
        (columns >= LEAST_COLUMNS and lines >= LEAST_LINES) or False,
        _("Terminal {name}, {columns} columns and {lines} lines.").format(
            name=name or "?", columns=columns, lines=lines
        ),
    )
    if columns < GOOD_COLUMNS or lines < GOOD_LINES:
        text = _("All pages show in full from {columns} columns and {lines} lines on. Make the window bigger.")
        yield Finding(None, text.format(columns=GOOD_COLUMNS, lines=GOOD_LINES))


def _colours() -> Iterator[Finding]:
    if os.environ.get("NO_COLOR"):
        yield Finding(None, _("NO_COLOR is set: the desk shows no colours."))
    elif os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        yield Finding(True, _("16 million colours."))
    elif os.environ.get("TERM", "").startswith(_POOR_TERMINALS):
        yield Finding(None, _("16 colours at most."))
    else:
        yield Finding(True, _("256 colours."))


def _text() -> Iterator[Finding]:
    codeset = locale.nl_langinfo(locale.CODESET)
    name = locale.setlocale(locale.LC_CTYPE, None)
    good = codeset.upper().replace("-", "") == "UTF8" or bool(sys.flags.utf8_mode)
    yield Finding(
        good,
        _("Characters are {codeset} ({name}).").format(codeset=codeset, name=name)
        if good
        else _("Characters are {codeset} ({name}), which has no Chinese. Set LANG=zh_CN.UTF-8.").format(
            codeset=codeset, name=name
        ),
    )


def _input_method() -> Iterator[Finding]:
    asked = os.environ.get("XMODIFIERS", "").removeprefix("@im=") or os.environ.get("GTK_IM_MODULE", "")
    running = next((name for name in ("fcitx5", "fcitx", "ibus-daemon") if _is_running(name)), "")
    if running or asked:
        yield Finding(True, _("Input method: {name}.").format(name=running or asked))
    else:
        yield Finding(None, _("No input method was found; Chinese can't be typed without one, such as fcitx5."))


def _is_running(name: str) -> bool:
    for comm in Path("/proc").glob("[0-9]*/comm"):
        try:
            if comm.read_text(errors="replace").strip() == name:
                return True
        except OSError:
            continue
    return False


def _printer() -> Iterator[Finding]:
    try:
        name = default_printer()
    except PaperError as error:
        yield Finding(None, paper_sentence(error))
        return
    if name is None:
        yield Finding(None, paper_sentence(PaperError(PaperCode.NO_PRINTER)))
    else:
        yield Finding(True, _("Printer: {name}.").format(name=name))


def _disk(where: Places) -> Iterator[Finding]:
    folder = next(one for one in (where.data, *where.data.parents) if one.is_dir())
    free = shutil.disk_usage(folder).free
    text = _("{free} MB are free where the data is: {path}.").format(free=free // 2**20, path=where.data)
    yield Finding(free >= LITTLE_DISK, text)
    if not os.access(folder, os.W_OK):
        yield Finding(False, _("This account can't write in {path}.").format(path=folder))
    encrypted = is_encrypted(folder)
    if encrypted:
        yield Finding(True, _("The disk is encrypted."))
        return
    yield Finding(
        None,
        _("The disk is not encrypted.")
        if encrypted is False
        else _("Whether the disk is encrypted can't be told here."),
    )
    yield Finding(
        None,
        _(
            "On a disk that is not encrypted, the key file protects backups and copies, not a stolen machine. "
            "Encrypt the disk, or keep the key on a stick or in the machine's TPM."
        ),
    )


def _clock(where: Places) -> Iterator[Finding]:
    now = datetime.now().astimezone()
    shown = f"{now:%Y-%m-%d %H:%M} {time.strftime('%Z')} ({now:%z})"
    newest = max((one.stat().st_mtime for one in where.data.glob("salon.db*")), default=0.0)
    if now.year < BUILT or now.timestamp() < newest - 300:
        yield Finding(False, _("The clock shows {time}, which is too early. Set it.").format(time=shown))
    else:
        yield Finding(True, _("The clock shows {time}.").format(time=shown))


def _key(where: Places) -> Iterator[Finding]:
    # places() has refused a key folder inside the data folder
    if not (where.data / KEY_NAME).exists():
        yield Finding(None, _("There is no archive in {path} yet.").format(path=where.data))
        return
    from salon_tui.cli.key_file import look_at_key

    yield from look_at_key(where)
