"""What a patch test is asked: where it was made, what was read after 24 and 48 hours, and which signs there were."""

from __future__ import annotations

from db.fields.choices import choices

SITES = choices(
    ("arm", "inner forearm", "前臂内侧"),
    ("ear", "behind the ear", "耳后"),
    ("neck", "side of the neck", "颈侧"),
    ("other", "other", "其他"),
)

READINGS = choices(("negative", "negative", "阴性"), ("positive", "positive", "阳性"), ("pending", "pending", "待定"))

SIGNS = choices(
    ("redness", "redness", "泛红"),
    ("itch", "itch", "瘙痒"),
    ("swelling", "swelling", "肿胀"),
    ("rash", "rash", "丘疹"),
    ("blisters", "blisters", "水疱"),
    ("scaling", "scaling", "脱屑"),
)
