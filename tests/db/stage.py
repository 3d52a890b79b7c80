"""A salon with a person at the desk, as it is again and again before each call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from db.clients.operations import clients
from db.core.desk import Desk
from db.core.errors import Code, Refused
from db.core.sql import rows
from tests.db.calls import TRIED, Call, Case
from tests.db.every_call import CALLS, SAMPLES
from tests.db.salon import OWNER, Salon, copy, entries_after, everything


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


class Furnished(NamedTuple):
    """A closed salon with three clients and what every area has of them."""

    salon: Salon
    cases: Mapping[str, Case]

    def stage(self, folder: Path, who: str) -> Stage:
        """A copy of it, with a person at the desk."""
        salon = copy(self.salon, folder)
        salon.clock.now, salon.clock.micros = self.salon.clock.now, self.salon.clock.micros
        cases = {name: replace(case, salon=salon) for name, case in self.cases.items()}
        stage = Stage(salon, salon.desk(who), cases)
        stage.keep()
        return stage


def furnish(salon: Salon) -> Furnished:
    """Makes what every area has of three clients, and closes the salon."""
    samples = {make: make(salon) for make in SAMPLES}
    owner = salon.desk(OWNER)
    records = [clients.open_client(owner, salon.clients[name]) for name in TRIED]
    cases = {name: Case(salon, one.id, one.version, samples) for name, one in zip(TRIED, records, strict=True)}
    salon.close()
    return Furnished(salon, cases)


def outcome(call: Call, at: Desk, case: Case) -> Code | None:
    try:
        call.make(at, case)
    except Refused as error:
        return error.code
    return None


def check_refusals(stage: Stage, wanted: Mapping[tuple[str, str], Code]) -> None:
    """Calls, with a client, are refused with these codes; each is written down by one entry, and changes nothing."""
    at = stage.again()
    before = everything("audit_entry")
    [(last,)] = rows("SELECT MAX(seq) FROM audit_entry")
    for call, code in wanted.items():
        name, client = call
        assert outcome(CALLS[name], at, stage.cases[client]) is code, call
        [written] = entries_after(last)
        last = written["seq"]
        assert (written["outcome"], written["operation"]) == ("refused", name.rpartition(".")[2]), call
        assert (written["staff"], code.value in written["what"]) == (at.staff, True), call
    assert everything("audit_entry") == before, "one of them changed something"
