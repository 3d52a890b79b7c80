"""A day's work at the desk, one save after the other, always the same: whoever resumes it knows what was under way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

from db.clients.operations import clients
from db.clients.records import ClientRecord
from db.core.desk import Desk
from db.core.sql import rows
from db.fields.values import Value
from db.money.operations import paying
from db.visits import operations as visits
from db.visits.records import VisitRecord

KINDS = 6
"""Saves per client: file, visit, payment, care notes, end, addendum."""

PRICE = 26800


def mark(step: int) -> str:
    """What a step writes, to be counted afterwards."""
    return f"step-{step}"


@dataclass
class Saver:
    """Saves step after step."""

    desk: Desk
    staff: int
    service: int
    _client: ClientRecord | None = field(default=None, init=False)
    _visit: VisitRecord | None = field(default=None, init=False)

    def steps(self, begin: int) -> Iterator[int]:
        """Every step from ``begin`` on; each is kept when it is yielded.

        File and visit that are under way are asked for again, with the request ids that they had.
        """
        first = begin - begin % KINDS
        for step in range(first, min(begin, first + 2)):
            self._save(step)
        for step in count(begin):
            self._save(step)
            yield step

    def _save(self, step: int) -> None:
        kinds: tuple[Callable[[int], None], ...] = (
            self._register,
            self._open,
            self._pay,
            self._note,
            self._close,
            self._add,
        )
        kinds[step % KINDS](step)

    def _register(self, step: int) -> None:
        values: dict[str, Value] = {"name": "赵一", "phone": "13500135005", "wechat": mark(step), "consent_file": True}
        self._client = clients.register(self.desk, clients.Register(mark(step), values))

    def _open(self, step: int) -> None:
        assert self._client is not None
        done = (visits.ServiceDone(self.service, self.staff, PRICE),)
        self._visit = visits.open_visit(
            self.desk, visits.OpenVisit(request_id=mark(step), client=self._client.id, services=done)
        )

    def _pay(self, step: int) -> None:
        assert self._visit is not None
        pay = paying.Pay(request_id=mark(step), bill=self._visit.bill, method="cash", amount=PRICE)
        paying.take_payment(self.desk, pay)

    def _note(self, step: int) -> None:
        assert self._visit is not None
        asked = visits.SaveVisit(
            request_id=mark(step), visit=self._visit.id, version=self._visit.version, values={"felt": mark(step)}
        )
        self._visit = visits.save_visit(self.desk, asked)

    def _close(self, step: int) -> None:
        assert self._visit is not None
        asked = visits.CloseVisit(mark(step), self._visit.id, self._visit.version)
        self._visit = visits.close_visit(self.desk, asked)

    def _add(self, step: int) -> None:
        assert self._visit is not None
        visits.add_to_closed(self.desk, visits.AddToClosed(mark(step), self._visit.id, mark(step)))


@dataclass(frozen=True)
class Kept:
    """What an archive holds of the saver's work."""

    steps: int
    clients: int
    visits: int
    paid: int
    noted: int
    closed: int
    added: int

    @classmethod
    def in_archive(cls) -> Kept:
        mine = "visit WHERE client_id IN (SELECT id FROM client WHERE wechat LIKE 'step-%')"
        return cls(
            rows("SELECT COUNT(*) FROM request WHERE id LIKE 'step-%'")[0][0],
            rows("SELECT COUNT(*) FROM client WHERE wechat LIKE 'step-%'")[0][0],
            rows(f"SELECT COUNT(*) FROM {mine}")[0][0],
            rows("SELECT COALESCE(SUM(amount), 0) FROM payment WHERE method = 'cash'")[0][0],
            rows(f"SELECT COUNT(*) FROM {mine} AND felt LIKE 'step-%'")[0][0],
            rows(f"SELECT COUNT(*) FROM {mine} AND closed_at IS NOT NULL")[0][0],
            rows("SELECT COUNT(*) FROM addendum WHERE text LIKE 'step-%'")[0][0],
        )

    @classmethod
    def after(cls, steps: int) -> Kept:
        """What there must be after so many steps: each of them once."""
        done = [(steps + KINDS - 1 - kind) // KINDS for kind in range(KINDS)]
        return cls(steps, done[0], done[1], done[2] * PRICE, done[3], done[4], done[5])
