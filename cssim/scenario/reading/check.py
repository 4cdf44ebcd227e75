"""Checking a document: from tables to the models, or all problems at once."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from cssim.errors import MismatchError, RefusedError, ScenarioError, show_value
from cssim.scenario.base import Finding, FrozenDict
from cssim.scenario.reading.amendments import Amendment, amended, amendment_findings, rules_of
from cssim.scenario.reading.document import AMENDMENTS, Document, problems_at
from cssim.scenario.reading.fits import fit_findings, team_findings
from cssim.scenario.reading.layers import PARTS
from cssim.scenario.reading.problems import findings_of
from cssim.scenario.rulebook import Rulebook, Tables, cross_findings
from cssim.scenario.shop import Shop
from cssim.scenario.study import Study

__all__ = ["MOST_MESSAGES", "MOST_SHOPPERS", "Parts", "checked", "checked_shop"]

Model = TypeVar("Model", bound=BaseModel)

MOST_SHOPPERS: Final = 20_000_000
"""The most shoppers a study may expect; more would not fit into memory."""

MOST_MESSAGES: Final = 30_000_000
"""The most messages a study may expect, for the same reason."""

_WRITTEN: Final = {
    "shop": 'the name of a shop file, such as "shops/small.toml", or a table',
    "study": 'the name of a study file, such as "studies/month.toml", or a table',
}


class Parts(NamedTuple):
    """The models of a scenario; the amended rulebooks by the day from which each holds."""

    shop: Shop
    rulebook: Rulebook
    study: Study
    amendments: Mapping[date, Rulebook]


def checked(document: Document) -> Parts:
    """Return the models of a document.

    Raises :class:`~cssim.errors.ScenarioError` with every problem of every part.
    """
    findings: list[Finding] = []
    rulebook = shop = study = None
    amendments: dict[date, Rulebook] = {}
    if () not in document.unread:
        shop = _part(Shop, "shop", document, findings)
        study = _part(Study, "study", document, findings)
        rulebook, own = _rulebook(rules_of(document).raw, shop)
        findings += own
        findings += amendment_findings(document)
        for amendment in amended(document):
            changed, found = _rulebook(amendment.rules.raw, shop)
            if rulebook is not None and changed is not None:
                found += team_findings(rulebook, changed)
            findings += _new(found, own, amendment)
            own = found
            if changed is not None:
                amendments[amendment.begin] = changed
    if shop is not None and study is not None:
        findings += _too_many_shoppers(shop, study)
    problems = document.problems + problems_at(findings, document)
    if problems or shop is None or rulebook is None or study is None:
        raise ScenarioError(dict.fromkeys(problems))
    return Parts(shop, rulebook, study, FrozenDict(amendments))


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
        extra = ("extends",) if root or model is not Rulebook else (*PARTS, "extends", AMENDMENTS)
        for place, refused in findings_of(error, model, raw, extra):
            findings.append(((*root, *place), refused))
        return None


def _rulebook(raw: Mapping[str, Any], shop: Shop | None) -> tuple[Rulebook | None, list[Finding]]:
    """Return the rulebook of these tables, None if it is broken, and what is wrong with it."""
    findings: list[Finding] = []
    rulebook = _model(Rulebook, raw, (), findings)
    if rulebook is None:
        findings += cross_findings(Tables.sound(raw))
    elif shop is not None:
        findings += _slots_held_for_ever(shop, rulebook)
        findings += fit_findings(shop, rulebook)
    return rulebook, findings


def _new(found: list[Finding], before: list[Finding], amendment: Amendment) -> Iterator[Finding]:
    """Yield what an amendment brings into the rulebook, at the keys of the amendment."""
    known = {(place, str(refused)) for place, refused in before}
    for place, refused in found:
        if (place, str(refused)) not in known or amendment.writes(place):
            yield (AMENDMENTS, amendment.begin.isoformat(), *place), refused


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
