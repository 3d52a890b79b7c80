"""What tables tell of health in words (是, 否, 有，青霉素; 装有起搏器): what may hurt becomes an alert or a doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from db.clients.fields.client import ALERT_FIELDS
from db.fields.declaration import Field
from db.importing.words import NO, YES, plain
from db.text.cleaning import fold

_DRUGS = ("药", "青霉素", "头孢", "磺胺", "阿司匹林", "阿莫西林", "抗生素", "麻药", "利多卡因", "penicillin")
_ONLY_DRUGS = ("药", "drug", "medic")
_NEGATED = re.compile("[无不没未非]|\\b(?:no|not|none|never|without|denies)\\b", re.IGNORECASE)
_ABOUT_HEALTH = re.compile(
    "病|药|过敏|孕|哺乳|月经|手术|疤痕体质|禁忌|血压|血糖|心脏|起搏|植入|支架|癌|肿瘤|癫痫|哮喘|甲状腺|甲亢|红肿|皮疹|湿疹|荨麻疹|灼伤|烫伤|"
    "health|illness|disease|medic|allerg|pregnan|surger|pacemaker|implant|epilep|asthma|cancer|diabet|rash",
    re.IGNORECASE,
)
_ALLERGY = re.compile("过敏|allerg", re.IGNORECASE)
_CLAUSES = re.compile("[，,。；;!！\n]+")
_SENTENCES = re.compile("[。；;!！\n]+")
_PAST_OR_ANOTHERS = re.compile(
    "曾|以前|之前|过去|去年|前年|已|产后|妈|母|父|家人|家族|老公|丈夫|女儿|儿子|姐|妹|可能|疑似|计划|打算|[?？]|"
    "\\b(?:ago|past|was|had|mother|father|family|husband|daughter|maybe|history|used to)\\b",
    re.IGNORECASE,
)
_DENIED_BEFORE = re.compile(
    "(?:[无未非没]|没有|不是|不|无任何|\\b(?:no|not|without|never))\\s*(?:有|在|患|装|any)?$", re.IGNORECASE
)
_DENIED_BEHIND = re.compile("史?\\s*[:：=]?\\s*(?:无|否|没有|no\\b|none\\b)", re.IGNORECASE)
_QUESTION = re.compile("^(?:是否|有无|有没有|是不是|现|目前|正在)?(?:有|在|装有|患有|安装)?(.*?)(?:史|者|了吗|中|吗)?$")

# Words for entries of the questions of box C, besides the entries' own; each by the code that it means.
_WORDS = {
    "pacemaker": "起搏器 电子植入 pacemaker",
    "metal_implant": "金属植入 钢板 钢钉 金属支架 心脏支架 metal\u00a0implant metal\u00a0plate",
    "pregnancy": "怀孕 妊娠 孕期 孕妇 有孕 孕中 pregnant pregnancy",
    "epilepsy": "癫痫 羊癫疯 epilepsy epileptic",
    "heart": "心脏病 heart\u00a0disease heart\u00a0condition",
    "cancer": "癌 肿瘤 化疗 放疗 cancer chemotherapy",
    "thrombosis": "血栓 静脉炎 thrombosis phlebitis",
    "haemophilia": "血友病 haemophilia hemophilia",
    "infection": "传染病 疱疹 infectious herpes",
    "thyroid": "甲状腺 甲亢 甲减 thyroid",
    "insulin": "胰岛素 insulin",
    "lupus": "红斑狼疮 免疫病 lupus",
    "asthma": "哮喘 asthma",
    "eczema": "湿疹 eczema",
    "psoriasis": "银屑病 牛皮癣 psoriasis",
    "veins": "静脉曲张 varicose",
    "isotretinoin": "异维a酸 泰尔丝 isotretinoin accutane",
    "anticoagulants": "抗凝药 阿司匹林 华法林 aspirin warfarin anticoagulant blood\u00a0thinner",
    "trying": "备孕 trying\u00a0to\u00a0conceive",
    "nursing": "哺乳 breastfeeding breast-feeding nursing\u00a0mother",
    "diabetes": "糖尿病 血糖高 diabetes diabetic",
    "pressure": "高血压 血压高 hypertension high\u00a0blood\u00a0pressure",
}
_UNSURE = frozenset({"diabetes", "pressure"})
"""Entries that say more than the word does (uncontrolled), so that somebody has to say so."""


@dataclass(frozen=True, slots=True)
class Allergies:
    """What a cell about allergies says.

    Attributes:
        detail: Its words, to be kept.
        items: The allergens that it names; None where it doesn't answer the question of allergens.
    """

    detail: str
    items: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Told:
    """Entries of the questions of box C that a text names: field and code.

    Attributes:
        alerts: What it says of the client and of now.
        doubts: What may be past, or said of somebody else, or said of what isn't.
    """

    alerts: tuple[tuple[str, str], ...] = ()
    doubts: tuple[tuple[str, str], ...] = ()


def read_allergies(heading: str, text: str, allergens: Field | None) -> Allergies:
    """Reads an answer to a question about allergies.

    "No" to a question about drugs alone says nothing of acids and fragrance: the question of allergens stays open, so
    that it will be asked. "Yes" to it, or a drug that is named, becomes the alert of drugs.
    """
    bare = plain(text).rstrip("。.!！")
    only_drugs = any(word in heading.casefold() for word in _ONLY_DRUGS)
    if bare in NO:
        return Allergies(f"{heading}：{text}", None) if only_drugs else Allergies(text, ())
    if bare in YES:
        return Allergies(f"{heading}：{text}", ("drugs",) if only_drugs else None)
    if allergens is None:
        return Allergies(text, None)
    found = set(_allergens_in(text, allergens))
    if found and _NEGATED.search(text) and not _ALLERGY.search(text):
        found = set()
    if only_drugs and not _NEGATED.search(text):
        found.add("drugs")
    return Allergies(text, tuple(entry.code for entry in allergens.choices if entry.code in found) or None)


def about_health(text: str) -> bool:
    """Whether a heading or a text is about the client's health, and not for everybody's eyes."""
    return _ABOUT_HEALTH.search(text) is not None


def item_of_heading(heading: str) -> tuple[str, str] | None:
    """The question and entry that a column asks by yes and no: 是否怀孕, pacemaker."""
    bare = _QUESTION.sub(r"\1", re.sub(r"[?？()（）\s]+", "", heading)) if not heading.isascii() else heading
    wanted = fold(re.sub(r"(?i)^(?:are you|is she|do you have|any|currently|has|have)\s+", "", bare))
    return next((item for word, item in _entries() if fold(word) == wanted), None)


def told_in(text: str) -> Told:
    """What a text says of the entries of box C."""
    alerts: dict[tuple[str, str], None] = {}
    doubts: dict[tuple[str, str], None] = {}
    if not about_health(text):
        return Told()
    for clause in _CLAUSES.split(text):
        for word, item in _entries():
            at = clause.casefold().find(word)
            if at < 0 or _is_denied(clause, word, at):
                continue
            doubtful = item[1] in _UNSURE or _PAST_OR_ANOTHERS.search(clause) or _NEGATED.search(clause[:at])
            (doubts if doubtful else alerts)[item] = None
    allergens = next((field for field in ALERT_FIELDS if field.name == "allergens"), None)
    if allergens is not None:
        alerts |= {("allergens", code): None for code in _allergens_in(text, allergens) if _ALLERGY.search(text)}
    return Told(tuple(alerts), tuple(item for item in doubts if item not in alerts))


def _allergens_in(text: str, allergens: Field) -> Iterator[str]:
    """Allergens that a text names, clause by clause: 对酒精不过敏，海鲜过敏 names one."""
    terms = [
        (word.strip().casefold(), entry.code)
        for entry in allergens.choices
        for word in (*entry.term.zh.split("/"), *entry.term.en.casefold().split(" or "))
        if word.strip()
    ]
    for sentence in _SENTENCES.split(text):
        for clause in _CLAUSES.split(sentence):
            lower = clause.casefold()
            if re.search("不过敏|无过敏|没有过敏|未过敏|not allergic|no allerg", lower):
                continue
            yield from (code for word, code in terms if word in lower)
            if any(word in lower for word in _DRUGS) and not re.search("[无没未]", lower):
                yield "drugs"


def _is_denied(clause: str, word: str, at: int) -> bool:
    """Whether a clause says plainly that it isn't so: 无癫痫, 怀孕：否, not pregnant."""
    before, after = clause[:at].rstrip(), clause[at + len(word) :].strip()
    return _DENIED_BEFORE.search(before) is not None or _DENIED_BEHIND.match(after) is not None


@lru_cache(maxsize=1)
def _entries() -> tuple[tuple[str, tuple[str, str]], ...]:
    """Words and what they mean, the longer before those that are in them."""
    places: dict[str, str] = {}
    for field in ALERT_FIELDS:
        for entry in field.choices:
            places.setdefault(entry.code, field.name)
    found = {
        word.replace("\u00a0", " "): (places[code], code)
        for code, words in _WORDS.items()
        if code in places
        for word in words.split(" ")
    }
    return tuple(sorted(found.items(), key=lambda one: -len(one[0])))
