"""Steps of a history in which what is held is shared, handed over, stopped, extended or ended."""

from __future__ import annotations

from datetime import timedelta

from db.money.ledger.quoting import Cause
from db.money.operations import adjusting, holding, refunding
from db.money.requests import (
    Adjust,
    Extend,
    Freeze,
    LapseGift,
    Refund,
    ShareHolding,
    TransferHolding,
    WriteOff,
)
from tests.db.money.held.buying import Buying
from tests.db.money.held.model import Holding, Lot, salon_cause


class Keeping(Buying):
    """Shared, handed over, stopped, extended, lapsed, paid back, put right, written off."""

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
