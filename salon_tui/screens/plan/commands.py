"""Keys of the care plan."""

from __future__ import annotations

from salon_tui.commands import LISTED, Command
from salon_tui.words.i18n import N_


class NewPlan(Command):
    key, label, action = "f6", N_("New plan"), "new"
    help = N_("A plan that begins anew: sessions are counted from today on. The old one stays to be read.")


class RevisePlan(Command):
    key, label, action = "f10", N_("Revise"), "edit"
    help = N_("A new version of the plan, with the reason; sessions that were done go on counting.")


class ReviewStage(Command):
    key, label, action = "enter", N_("Review the stage"), "enter"
    help = N_("What the stage under the mark has reached: the review that there is, or a new one.")


class SkinOf(Command):
    key, label, action = LISTED, N_("Skin analyses compared"), "compare_skin"
    help = N_("The last two analyses of the skin, side by side.")


class ReviewByThese(Command):
    key, label, action = "f10", N_("Review the stage"), "edit"
    help = N_("The stage that the plan has come to, reviewed by these two analyses; what was measured stands there.")
