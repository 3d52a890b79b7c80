"""Whether what stands in the tables of money agrees: each figure that is kept with what it is the sum of."""

from __future__ import annotations

from db.core.sql import rows
from db.money.store.held.checking import wrong_ledgers
from db.money.store.till_checking import wrong_tills
from db.text.card_number import is_valid


def wrong_money() -> int:
    """How many bills, holdings and days don't agree with what they are made of."""
    return len(wrong_bills()) + len(wrong_ledgers()) + len(wrong_tills())


def wrong_bills() -> set[int]:
    """Bills that don't come to the sum of what is on them, or stand otherwise than their payments say."""
    wrong = {bill for (bill,) in rows(_AMOUNTS)} | {bill for (bill,) in rows(_STATES)}
    wrong |= {bill for (bill,) in rows(_REVERSALS)} | {bill for (bill,) in rows(_BACK)}
    wrong |= {bill for bill, number in rows("SELECT id, number FROM bill") if not is_valid(number)}
    # a visit that runs has its bill; one without is told by its own number, below 0
    wrong |= {-visit for (visit,) in rows(_WITHOUT_BILL)}
    return wrong


_AMOUNTS = """
    SELECT b.id FROM bill b LEFT JOIN visit v ON v.id = b.visit_id
    LEFT JOIN (SELECT bill_id, SUM(amount) AS amount FROM bill_line GROUP BY bill_id) l ON l.bill_id = b.id
    LEFT JOIN (SELECT visit_id, SUM(price) AS price FROM visit_service GROUP BY visit_id) s ON s.visit_id = v.id
    LEFT JOIN (SELECT bill_id, SUM(amount) AS amount FROM payment GROUP BY bill_id) p ON p.bill_id = b.id
    WHERE b.total <> COALESCE(l.amount, 0) + COALESCE(v.total, 0)
    OR COALESCE(v.total, 0) <> COALESCE(s.price, 0)
    OR b.paid <> COALESCE(p.amount, 0)
"""
_STATES = """
    SELECT b.id FROM bill b LEFT JOIN visit v ON v.id = b.visit_id LEFT JOIN credit c ON c.bill_id = b.id
    WHERE b.client_id <> v.client_id
    OR (b.state = 'settled') > (b.paid = b.total)
    OR (b.state = 'void') > (b.paid = 0)
    OR (b.state = 'owing') > (c.bill_id IS NOT NULL AND b.paid < b.total)
    OR (b.state = 'open' AND c.bill_id IS NOT NULL AND b.paid < b.total) > (v.id IS NOT NULL AND v.closed_at IS NULL)
    OR (b.state IN ('settled', 'owing') AND v.closed_at IS NULL) > (v.id IS NULL)
    OR (v.cancelled <> '') > (b.state = 'void')
    OR (b.state = 'void' AND v.id IS NOT NULL) > (v.cancelled <> '')
"""
"""A comparison of two truths with ``>`` finds the first without the second."""
_REVERSALS = """
    SELECT p.bill_id FROM payment p JOIN payment r ON r.id = p.reverses_id
    WHERE p.amount <> -r.amount OR p.bill_id <> r.bill_id OR p.method <> r.method OR r.reverses_id IS NOT NULL
    OR p.day < r.day
"""
_BACK = """
    SELECT b.refunds_id FROM bill b JOIN payment p ON p.bill_id = b.id
    WHERE b.kind = 'correction' AND b.total < 0 AND p.method <> 'offset' GROUP BY b.refunds_id
    HAVING -SUM(p.amount) > (
        SELECT COALESCE(SUM(q.amount), 0) FROM payment q
        WHERE q.bill_id = b.refunds_id AND q.movement_id IS NULL AND q.method <> 'offset')
"""
_WITHOUT_BILL = """
    SELECT id FROM visit v WHERE (total <> 0 OR closed_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM bill b WHERE b.visit_id = v.id)
"""
