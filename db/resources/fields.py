"""Kinds of places and instruments."""

from __future__ import annotations

from db.fields.choices import choices

KINDS = choices(("bed", "bed", "护理床"), ("room", "room", "房间"), ("instrument", "instrument", "仪器"))
