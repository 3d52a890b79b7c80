"""The salon's own fields that a client has answered."""

from __future__ import annotations

from db.clients.models import Answer
from db.fields.declaration import Field
from db.salon.models import OwnField
from db.salon.store.catalogue import as_field


def answered_own_fields(client: int) -> tuple[Field, ...]:
    """Own fields that are out of use and that this client has answered: what stands on a record is shown for ever."""
    answered = Answer.select(Answer.field).where(Answer.client == client)
    chosen = OwnField.select().where(~OwnField.active, OwnField.name.in_(answered)).order_by(OwnField.id)
    return tuple(as_field(own, "") for own in chosen)
