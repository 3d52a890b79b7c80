"""The field catalogue: every field of a client, of a visit and of the manager's lists, declared once."""

from db.clients.fields.client import ALERT_FIELDS, CLIENT_FIELDS, INTAKE_BOXES
from db.fields.declaration import Access, Box, Choice, Field, Kind, Store, Term, When
from db.papers.cabinets.fields import CABINET_FIELDS, DRAWER_FIELDS, FILING_FIELDS
from db.salon.fields import OWN_FIELD_FIELDS, PRODUCT_FIELDS, SALON_FIELDS, SERVICE_FIELDS, STAFF_FIELDS
from db.visits.fields import VISIT_FIELDS

__all__ = [
    "ALERT_FIELDS",
    "CABINET_FIELDS",
    "CLIENT_FIELDS",
    "DRAWER_FIELDS",
    "FILING_FIELDS",
    "INTAKE_BOXES",
    "OWN_FIELD_FIELDS",
    "PRODUCT_FIELDS",
    "SALON_FIELDS",
    "SERVICE_FIELDS",
    "STAFF_FIELDS",
    "VISIT_FIELDS",
    "Access",
    "Box",
    "Choice",
    "Field",
    "Kind",
    "Store",
    "Term",
    "When",
]
