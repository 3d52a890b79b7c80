"""What is asked of questions about a client's care."""

from __future__ import annotations

from db.fields.choices import choices

KINDS = choices(("question", "question", "提问"), ("guidance", "guidance", "指导"))
LONGEST_TEXT = 600
