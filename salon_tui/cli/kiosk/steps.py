"""The steps of laying down and taking away: each says what it would do, and does it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from salon_tui.cli.kiosk.layout import RECORD
from salon_tui.cli.kiosk.record import Record
from salon_tui.cli.say import Trouble, tell
from salon_tui.words.i18n import _

_ASIDE: Final = ".before-salon-tui"


class Step(Protocol):
    """One thing to do."""

    def preview(self) -> str:
        """What would be done, in full."""

    def carry_out(self) -> None:
        """Does it; what is done already isn't done again.

        Raises:
            Trouble: It failed, with the sentence.
            OSError: The disk said no.
        """


@dataclass(frozen=True)
class Write:
    """Lays a file down; what somebody else has put there is kept beside."""

    root: Path
    path: Path
    mode: int
    text: str
    record: Record

    def preview(self) -> str:
        """The file, whole."""
        return f"# {self.path} ({self.mode:04o})\n{self.text}"

    def carry_out(self) -> None:
        """Writes it."""
        place, new = _within(self.root, self.path), self.text.encode()
        if (old := _content(place)) == new and place.stat().st_mode & 0o7777 == self.mode:
            return
        if old not in (None, new) and not self.record.made(self.path, old):
            _keep_aside(place, self.path)
        _write(self.root, self.path, self.mode, new)


@dataclass(frozen=True)
class Link:
    """Makes a link, in the place of another one; of a file that is there, nothing."""

    root: Path
    path: Path
    to: Path

    def preview(self) -> str:
        """As ``ls -l`` shows it."""
        return f"# {self.path} -> {self.to}\n"

    def carry_out(self) -> None:
        """Makes it."""
        place = _within(self.root, self.path)
        if place.is_symlink() and place.parent / place.readlink() == self.to:
            return
        if place.exists() and not place.is_symlink():
            _keep_aside(place, self.path)
        _folders(self.root, self.path)
        scratch = place.with_name(f".{place.name}.new")
        scratch.unlink(missing_ok=True)
        scratch.symlink_to(self.to)
        scratch.replace(place)


@dataclass(frozen=True)
class Remove:
    """Takes away a file or a link that was laid down.

    A file that somebody has changed is kept beside, under a name that nothing reads.
    """

    root: Path
    path: Path
    record: Record

    def preview(self) -> str:
        """The command that would do it."""
        return f"$ rm {self.path}\n"

    def carry_out(self) -> None:
        """Takes it away."""
        place = _within(self.root, self.path)
        if place.is_symlink() or (old := _content(place)) is None or self.record.made(self.path, old):
            place.unlink(missing_ok=True)
        else:
            _keep_aside(place, self.path)


@dataclass(frozen=True)
class RemoveFolder:
    """Takes away a folder that was made, unless something else stands in it."""

    root: Path
    path: Path

    def preview(self) -> str:
        """The command that would do it."""
        return f"$ rmdir {self.path}\n"

    def carry_out(self) -> None:
        """Takes it away."""
        place = _within(self.root, self.path)
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()


@dataclass(frozen=True)
class Remember:
    """Writes down what is laid down, or forgets it."""

    root: Path
    record: Record

    def preview(self) -> str:
        """Where it is written down."""
        return f"# {RECORD}\n"

    def carry_out(self) -> None:
        """Writes it."""
        place = _within(self.root, RECORD)
        if self.record.files:
            _write(self.root, RECORD, 0o644, self.record.text().encode())
        else:
            place.unlink(missing_ok=True)


@dataclass(frozen=True)
class Run:
    """Runs a command of the system."""

    command: Sequence[str]
    has_to_work: bool = True

    def preview(self) -> str:
        """The command."""
        return f"$ {' '.join(self.command)}\n"

    def carry_out(self) -> None:
        """Runs it; what it says is seen only where it fails."""
        try:
            ended = subprocess.run(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
                check=False,
                env=os.environ | {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"},
            )
        except OSError as error:
            said, failed = error.strerror or "", True
        else:
            said, failed = ended.stdout.strip(), ended.returncode != 0
        if failed and self.has_to_work:
            raise Trouble(
                _("“{command}” has failed: {said}").format(command=" ".join(self.command), said=said[-2000:])
                + "\n"
                + _("What was done so far stays; do it again when that is mended.")
            )


def _within(root: Path, path: Path) -> Path:
    return root / path.relative_to("/")


def _content(place: Path) -> bytes | None:
    try:
        return place.read_bytes()
    except FileNotFoundError:
        return None


def _write(root: Path, path: Path, mode: int, content: bytes) -> None:
    """Writes a file so that a power cut leaves the old one or the new one."""
    _folders(root, path)
    place = _within(root, path)
    scratch = place.with_name(f".{place.name}.new")
    scratch.unlink(missing_ok=True)
    with open(os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        os.fchmod(file.fileno(), mode)
        file.flush()
        os.fsync(file.fileno())
    scratch.replace(place)


def _folders(root: Path, path: Path) -> None:
    """Makes the folders above a path for everybody to read, whatever this shell's umask is."""
    for folder in reversed(path.parents):
        place = _within(root, folder)
        if not place.is_dir():
            place.mkdir()
            place.chmod(0o755)


def _keep_aside(place: Path, path: Path) -> None:
    number = 1
    while (aside := place.with_name(f"{place.name}{_ASIDE}{number if number > 1 else ''}")).exists():
        number += 1
    place.rename(aside)
    tell(_("{path} had been changed by somebody. It is kept as {name}.").format(path=path, name=aside.name))
