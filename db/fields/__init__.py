"""The field catalogue: every field of a client and of a visit, declared once."""

from db.fields.client import ALERT_FIELDS, CLIENT_FIELDS, INTAKE_BOXES
from db.fields.declaration import Access, Box, Choice, Field, Kind, Store, Term
from db.fields.visit import VISIT_FIELDS

__all__ = [
    "ALERT_FIELDS",
    "CLIENT_FIELDS",
    "INTAKE_BOXES",
    "VISIT_FIELDS",
    "Access",
    "Box",
    "Choice",
    "Field",
    "Kind",
    "Store",
    "Term",
]
