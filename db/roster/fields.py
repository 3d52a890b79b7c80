"""Kinds of shifts."""

from __future__ import annotations

from db.fields.choices import choices

SHIFT_KINDS = choices(("work", "work", "上班"), ("rest", "day off", "休息"), ("leave", "leave", "请假"))
