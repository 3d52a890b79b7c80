"""One random history of what three clients hold, by the program's operations and by the model, side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from db.core.desk import Desk
from db.core.errors import InvalidFields, SalonError
from db.core.sql import Transaction, rows, run
from db.money.ledger.quoting import Cause
from db.money.operations import adjusting, holding, packages, paying, refunding, selling, using
from db.money.queries import holdings as ask
from db.money.records.settings import MoneySettings
from db.money.requests import (
    Adjust,
    Extend,
    Freeze,
    LapseGift,
    Refund,
    RestoreUse,
    SellPackage,
    ShareHolding,
    SignContract,
    SignLine,
    TopUp,
    TransferHolding,
    UseUnits,
    WriteOff,
)
from db.money.store.checking import wrong_money
from tests.db.money.held.model import RATE, Holding, Lot, salon_cause
from tests.db.salon import CHEN, LIFT, LIN, MOISTURE, OUYANG, OWNER, ZENG, Salon

STEPS = 60
CLIENTS = (OUYANG, CHEN, ZENG)
LINES = 10
PRICE = 61_700


class _Undone(Exception):
    """The end of a history: nothing of it is kept."""


class Stage:
    """A salon that sells ahead, with an open visit of each client on which there is much to pay."""

    def __init__(self, salon: Salon) -> None:
        self.salon, owner = salon, salon.desk(OWNER)
        run("UPDATE salon SET solo = 1")
        packages.change_money_settings(owner, MoneySettings(point_rate=RATE, point_worth=1, card_limit=0))
        self.desk: Desk = replace(owner, reason="核对")
        self.services = (salon.services[MOISTURE], salon.services[LIFT])
        self.orders = ("ratio", "principal", "gift")
        self.packages = {
            (order, months): packages.save_package(
                owner,
                packages.SavePackage(
                    request_id=salon.request(),
                    name=f"{order} {months}",
                    price=200_003,
                    months=months,
                    use_order=order,
                    items=((self.services[0], 5, 2), (self.services[1], 3, 0)),
                ),
            ).id
            for order in self.orders
            for months in (None, 1)
        }
        self.offers = {
            order: packages.save_package(
                owner,
                packages.SavePackage(
                    request_id=salon.request(),
                    name=f"{order} 600+200",
                    price=60_000,
                    balance=80_000,
                    months=1,
                    use_order=order,
                ),
            ).id
            for order in self.orders
        }
        self.bills = {}
        for name in CLIENTS:
            visit = salon.visit(owner, name)
            for service in self.services:
                for _ in range(LINES):
                    run(
                        "INSERT INTO visit_service (visit_id, service_id, name, staff_id, price, listed, reason) "
                        "VALUES (?, ?, '', ?, ?, ?, '')",
                        visit.id,
                        service,
                        salon.staff[LIN],
                        PRICE,
                        PRICE,
                    )
            run("UPDATE visit SET total = total + ? WHERE id = ?", 2 * LINES * PRICE, visit.id)
            run("UPDATE bill SET total = total + ? WHERE id = ?", 2 * LINES * PRICE, visit.bill)
            self.bills[salon.clients[name]] = visit.bill


def play(stage: Stage, random: Random, steps: int = STEPS) -> int:
    """Plays one history, and undoes it.

    Returns:
        How many steps were done, refused ones among them.

    Raises:
        AssertionError: The program and the model differ.
    """
    clock, began = stage.salon.clock, stage.salon.clock.now
    history = History(stage, random)
    try:
        with Transaction():
            for _ in range(steps):
                history.step()
                history.compare()
            assert wrong_money() == 0
            raise _Undone
    except _Undone:
        return steps
    finally:
        clock.now = began


class History:
    """What was done so far, here and there."""

    def __init__(self, stage: Stage, random: Random) -> None:
        self.stage, self.random, self.desk = stage, random, stage.desk
        self.clients = list(stage.bills)
        self.model: dict[int, Holding] = {}
        self.uses: list[tuple[int, Lot, tuple[int, int]]] = []
        self.sessions: dict[tuple[int, int], int] = {}
        self.earned: dict[int, list[Lot]] = {}
        self.received: dict[int, int] = {}
        self.buyer: dict[int, int] = {}
        self.number = 0

    @property
    def today(self) -> date:
        return self.stage.salon.clock.today

    def asked(self, kind: Callable[..., Any], **more: Any) -> Any:
        self.number += 1
        return kind(request_id=f"model-{self.number}", **more)

    def step(self) -> None:
        steps = [
            (3, self._buy_balance),
            (3, self._buy_package),
            (2, self._buy_offer),
            (6, self._pay),
            (12, self._use),
            (5, self._restore),
            (2, self._share),
            (2, self._transfer),
            (2, self._freeze),
            (1, self._extend),
            (2, self._lapse),
            (1, self._refund),
            (5, self._sign),
            (3, self._sign_line),
            (1, self._adjust),
            (1, self._write_off),
            (3, self._forward),
        ]
        [do] = self.random.choices([do for _, do in steps], [weight for weight, _ in steps])
        do()

    def compare(self) -> None:
        found: dict[int, list[tuple[int, int, str | None]]] = {}
        for of, left, value, until in rows('SELECT holding_id, "left", value_left, until FROM lot ORDER BY id'):
            found.setdefault(of, []).append((left, value, until))
        assert found == {
            id: [(lot.left, lot.value_left, lot.until.isoformat() if lot.until else None) for lot in one.lots]
            for id, one in self.model.items()
        }
        assert dict(rows("SELECT id, state FROM holding")) == {
            id: "frozen" if one.frozen else "open" for id, one in self.model.items()
        }
        for id, units, value in rows(
            "SELECT holding_id, units_after, value_after FROM movement m WHERE seq = "
            "(SELECT MAX(seq) FROM movement n WHERE n.holding_id = m.holding_id)"
        ):
            lots = self.model[id].lots
            assert (units, value) == (sum(lot.left for lot in lots), sum(lot.value_left for lot in lots))

    def _expect(self, why: str, call: Callable[..., Any], *args: Any) -> Any:
        """Calls, and is refused just where the model refuses."""
        try:
            made = call(self.desk, *args)
        except InvalidFields:
            assert why == "invalid", why
        except SalonError as error:
            assert error.code.value == why, (error.code, why)
        else:
            assert not why, why
            return made
        return None

    def _some(self, *kinds: str) -> tuple[int, Holding] | None:
        held = [(id, one) for id, one in self.model.items() if one.kind in kinds]
        return self.random.choice(held) if held else None

    def _seq(self, id: int) -> int:
        return int(rows("SELECT MAX(seq) FROM movement WHERE holding_id = ?", id)[0][0])

    def _own(self, client: int, kind: str) -> int | None:
        own = [id for id, one in self.model.items() if (one.client, one.kind, one.frozen) == (client, kind, None)]
        return max(own, default=None)

    def _bought(self, bill: int, client: int, kind: str, lots: list[Lot]) -> None:
        [(id,)] = rows(
            "SELECT DISTINCT l.holding_id FROM lot l JOIN bill_line b ON b.id = l.bill_line_id WHERE b.bill_id = ?",
            bill,
        )
        held = self.model.setdefault(id, Holding(client, kind))
        held.lots += [replace(lot, bill=bill, signed=False, bought=self.today) for lot in lots]
        self.received[bill], self.buyer[bill] = 0, client

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

    def _share(self) -> None:
        found = self._some("prepaid", "package")
        if found:
            id, one = found
            user, ends = self.random.choice(self.clients), self.random.random() < 0.4
            wrong = user == one.client or (user in one.users) is not ends
            request = self.asked(ShareHolding, holding=id, seq=self._seq(id), user=user, ends=ends)
            if self._expect("invalid" if wrong else "", holding.share_holding, request):
                (one.users.discard if ends else one.users.add)(user)

    def _transfer(self) -> None:
        found = self._some("prepaid", "package", "points")
        if found:
            id, one = found
            receiver = self.random.choice([client for client in self.clients if client != one.client])
            left = [lot for lot in one.lots if lot.left > 0]
            owed = any(lot.bill and self._owed(lot.bill) for lot in left)
            why = "not_shared" if one.kind == "points" else "frozen" if one.frozen else "" if left else "empty"
            why = why or ("still_to_pay" if owed else "")
            request = self.asked(TransferHolding, holding=id, seq=self._seq(id), receiver=receiver, reason="送")
            made = self._expect(why, holding.transfer_holding, request)
            if made:
                got = []
                for lot in left:
                    gift = next(line.gift for line, of in zip(made.lots, left, strict=True) if of is lot)
                    got.append(Lot(lot.unit, lot.left, gift, lot.value_left, lot.order, lot.service, lot.until))
                    lot.end()
                self.model[made.id] = Holding(receiver, one.kind, got)

    def _owed(self, bill: int) -> int:
        return int(rows("SELECT total - paid FROM bill WHERE id = ?", bill)[0][0])

    def _freeze(self) -> None:
        found = self._some("prepaid", "package", "points")
        if found:
            id, one = found
            thaw = self.random.random() < 0.6
            why = "" if bool(one.frozen) is thaw else "not_frozen" if thaw else "frozen"
            request = self.asked(Freeze, holding=id, seq=self._seq(id), reason="停", thaw=thaw)
            if self._expect(why, holding.freeze, request):
                if one.frozen:
                    for lot in one.lots:
                        if lot.until and lot.left > 0:
                            lot.until += self.today - one.frozen
                one.frozen = None if thaw else self.today

    def _with_lot(self) -> tuple[int, int, Lot] | None:
        found = self._some("prepaid", "package")
        if found is None:
            return None
        at = self.random.randrange(len(found[1].lots))
        [*ids] = rows("SELECT id FROM lot WHERE holding_id = ? ORDER BY id", found[0])
        return found[0], ids[at][0], found[1].lots[at]

    def _extend(self) -> None:
        found = self._with_lot()
        if found:
            id, lot_id, lot = found
            until = self.today + timedelta(days=self.random.randint(-5, 90))
            later = lot.until is not None and until > lot.until and until >= self.today
            why = "empty" if lot.left <= 0 else "" if later else "invalid"
            request = self.asked(Extend, holding=id, seq=self._seq(id), lot=lot_id, until=until, reason="延")
            if self._expect(why, holding.extend, request):
                lot.until = until

    def _lapse(self) -> None:
        found = self._with_lot()
        if found:
            id, lot_id, lot = found
            given = lot.left if not lot.paid else lot.left - lot.value_left if lot.unit == "fen" else 0
            why = "" if given > 0 and lot.until and lot.until < self.today else "nothing_lapses"
            if self._expect(why, holding.lapse_gift, self.asked(LapseGift, holding=id, seq=self._seq(id), lot=lot_id)):
                lot.moved.append((given, 0))

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

    def _refund(self) -> None:
        found = self._some("prepaid", "package")
        if found is None:
            return
        id, one = found
        of_bill: dict[int, list[Lot]] = {}
        for lot in one.lots:
            of_bill.setdefault(lot.bill or -len(of_bill) - 1, []).append(lot)
        of_bill = {bill: lots for bill, lots in of_bill.items() if any(lot.left > 0 for lot in lots)}
        amounts = {
            bill: max(0, salon_cause(lots) - (self._owed(bill) if bill > 0 else 0)) for bill, lots in of_bill.items()
        }
        request = self.asked(
            Refund,
            client=one.client,
            holding=id,
            seq=self._seq(id),
            cause=Cause.SALON,
            amount=sum(amounts.values()),
            reason="搬店",
            method="" if all(bill > 0 for bill in of_bill) else "cash",
        )
        made = self._expect("" if of_bill else "empty", refunding.refund, request)
        if made:
            assert made.amount == sum(amounts.values())
            for bill, lots in of_bill.items():
                for lot in lots:
                    if lot.left > 0:
                        lot.end()
                    lot.ended = 1
                if bill > 0:
                    self.received[bill] -= amounts[bill]
                    self._earn(bill)

    def _adjust(self) -> None:
        found = self._with_lot()
        if found:
            id, lot_id, lot = found
            units = self.random.randint(1, 3)
            why = "" if units <= lot.left else "invalid"
            request = self.asked(
                Adjust,
                client=self.model[id].client,
                holding=id,
                seq=self._seq(id),
                lot=lot_id,
                units=-units,
                reason="盘",
            )
            if self._expect(why, adjusting.adjust, request):
                lot.use(units)

    def _write_off(self) -> None:
        found = self._some("prepaid", "package")
        if found:
            id, one = found
            left = [lot for lot in one.lots if lot.left]
            request = self.asked(WriteOff, client=one.client, holding=id, seq=self._seq(id), reason="核销")
            if self._expect("" if left else "empty", adjusting.write_off, request):
                for lot in left:
                    lot.end()

    def _forward(self) -> None:
        self.stage.salon.clock.forward(days=self.random.randint(1, 25))
        assert ask.owed_to_clients(self.desk, self.today).total == sum(
            lot.value_left for one in self.model.values() for lot in one.lots
        )
        past = self.today - timedelta(days=self.random.randint(1, 40))
        [(moved,)] = rows("SELECT COALESCE(SUM(value), 0) FROM movement WHERE day <= ?", past.isoformat())
        assert ask.owed_to_clients(self.desk, past).total == moved
