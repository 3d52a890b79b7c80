"""The kinds of dated records: each a file, and a line here."""

from __future__ import annotations

from db.dated.declaration import Dated
from db.dated.kinds.consent import CONSENT
from db.dated.kinds.consult import CONSULT
from db.dated.kinds.meeting import MEETING
from db.dated.kinds.needs import NEEDS
from db.dated.kinds.past import PAST
from db.dated.kinds.patch import PATCH
from db.dated.kinds.plan import PLAN
from db.dated.kinds.review import REVIEW
from db.dated.kinds.skin import SKIN

KINDS: dict[str, Dated] = {
    kind.code: kind for kind in (SKIN, PLAN, REVIEW, NEEDS, CONSULT, MEETING, PATCH, CONSENT, PAST)
}
