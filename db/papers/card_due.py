"""What keeps :class:`db.papers.models.CardDue`: a view that says who belongs in it, and triggers that follow it."""

from __future__ import annotations

from typing import Final

_IN_USE: Final = "'printed', 'filed', 'lent', 'missing', 'bound'"
_NEWER: Final = "SELECT 1 FROM sheet n WHERE n.client_id = s.client_id AND n.kind = 'card' AND n.version > s.version"

VIEW: Final = (
    "CREATE VIEW card_due_now AS SELECT c.id client_id, 'none' why FROM client c "
    "WHERE c.merged_into_id IS NULL AND c.away = '' AND NOT EXISTS (SELECT 1 FROM sheet s WHERE s.client_id = c.id "
    f"AND s.kind = 'card' AND (s.state IN ({_IN_USE}) OR s.state IN ('sent', 'unsure', 'not_out') "
    f"AND NOT EXISTS ({_NEWER}))) "
    "UNION ALL SELECT s.client_id, 'changed' FROM sheet s WHERE s.kind = 'card' "
    f"AND s.state IN ({_IN_USE}) AND s.state <> 'missing' AND NOT EXISTS ({_NEWER} AND n.state IN ({_IN_USE})) "
    "AND EXISTS (SELECT 1 FROM change x WHERE x.client_id = s.client_id AND x.at >= s.at)"
)
"""What the table holds: it is made of this, and of nothing else."""


def _trigger(name: str, when: str, whose: str, *, fresh: bool = False) -> str:
    """Finds out anew of some clients; of fresh ones, who are not in it yet, without looking for an old line."""
    forget = "" if fresh else f"DELETE FROM card_due WHERE client_id IN ({whose}); "
    return (
        f"CREATE TRIGGER card_due_{name} AFTER {when} BEGIN {forget}"
        f"INSERT INTO card_due (client_id, why) SELECT client_id, why FROM card_due_now WHERE client_id IN ({whose}) "
        "ON CONFLICT DO NOTHING; END"
    )


TRIGGERS: Final = (
    _trigger("client", "INSERT ON client", "NEW.id", fresh=True),
    _trigger("listed", "UPDATE OF merged_into_id, away ON client", "NEW.id"),
    _trigger("drawn", "INSERT ON sheet WHEN NEW.kind = 'card'", "NEW.client_id"),
    _trigger(
        "moved",
        "UPDATE OF client_id, kind, version, at, state ON sheet WHEN 'card' IN (OLD.kind, NEW.kind)",
        "OLD.client_id, NEW.client_id",
    ),
    _trigger("gone", "DELETE ON sheet WHEN OLD.kind = 'card'", "OLD.client_id"),
    _trigger(
        "changed",
        # of who is in it already nothing else can become true
        "INSERT ON change WHEN NOT EXISTS (SELECT 1 FROM card_due WHERE client_id = NEW.client_id)",
        "NEW.client_id",
        fresh=True,
    ),
    _trigger("led_on", "UPDATE OF client_id, at ON change", "OLD.client_id, NEW.client_id"),
    _trigger("forgotten", "DELETE ON change", "OLD.client_id"),
)
