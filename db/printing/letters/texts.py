"""The wording of letters that ships, in both languages; a salon changes it to its own.

It names no price, no gift and nothing of a client's health: it is put into an envelope for anybody who agreed to post.
"""

from __future__ import annotations

from db.fields.declaration import Term
from db.printing.letters.records import Invitation, LetterText, Occasion
from db.text.clock import format_clock

_WHAT = Term("What: {theme}. When: {when}. Where: {where}.", "主题：{theme}；时间：{when}；地点：{where}。")
_HERE = Term("at the salon", "本店")
_DAYS = {
    "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def invited_to(letter: LetterText, invitation: Invitation) -> str:
    """What a letter says that invites to something: its first paragraph, then to what, when and where."""
    first, *rest = (letter.text if letter.version else INVITED.text(letter.language)).split("\n")
    return "\n".join((first, _what(invitation, letter.language), *rest))


def _what(invitation: Invitation, language: str) -> str:
    day = invitation.day
    weekday = _DAYS[language][day.weekday()]
    when = f"{day.year}年{day.month}月{day.day}日{weekday}" if language == "zh" else f"{weekday}, {day.isoformat()}"
    if invitation.start is not None:
        when += f" {format_clock(invitation.start)}"
    where = invitation.place or _HERE.text(language)
    return _WHAT.text(language).format(theme=invitation.theme, when=when, where=where)


def _both(en: tuple[str, ...], zh: tuple[str, ...]) -> Term:
    return Term("\n".join(en), "\n".join(zh))


WORDING: dict[Occasion, Term] = {
    Occasion.BIRTHDAY: _both(
        (
            "Your birthday is coming, and all of us here wish you a very happy one: good health, good company, and a "
            "day that is yours from morning to night.",
            "Thank you for the trust you have placed in us. It is a pleasure each time you come through the door, and "
            "we remember how you like things to be.",
            "If you find a quiet hour around the day, come and see us. We would like to say it in person, too.",
        ),
        (
            "您的生日就要到了。我们全体同仁祝您生日快乐，身体健康，天天都有好心情。",
            "谢谢您一直以来的信任。每一次见到您，我们都很高兴；您喜欢怎样的护理，我们都记在心里。",
            "生日前后如果有空，欢迎来店里坐一坐，让我们当面对您说一声：生日快乐！",
        ),
    ),
    Occasion.FESTIVAL: _both(
        (
            "With the holidays just ahead, all of us here send you and your family our warmest wishes.",
            "These are busy days. Between guests and long evenings, do keep a little rest for yourself, drink enough "
            "water, and be gentle with your skin.",
            "When things are quiet again and you would like an hour of peace, a call is enough and we will keep the "
            "time free for you. Thank you for being with us.",
        ),
        (
            "佳节将至，我们全体同仁向您和家人致以诚挚的问候，祝您节日快乐，阖家安康。",
            "节日里忙着团聚和招待，也请记得早些休息，多喝水，给皮肤留一点喘息的时间。",
            "节后若想好好放松一下，打个电话给我们就可以，我们为您留好时间。感谢您一直以来的信任与陪伴。",
        ),
    ),
    Occasion.SEASON: _both(
        (
            "The season is changing, and skin needs a little time to change with it. If yours feels tight or dry these "
            "days, or reddens more easily than usual, you are not alone.",
            "Cleanse gently, care for it right after washing, and do not go out without sun protection. Try anything "
            "new behind the ear first, and on the face only when all is well the next day.",
            "Whether what you use now still suits the season is something we can look at together when you come next. "
            "And if a question cannot wait, please call us.",
        ),
        (
            "换季了，气温和湿度变化大，皮肤也需要一点时间来适应。这些日子若觉得紧绷、发干，或者比平时容易泛红，"
            "都很常见。",
            "清洁请温和一些，洗后及时保湿，出门做好防晒。新的产品先在耳后试一试，第二天没有不适再用到脸上。",
            "您现在用的产品是否适合这个季节，下次来店时我们可以一起看一看。有什么疑问，也请随时打电话给我们。",
        ),
    ),
    Occasion.INVITATION: _both(
        (
            "We are having a small gathering at the salon: an afternoon to talk about everyday care, to try things "
            "out, and to meet each other. We would be very happy if you came.",
            "Please call us, or tell us at your next visit, and we will let you know the day and the hour and keep a "
            "seat for you. You are welcome to bring a friend.",
            "There is nothing to prepare and nothing to buy. We look forward to seeing you.",
        ),
        (
            "我们在店里准备了一次小小的聚会，聊聊日常护理，试一试手法，也让大家彼此认识，特地写信邀请您来参加。",
            "如果您愿意来，请打电话或者下次到店时告诉我们一声，我们会告知具体的日期和时间，并为您留好座位。"
            "您也可以带一位朋友同来。",
            "不需要准备什么，也不必购买什么。期待与您见面。",
        ),
    ),
    Occasion.RECALL: _both(
        (
            "It has been a while since we last saw you, and you are missed here. We hope that you are well.",
            "How has your skin been since your last visit? If something was not as you had hoped, or if we could have "
            "done better, please tell us frankly. Your opinion matters to us.",
            "If you would like to go on, a call is enough, and we will find a time that suits you. And if you only "
            "have a question, you are just as welcome.",
        ),
        (
            "有一段时间没有见到您了，我们很挂念您，希望您一切都好。",
            "上次护理之后，皮肤的感觉怎么样？如果有什么不满意，或者有哪里我们可以做得更好，请直接告诉我们，"
            "您的意见对我们很重要。",
            "若想继续护理，打一个电话就可以，我们按您方便的时间安排。暂时不方便来也没有关系，有皮肤方面的问题，"
            "同样欢迎随时问我们。",
        ),
    ),
    Occasion.CONGRATULATION: _both(
        (
            "This is a day to congratulate you, and we do so with all our hearts: we are happy for you and with you.",
            "You have been with us for a long time. Thank you for your trust, and for the many good hours in this "
            "house.",
            "We wish you and yours health and joy, and look forward to the next time that you come through the door.",
        ),
        (
            "值此喜庆的日子，我们全体同仁衷心祝贺您，为您感到高兴。",
            "您陪伴我们已经很久了。谢谢您一直以来的信任，也谢谢您在这里度过的许多美好时光。",
            "祝您和家人身体健康，事事顺心。期待下一次与您见面。",
        ),
    ),
}

INVITED = _both(
    (
        "We are having a small gathering at the salon, and would be very happy if you came.",
        "Please call us, or tell us at your next visit, and we will keep a seat for you. You are welcome to bring a "
        "friend. There is nothing to prepare and nothing to buy.",
    ),
    (
        "我们准备了一次小小的聚会，特地写信邀请您来参加。",
        "如果您愿意来，请打电话或者下次到店时告诉我们一声，我们为您留好座位。您也可以带一位朋友同来。"
        "不需要准备什么，也不必购买什么。",
    ),
)
"""The wording of an invitation that says to what and when, in the place of the one that leaves that open."""
