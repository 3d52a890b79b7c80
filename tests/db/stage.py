"""A salon with a person at the desk, as it is again and again before each call."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from db.clients.operations import clients
from db.core.desk import Desk
from db.core.errors import Code, Refused
from db.core.sql import rows
from tests.db.calls import TRIED, Call, Case
from tests.db.every_call import SAMPLES
from tests.db.salon import OWNER, Salon, entries, everything


@dataclass
class Stage:
    """A salon with a person at the desk, as it is again and again before each call."""

    salon: Salon
    desk: Desk
    cases: dict[str, Case]
    _image: dict[Path, bytes] = field(default_factory=dict)
    _left: dict[Path, tuple[int, int, int]] = field(default_factory=dict)

    def keep(self) -> None:
        """Keeps the archive as it is now."""
        self.salon.close()
        self._image = {path: path.read_bytes() for path in self._files()}
        self._open()

    def again(self) -> Desk:
        """The archive as it was kept, and the desk at it; where nothing was written since, it is that already."""
        if self._stamps() != self._left:
            self.salon.close()
            for path in self._files():
                path.unlink()
            for path, content in self._image.items():
                path.write_bytes(content)
            self._open()
        return self.salon.still(self.desk)

    def _open(self) -> None:
        self.salon.reopen()
        self._left = self._stamps()

    def _stamps(self) -> dict[Path, tuple[int, int, int]]:
        """What every write to a file changes: which file it is, its size, and when it was written."""
        return {path: (at.st_ino, at.st_size, at.st_mtime_ns) for path in self._files() for at in (path.stat(),)}

    def _files(self) -> list[Path]:
        return [path for path in (self.salon.folder / "data").rglob("*") if path.is_file()]


def make_stage(salon: Salon, who: str) -> Stage:
    """Three clients with what every area has of them, and a person at the desk."""
    samples = {make: make(salon) for make in SAMPLES}
    owner = salon.desk(OWNER)
    records = [clients.open_client(owner, salon.clients[name]) for name in TRIED]
    cases = {name: Case(salon, one.id, one.version, samples) for name, one in zip(TRIED, records, strict=True)}
    stage = Stage(salon, salon.desk(who), cases)
    stage.keep()
    return stage


def outcome(call: Call, at: Desk, case: Case) -> Code | None:
    try:
        call.make(at, case)
    except Refused as error:
        return error.code
    return None


def check_refusal(name: str, at: Desk, code: Code, before: dict[str, list[Any]], entry: int) -> None:
    """A refusal changes nothing, and is written down: the one entry after that one."""
    assert everything("audit_entry") == before, name
    [(seq,)] = rows("SELECT seq FROM audit_entry WHERE seq > ?", entry)
    [written] = entries(seq=seq)
    assert (written["outcome"], written["operation"]) == ("refused", name.rpartition(".")[2]), name
    assert (written["staff"], code.value in written["what"]) == (at.staff, True), name


def last_entry() -> int:
    """The number of the last entry of the audit log."""
    [(last,)] = rows("SELECT MAX(seq) FROM audit_entry")
    return int(last)
