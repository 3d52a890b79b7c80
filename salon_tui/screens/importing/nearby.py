"""Files and folders that are likely meant: the home folder, the downloads, and what is plugged in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from salon_tui.app.removable import sticks

TABLES = frozenset({".xlsx", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".vcf"})
MOST = 40


def folders() -> list[Path]:
    """Where people keep what they were sent: home, downloads, sticks."""
    # 20 ms, and only when it is asked for
    import platformdirs

    return list(dict.fromkeys([Path.home(), platformdirs.user_downloads_path(), *sticks()]))


def tables(among: Iterable[Path] | None = None) -> list[Path]:
    """Tables in these folders, not below them, the newest first; at most 40.

    Args:
        among: The folders; None for all that are likely.
    """
    found: list[tuple[float, Path]] = []
    for folder in folders() if among is None else among:
        try:
            files = [path for path in folder.iterdir() if path.suffix.lower() in TABLES and path.name[:1] not in ".~"]
            found += [(path.stat().st_mtime, path) for path in files]
        except OSError:
            # a folder that isn't there, or that this account may not read, has nothing to offer
            continue
    return [path for _time, path in sorted(found, key=lambda one: -one[0])[:MOST]]


def short(path: Path) -> str:
    """A path as people write it, with ``~`` for the home folder."""
    home = Path.home()
    return (
        f"~/{path.relative_to(home)}"
        if path != home and path.is_relative_to(home)
        else str(path).replace(str(home), "~", 1)
    )
