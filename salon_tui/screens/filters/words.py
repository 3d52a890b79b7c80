"""Filters in words."""

from __future__ import annotations

from collections.abc import Mapping

from db.fields.showing import show
from db.fields.values import Ref, Value
from db.filters.fields import FILTER_FIELDS
from db.filters.records import Filters
from salon_tui.words.i18n import _, language
from salon_tui.words.words import telling


def filters_text(asked: Filters, names: Mapping[str, str]) -> str:
    """What the filters say, one after the other; everybody where they say nothing.

    Args:
        asked: The filters.
        names: What the service and the person that they name are called.
    """
    parts = []
    for field in FILTER_FIELDS:
        if field.name in asked.said:
            value: Value = getattr(asked, field.name)
            if field.name in names:
                value = Ref(0, names[field.name])
            parts.append(telling((field.short or field.label).text(language()), show(field, value, language())))
    return " · ".join(parts) or _("everybody")
