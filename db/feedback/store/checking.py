"""Whether what stands in the tables of what clients say agrees."""

from __future__ import annotations

from db.core.sql import rows
from db.text.card_number import Register, is_valid


def wrong_feedback() -> int:
    """How many surveys, complaints and improvements don't agree with what they are made of."""
    return len(wrong_surveys()) + len(wrong_complaints()) + len(wrong_improvements())


def wrong_surveys() -> set[int]:
    """Surveys with a wrong number, half keyed in, or without the opinions that stood on them."""
    wrong = {survey for (survey,) in rows(_SURVEYS)}
    found = rows("SELECT id, number FROM survey")
    return wrong | {survey for survey, number in found if not is_valid(number) or number[0] != Register.SURVEY}


def wrong_complaints() -> set[int]:
    """Complaints that are in another state than their last step, or further than what stands in them."""
    return {complaint for (complaint,) in rows(_COMPLAINTS)}


def wrong_improvements() -> set[int]:
    """Improvements that were looked at before they were done."""
    return {improvement for (improvement,) in rows(_IMPROVEMENTS)}


_SURVEYS = """
    SELECT y.id FROM survey y
    WHERE (y.state = 'keyed') <> (y.day IS NOT NULL)
    OR (y.state = 'keyed') <> (y.keyed_by_id IS NOT NULL)
    OR (y.state = 'keyed') <> (y.effect <> '' AND y.product <> '' AND y.service <> '' AND y.management <> '')
    OR (y.state <> 'keyed') > (y.effect = '' AND y.product = '' AND y.service = '' AND y.management = '')
    OR EXISTS (SELECT 1 FROM opinion p WHERE p.survey_id = y.id AND p.client_id IS DISTINCT FROM y.client_id)
    OR EXISTS (SELECT 1 FROM opinion p WHERE p.survey_id = y.id AND p.rating <> '' AND p.rating <> CASE p.heading
        WHEN 'effect' THEN y.effect WHEN 'product' THEN y.product WHEN 'service' THEN y.service ELSE y.management END)
    OR (SELECT COUNT(NULLIF(p.rating, '')) FROM opinion p WHERE p.survey_id = y.id)
        <> CASE WHEN y.state = 'keyed' THEN 4 ELSE 0 END
"""
"""A comparison of two truths with ``>`` finds the first without the second."""
_COMPLAINTS = """
    SELECT f.id FROM complaint f
    LEFT JOIN (SELECT complaint_id, MAX(seq) AS last, COUNT(*) AS count FROM complaint_step GROUP BY complaint_id) t
    ON t.complaint_id = f.id
    LEFT JOIN complaint_step s ON s.complaint_id = f.id AND s.seq = t.last
    WHERE s.state IS NULL OR s.state <> f.state OR t.last <> t.count
    OR (f.state IN ('answered', 'settled')) > (f.result <> '' AND f.outcome <> '')
    OR (f.state = 'settled') <> (f.word <> '')
"""
_IMPROVEMENTS = """
    SELECT id FROM improvement
    WHERE (done IS NULL) <> (look_again IS NULL) OR (effect = '') <> (seen_on IS NULL)
    OR (effect <> '') > (done IS NOT NULL) OR seen_on < done
"""
