"""What is asked of a file that is destroyed."""

from __future__ import annotations

from db.fields.choices import choices

DESTRUCTION_REASONS = choices(
    ("request", "client's request", "顾客申请"),
    ("expired", "period is over", "保存期满"),
    ("withdrawn", "consent withdrawn", "撤回同意"),
    ("duplicate", "duplicate", "重复建档"),
    ("purpose", "no longer needed", "目的已实现"),
    ("other", "other", "其他"),
)
KEPT = choices(
    ("figures", "figures without a name (accounts, 30 years)", "账目数字，不留姓名（会计凭证 30 年）"),
    ("medical", "medical record, locked (15 years)", "门诊病历，封存（15 年）"),
    ("register", "this register, without a name", "本销毁登记，不留姓名"),
)
"""What stays of it, and why."""
LAW_PURPOSES = choices(
    ("client", "the client's own request", "本人申请"),
    ("court", "court or police", "司法公安要求"),
    ("authority", "health authority", "卫生行政部门"),
    ("dispute", "dispute over a treatment", "医疗争议处理"),
    ("care", "further treatment", "继续诊疗"),
)
"""For what a locked record may be opened, and for nothing else.

After who may copy medical records: Medical Record Administration Rules 医疗机构病历管理规定, articles 17 to 20.
"""
