"""Steps of a history in which something is bought, paid, used or signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.core.sql import rows
from db.money.operations import holding, paying, selling, using
from db.money.requests import (
    RestoreUse,
    SellPackage,
    SignContract,
    SignLine,
    TopUp,
    UseUnits,
)
from tests.db.money.held.model import RATE, Holding, Lot
from tests.db.money.held.model_stage import LINES, PRICE
from tests.db.money.held.playing import Playing


class Buying(Playing):
    """Bought, paid, used, taken back, signed."""

    def _buy_balance(self) -> None:
        client, paid = self.random.choice(self.clients), self.random.randint(1, 90_000)
        gift = self.random.choice([0, self.random.randint(0, 40_000)])
        made = selling.top_up(self.desk, self.asked(TopUp, client=client, paid=paid, gift=gift))
        self._bought(made.id, client, "prepaid", [Lot("fen", paid + gift, gift, paid)])

    def _buy_package(self) -> None:
        client = self.random.choice(self.clients)
        order, months = self.random.choice(self.stage.orders), self.random.choice([None, 1])
        package = self.stage.packages[order, months]
        made = selling.sell_package(self.desk, self.asked(SellPackage, client=client, package=package))
        [first, second] = rows(
            "SELECT l.until, l.paid FROM lot l JOIN bill_line b ON b.id = l.bill_line_id WHERE b.bill_id = ?", made.id
        )
        until = date.fromisoformat(first[0]) if months else None
        assert (first[1], second[1]) == (125_002, 75_001)
        lots = [
            Lot("session", 7, 2, 125_002, order, self.stage.services[0], until),
            Lot("session", 3, 0, 75_001, order, self.stage.services[1], until),
        ]
        self._bought(made.id, client, "package", lots)

    def _buy_offer(self) -> None:
        client, order = self.random.choice(self.clients), self.random.choice(self.stage.orders)
        made = selling.sell_package(self.desk, self.asked(SellPackage, client=client, package=self.stage.offers[order]))
        [(until,)] = rows(
            "SELECT l.until FROM lot l JOIN bill_line b ON b.id = l.bill_line_id WHERE b.bill_id = ?", made.id
        )
        lot = Lot("fen", 80_000, 20_000, 60_000, order, until=date.fromisoformat(until))
        self._bought(made.id, client, "prepaid", [lot])

    def _bought(self, bill: int, client: int, kind: str, lots: list[Lot]) -> None:
        [(id,)] = rows(
            "SELECT DISTINCT l.holding_id FROM lot l JOIN bill_line b ON b.id = l.bill_line_id WHERE b.bill_id = ?",
            bill,
        )
        held = self.model.setdefault(id, Holding(client, kind))
        held.lots += [replace(lot, bill=bill, signed=False, bought=self.today) for lot in lots]
        self.received[bill], self.buyer[bill] = 0, client

    def _pay(self) -> None:
        owing = [row for row in rows("SELECT id, total - paid FROM bill WHERE kind = 'card' AND total > paid")]
        if owing:
            bill, left = self.random.choice(owing)
            amount = self.random.choice([left, left, self.random.randint(1, left)])
            paying.take_payment(self.desk, self.asked(paying.Pay, bill=bill, method="wechat", amount=amount))
            self.received[bill] += amount
            self._earn(bill)

    def _earn(self, bill: int) -> None:
        """Points for all that was received of a bill."""
        lots = self.earned.setdefault(bill, [])
        due = max(0, self.received[bill]) // RATE - sum(lot.size - lot.ended for lot in lots)
        if due > 0:
            [(id,)] = rows("SELECT holding_id FROM lot WHERE unit = 'point' ORDER BY id DESC LIMIT 1")
            lots.append(Lot("point", due, due, 0))
            self.model.setdefault(id, Holding(self.buyer[bill], "points")).lots.append(lots[-1])
        for lot in reversed(lots):
            back = min(lot.size - lot.ended, max(0, -due))
            if back:
                lot.moved.append((back, 0))
                lot.ended += back
                due += back

    def _use(self) -> None:
        found = self._some("prepaid", "package", "points")
        if found is None:
            return
        id, one = found
        client = self.random.choice([one.client, one.client, self.random.choice(self.clients)])
        if client not in self.stage.bills:
            return
        bill, service = self.stage.bills[client], 0
        if one.kind == "package":
            service, units, amount = self.random.choice(self.stage.services), 1, 0
            done = self.sessions.get((bill, service), 0)
            if done >= LINES or rows("SELECT total - paid FROM bill WHERE id = ?", bill)[0][0] < PRICE:
                return
        else:
            left = sum(max(0, lot.left) for lot in one.lots)
            units = amount = self.random.choice([max(1, left), left + 1, self.random.randint(1, max(1, left))])
            if amount > rows("SELECT total - paid FROM bill WHERE id = ?", bill)[0][0]:
                return
        why = one.why_not(client, units, service, self.today)
        request = self.asked(UseUnits, bill=bill, holding=id, amount=amount, service=service)
        made = self._expect(why, using.use_units, request)
        if made is None:
            return
        parts = one.draw(units, service, self.today)
        new = [paid.movement for paid in made.payments[-len(parts) :]]
        for movement, (lot, part) in zip(new, parts, strict=True):
            value = lot.use(part)
            lot.used += part
            self.uses.append((movement, lot, (part, value)))
        if service:
            self.sessions[bill, service] = done + 1

    def _restore(self) -> None:
        if self.uses:
            movement, lot, entry = self.uses.pop(self.random.randrange(len(self.uses)))
            [(bill,)] = rows("SELECT bill_id FROM payment WHERE movement_id = ?", movement)
            why = "lot_ended" if lot.ended and lot.unit != "point" else ""
            if self._expect(why, using.restore_use, self.asked(RestoreUse, movement=movement, reason="错")):
                lot.moved.remove(entry)
                lot.used -= entry[0]
                if lot.service:
                    self.sessions[bill, lot.service] -= 1

    def _sign(self) -> None:
        open_ones = rows("SELECT id, version, bill_id FROM contract WHERE signed IS NULL")
        if open_ones:
            contract, version, bill = self.random.choice(open_ones)
            selling.sign_contract(self.desk, self.asked(SignContract, contract=contract, version=version))
            for one in self.model.values():
                for lot in one.lots:
                    lot.signed = lot.signed or lot.bill == bill

    def _sign_line(self) -> None:
        found = self._some("prepaid", "package")
        if found:
            [(signed,)] = rows(
                "SELECT COUNT(*) FROM signature s JOIN movement m ON m.id = s.movement_id WHERE m.holding_id = ?",
                found[0],
            )
            seq = signed + self.random.choice([1, 1, 2])
            why = "" if seq == signed + 1 <= self._seq(found[0]) else "not_next_line"
            self._expect(why, holding.sign_line, self.asked(SignLine, holding=found[0], seq=seq))
