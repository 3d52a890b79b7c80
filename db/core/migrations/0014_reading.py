"""Whose card is to be printed is kept, so that nobody is looked through for it; indexes that nothing reads by go."""

from __future__ import annotations

from typing import Any

_IN_USE = "'printed', 'filed', 'lent', 'missing', 'bound'"
_NEWER = "SELECT 1 FROM sheet n WHERE n.client_id = s.client_id AND n.kind = 'card' AND n.version > s.version"
_NOW = (
    "CREATE VIEW card_due_now AS SELECT c.id client_id, 'none' why FROM client c "
    "WHERE c.merged_into_id IS NULL AND c.away = '' AND NOT EXISTS (SELECT 1 FROM sheet s WHERE s.client_id = c.id "
    f"AND s.kind = 'card' AND (s.state IN ({_IN_USE}) OR s.state IN ('sent', 'unsure', 'not_out') "
    f"AND NOT EXISTS ({_NEWER}))) "
    "UNION ALL SELECT s.client_id, 'changed' FROM sheet s WHERE s.kind = 'card' "
    f"AND s.state IN ({_IN_USE}) AND s.state <> 'missing' AND NOT EXISTS ({_NEWER} AND n.state IN ({_IN_USE})) "
    "AND EXISTS (SELECT 1 FROM change x WHERE x.client_id = s.client_id AND x.at >= s.at)"
)
_FORGET = "DELETE FROM card_due WHERE client_id IN ({0}); "
_FIND = (
    "INSERT INTO card_due (client_id, why) SELECT client_id, why FROM card_due_now WHERE client_id IN ({0}) "
    "ON CONFLICT DO NOTHING; "
)
_ANEW = _FORGET + _FIND
_TRIGGERS = (
    ("client", "INSERT ON client", _FIND, "NEW.id"),
    ("listed", "UPDATE OF merged_into_id, away ON client", _ANEW, "NEW.id"),
    ("drawn", "INSERT ON sheet WHEN NEW.kind = 'card'", _ANEW, "NEW.client_id"),
    (
        "moved",
        "UPDATE OF client_id, kind, version, at, state ON sheet WHEN 'card' IN (OLD.kind, NEW.kind)",
        _ANEW,
        "OLD.client_id, NEW.client_id",
    ),
    ("gone", "DELETE ON sheet WHEN OLD.kind = 'card'", _ANEW, "OLD.client_id"),
    (
        "changed",
        "INSERT ON change WHEN NOT EXISTS (SELECT 1 FROM card_due WHERE client_id = NEW.client_id)",
        _FIND,
        "NEW.client_id",
    ),
    ("led_on", "UPDATE OF client_id, at ON change", _ANEW, "OLD.client_id, NEW.client_id"),
    ("forgotten", "DELETE ON change", _ANEW, "OLD.client_id"),
)
_BEGUN_BY_OTHERS = """
    answer_client_id appointment_client_id appointment_part_appointment_id consent_client_id draft_staff_id
    emergency_access_client_id imported_cell_client_id listed_staff_id part_resource_part_id roster_day_staff_id
    service_staff_service_id sheet_client_id sheet_drawer_id visit_client_id week_shift_staff_id
"""
"""Another index, or the table's own order, begins with the same column."""
_READ_BY_NOBODY = """
    access_request_answered_by_id access_request_identity_by_id access_request_received_by_id addendum_by_id
    appointment_advisor_id appointment_event_by_id appointment_made_by_id appointment_part_placed_by_id
    appointment_part_service_id approval_approver_id approval_session_id booking_override_approver_id
    booking_override_by_id change_by_id client_created_by_id consent_by_id emergency_access_staff_id
    imported_cell_by_id loan_approved_by_id loan_asked_by_id loan_back_by_id loan_out_by_id override_approver_id
    override_by_id print_job_by_id reception_received_by_id reception_resource_id request_staff_id review_about_id
    review_looked_by_id review_staff_id session_staff_id sheet_by_id visit_closed_by_id visit_opened_by_id
    visit_product_product_id visit_service_staff_id volume_bound_by_id
"""
"""Nothing is looked up by them, and what they refer to is never deleted, so that the database looks for nothing."""
_SPARSE = (
    ("bill", "refunds_id", ""),
    ("contact", "appointment_id", ""),
    ("contact", "corrects_id", "UNIQUE "),
    ("movement", "bill_id", ""),
    ("movement", "reverses_id", "UNIQUE "),
    ("movement", "pair_id", "UNIQUE "),
    ("payment", "movement_id", "UNIQUE "),
    ("payment", "reverses_id", "UNIQUE "),
    ("task", "contact_id", ""),
)
"""Columns in which most rows have nothing."""


def up(migrator: Any, db: Any) -> None:
    """Makes the table with what keeps it, and drops indexes."""
    _cards(db)
    _indexes(db)


def _cards(db: Any) -> None:
    """Clients without a card, and those of whom something was changed since theirs was printed."""
    db.execute_sql(
        'CREATE TABLE "card_due" ("client_id" INTEGER NOT NULL PRIMARY KEY, "why" TEXT NOT NULL, '
        'FOREIGN KEY ("client_id") REFERENCES "client" ("id"))'
    )
    db.execute_sql('CREATE INDEX "card_due_why" ON "card_due" ("why")')
    db.execute_sql(_NOW)
    db.execute_sql("INSERT INTO card_due (client_id, why) SELECT client_id, why FROM card_due_now")
    for name, when, do, whose in _TRIGGERS:
        db.execute_sql(f"CREATE TRIGGER card_due_{name} AFTER {when} BEGIN {do.format(whose)}END")


def _indexes(db: Any) -> None:
    """Each index that goes makes every row of its table cheaper to write; of who takes a consent back there are few."""
    db.execute_sql(
        'CREATE INDEX "consent_withdrawn" ON "consent" ("purpose", "client_id") WHERE ("state" = \'withdrawn\')'
    )
    db.execute_sql('DROP INDEX "client_beautician_id"')
    db.execute_sql(
        'CREATE INDEX "client_beautician_id_merged_into_id_number" ON "client" '
        '("beautician_id", "merged_into_id", "number")'
    )
    db.execute_sql(
        'CREATE INDEX "client_by_beautician" ON "client" ("beautician_id", "sort_pinyin") '
        "WHERE merged_into_id IS NULL AND away = ''"
    )
    for index in (*_BEGUN_BY_OTHERS.split(), *_READ_BY_NOBODY.split()):
        # an archive of the first weeks may lack one, with its table or without
        db.execute_sql(f'DROP INDEX IF EXISTS "{index}"')
    for table, column, once in _SPARSE:
        db.execute_sql(f'DROP INDEX "{table}_{column}"')
        db.execute_sql(f'CREATE {once}INDEX "{table}_{column}" ON "{table}" ("{column}") WHERE {column} IS NOT NULL')
