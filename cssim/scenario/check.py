"""Checking a document: from tables to the models, or all problems at once."""

from collections.abc import Mapping
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from cssim.errors import MismatchError, RefusedError, ScenarioError, show_value
from cssim.scenario.base import Finding
from cssim.scenario.document import Document, problems_at
from cssim.scenario.layers import PARTS
from cssim.scenario.problems import findings_of
from cssim.scenario.rulebook import Meeting, Rulebook, Shift, Team, cross_findings
from cssim.scenario.shop import Shop
from cssim.scenario.study import Study

__all__ = ["MOST_MESSAGES", "MOST_SHOPPERS", "checked", "checked_shop"]

Model = TypeVar("Model", bound=BaseModel)

MOST_SHOPPERS: Final = 20_000_000
"""The most shoppers a study may expect; more would not fit into memory."""

MOST_MESSAGES: Final = 30_000_000
"""The most messages a study may expect, for the same reason."""

_WRITTEN: Final = {
    "shop": 'the name of a shop file, such as "shops/small.toml", or a table',
    "study": 'the name of a study file, such as "studies/month.toml", or a table',
}


def checked(document: Document) -> tuple[Shop, Rulebook, Study]:
    """Return the models of a document.

    Raises :class:`~cssim.errors.ScenarioError` with every problem of every part.
    """
    findings: list[Finding] = []
    rules = {key: value for key, value in document.raw.items() if key not in PARTS}
    rulebook = shop = study = None
    if () not in document.unread:
        rulebook = _model(Rulebook, rules, (), findings)
        if rulebook is None:
            findings += _cross_findings(rules)
        shop = _part(Shop, "shop", document, findings)
        study = _part(Study, "study", document, findings)
    if shop is not None and study is not None:
        findings += _too_many_shoppers(shop, study)
    if shop is not None and rulebook is not None:
        findings += _slots_held_for_ever(shop, rulebook)
    problems = document.problems + problems_at(findings, document)
    if problems or shop is None or rulebook is None or study is None:
        raise ScenarioError(dict.fromkeys(problems))
    return shop, rulebook, study


def checked_shop(document: Document) -> Shop:
    """Return the shop of a document that holds a shop and nothing else.

    Raises :class:`~cssim.errors.ScenarioError`.
    """
    findings: list[Finding] = []
    shop = None
    if () not in document.unread:
        shop = _model(Shop, document.raw, (), findings)
    problems = document.problems + problems_at(findings, document)
    if problems or shop is None:
        raise ScenarioError(dict.fromkeys(problems))
    return shop


def _part(
    model: type[Model], part: str, document: Document, findings: list[Finding]
) -> Model | None:
    """Return the shop or the study of a document, None if something is wrong with it."""
    if (part,) in document.unread:
        return None
    raw = document.raw.get(part)
    if not isinstance(raw, Mapping):
        found = show_value(raw) if part in document.raw else "nothing; the key is missing"
        findings.append(((part,), RefusedError(found, _WRITTEN[part])))
        return None
    return _model(model, raw, (part,), findings)


def _model(
    model: type[Model], raw: Mapping[str, Any], root: tuple[str, ...], findings: list[Finding]
) -> Model | None:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        extra = ("extends",) if root or model is not Rulebook else (*PARTS, "extends")
        for place, refused in findings_of(error, model, raw, extra):
            findings.append(((*root, *place), refused))
        return None


def _cross_findings(raw: Mapping[str, Any]) -> list[Finding]:
    """Return what is wrong between those tables of a broken rulebook that are themselves sound."""
    teams, shifts = _sound(Team, raw.get("teams")), _sound(Shift, raw.get("shifts"))
    meetings = _sound(Meeting, raw.get("meetings"))
    names = [_names(raw.get(key)) for key in ("teams", "shifts")]
    if not all(names):
        return []
    seen = cross_findings(teams, shifts, meetings, *names)
    return list(seen)


def _sound(model: type[Model], tables: object) -> dict[str, Model]:
    sound: dict[str, Model] = {}
    for name, table in tables.items() if isinstance(tables, Mapping) else ():
        try:
            sound[name] = model.model_validate(table)
        except ValidationError:
            continue
    return sound


def _names(tables: object) -> list[str]:
    return list(tables) if isinstance(tables, Mapping) else []


def _too_many_shoppers(shop: Shop, study: Study) -> list[Finding]:
    expected = shop.demand.expected_in(study.start, study.total_days)
    messages = expected * shop.chat.turns.average
    if expected <= MOST_SHOPPERS and messages > MOST_MESSAGES:
        found = f"{study.total_days} days in all with about {messages / 1e6:,.0f} million messages"
        allowed = f"at most {MOST_MESSAGES // 10**6} million messages in a study"
        return [(("study", "days"), MismatchError(found, allowed, "fewer days, or shorter chats"))]
    if expected <= MOST_SHOPPERS:
        return []
    found = f"{study.total_days} days in all with about {expected / 1e6:,.0f} million shoppers"
    allowed = f"at most {MOST_SHOPPERS // 10**6} million shoppers in a study"
    return [(("study", "days"), MismatchError(found, allowed, "fewer days, or a smaller shop"))]


def _slots_held_for_ever(shop: Shop, rulebook: Rulebook) -> list[Finding]:
    """Refuse a desk that never closes silent chats in a shop where chats end in silence."""
    chat = shop.chat
    may_leave = chat.patience.first is not None or chat.patience.later is not None
    silent = chat.says_goodbye < 1 or (chat.leaves_silently > 0 and may_leave)
    if rulebook.desk.auto_close is not None or not silent:
        return []
    hint = "in this shop chats may end in silence, and would hold their place for ever"
    refused = MismatchError("nothing: silent chats never close", 'a duration such as "2 min"', hint)
    return [(("desk", "auto_close"), refused)]
