"""What a machine that is a front desk has besides its system: files, links and packages.

The files stand beside this module as they come to stand on the machine, below ``files/all``; what only one release of
Debian understands is added at the end of them from a folder of that release.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

FILES: Final = Path(__file__).parent / "files"

SETTINGS: Final = Path("/etc/salon-tui")
RECORD: Final = SETTINGS / "laid-down.json"
"""What was laid down here, for the next time and for the end."""
PROGRAM: Final = Path("/opt/salon-tui/current")
"""A link to the virtual environment that the desk runs from; an update lets it lead to another one."""
STATE: Final = Path("/var/lib/salon-tui")
DATA: Final = STATE / "archive"
KEYS: Final = STATE / "keys"
UNIT: Final = "salon-kiosk.service"
UPDATES: Final = "salon-update.path"
USER: Final = "salon-tui"

PACKAGES: Final = (
    "sway",
    "foot",
    "seatd",
    "dbus-daemon",
    "fcitx5",
    "fcitx5-pinyin",
    "fonts-noto-cjk",
    "cups",
    "udev",
)
MASKED: Final = (
    # another way to sign in
    "getty@.service",
    "autovt@.service",
    "serial-getty@.service",
    "console-getty.service",
    "debug-shell.service",
    # a key that starts the machine anew, or puts it to sleep with the archive open
    "ctrl-alt-del.target",
    "sleep.target",
    "suspend.target",
    "hibernate.target",
    "hybrid-sleep.target",
    "suspend-then-hibernate.target",
)
FONT_POINTS: Final = 24
"""120 columns and 30 lines on 1920 × 1080."""
LEAST_POINTS, MOST_POINTS = 8, 72


class LaidFile(NamedTuple):
    """A file to be laid down.

    Attributes:
        path: Where, from the root folder on.
        mode: Permissions; it belongs to root.
        text: What is in it.
    """

    path: Path
    mode: int
    text: str


def files(release: str, font_points: int = FONT_POINTS) -> list[LaidFile]:
    """All files for one release of Debian.

    Args:
        release: ``12`` or ``13``.
        font_points: Height of the characters.
    """
    added = dict(_read(FILES / f"debian-{release}"))
    found = []
    for path, text in _read(FILES / "all"):
        whole = _sized(text + added.pop(path, ""), font_points)
        found.append(LaidFile(path, 0o755 if whole.startswith("#!") else 0o644, whole))
    assert not added, "what is added belongs to a file of all releases"
    return found


def links(program: Path) -> dict[Path, Path]:
    """All links, and where they lead.

    Args:
        program: The virtual environment that the desk is to run from.
    """
    return {PROGRAM: program} | {Path("/etc/systemd/system", unit): Path("/dev/null") for unit in MASKED}


def _read(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield Path("/", path.relative_to(folder)), path.read_text("utf-8")


def _sized(text: str, points: int) -> str:
    """Fills in what goes by the size of the font: Noto's lines are taller than its characters need."""
    for name, size in {"@size@": points, "@line@": round(1.5 * points), "@lift@": round(0.3 * points)}.items():
        text = text.replace(name, str(size))
    return text
