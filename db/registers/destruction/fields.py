"""What is asked of a file that is destroyed."""

from __future__ import annotations

from db.fields.choices import choices

DESTRUCTION_REASONS = choices(
    ("request", "client's request", "顾客申请"),
    ("expired", "period is over", "保存期满"),
    ("duplicate", "duplicate", "重复建档"),
    ("purpose", "no longer needed", "目的已实现"),
    ("other", "other", "其他"),
)
