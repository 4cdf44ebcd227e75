"""What a comparison is asked for, checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cssim.arguments import instance
from cssim.errors import CssimError
from cssim.experiment.asked import HowMany, check_confidence, number_above_0, unknown_kpi
from cssim.results import KPIS, Kpi
from cssim.scenario import Scenario

KNOWN = "known"
"""Stands for waiting until every KPI shown has its verdict."""

_LONGEST = 120


@dataclass(frozen=True)
class Asked:
    """How scenarios are to be compared.

    Attributes:
        kpis: those to be judged, with the smallest differences that matter.
        many: how many replications, or at most how many.
        waits_for: keys of the KPIs whose verdicts are waited for; empty if the number is fixed.
        confidence: of all intervals together.
    """

    kpis: tuple[Kpi, ...]
    many: HowMany
    waits_for: tuple[str, ...]
    confidence: float


def asked(
    n: int | None,
    until: str | Sequence[str] | None,
    most: int,
    confidence: float,
    kpis: Sequence[str] | None,
    matters: Mapping[str, float] | None,
) -> Asked:
    """Check what a comparison is asked for.

    Raises:
        CssimError: a number is out of range, a KPI unknown, or `n` and `until` are both given.
    """
    check_confidence(confidence)
    chosen = chosen_kpis(kpis, {} if matters is None else matters)
    waits_for = () if until is None else _waited_for(until, chosen)
    return Asked(chosen, HowMany.of(n, bool(waits_for), most, usual=20), waits_for, confidence)


def named_scenarios(scenarios: Mapping[str, Scenario], taken: Sequence[str]) -> dict[str, Scenario]:
    """Check scenarios that are given by name.

    Args:
        scenarios: by the names they are to have.
        taken: names that columns of the table have, and no scenario may.

    Raises:
        CssimError: they are no scenarios by name, fewer than two, or a name cannot be used.
    """
    instance(scenarios, Mapping, "scenarios", 'such as {"today": a, "proposed": b}')
    if len(scenarios) < 2:
        raise CssimError(
            "two scenarios by name or more are needed, such as "
            f'{{"today": a, "proposed": b}}; there are {len(scenarios)}'
        )
    for name, scenario in scenarios.items():
        instance(scenario, Scenario, f"the scenario {name!r}", "from cssim.load(path)")
        if name in taken or not _is_name(name):
            none_of = f", and none of the columns of the table: {', '.join(taken)}" if taken else ""
            raise CssimError(
                f"{name!r:.90} cannot be a scenario's name here; it must be a text of 1 to "
                f"{_LONGEST} characters in one line{none_of}"
            )
    return dict(scenarios)


def _is_name(name: object) -> bool:
    if not isinstance(name, str):
        return False
    return bool(name.strip()) and len(name) <= _LONGEST and name.isprintable()


def chosen_kpis(keys: Sequence[str] | None, matters: Mapping[str, float]) -> tuple[Kpi, ...]:
    """Return the KPIs of these keys, with the smallest differences that matter.

    Raises:
        CssimError: a key is unknown, or a difference no number above 0.
    """
    instance(matters, Mapping, "matters", f"such as {{{KPIS[0].key!r}: 0.02}}")
    known = {kpi.key: kpi for kpi in KPIS}
    for key, least in matters.items():
        if key not in known:
            raise CssimError(unknown_kpi(str(key), list(known)))
        known[key] = replace(known[key], matters=number_above_0(least, f"matters[{key!r}]"))
    if keys is None:
        return tuple(known.values())
    _check_keys(keys, "kpis", list(known))
    if not keys or len(set(keys)) < len(keys):
        raise CssimError("kpis must name each KPI once, and at least one; leave it out for all")
    return tuple(known[key] for key in keys)


def _waited_for(until: str | Sequence[str], chosen: tuple[Kpi, ...]) -> tuple[str, ...]:
    keys = [kpi.key for kpi in chosen]
    if until == KNOWN:
        return tuple(keys)
    if isinstance(until, str):
        raise CssimError(
            f"until is {until!r}; it must be {KNOWN!r}, for the verdicts of all KPIs shown, or a "
            f"list of keys, such as [{keys[0]!r}]"
        )
    if isinstance(until, list | tuple) and KNOWN in until:
        raise CssimError(f"until is {until!r:.80}; {KNOWN!r} waits for all KPIs shown, so alone")
    _check_keys(until, "until", [*(kpi.key for kpi in KPIS), KNOWN])
    if hidden := [key for key in until if key not in keys]:
        raise CssimError(
            f"until names {hidden[0]}, which is not among the KPIs shown: {', '.join(keys)}"
        )
    if not until:
        raise CssimError(f"until names no KPI; give {KNOWN!r} for all shown, or a list of keys")
    return tuple(dict.fromkeys(until))


def _check_keys(keys: Sequence[str], name: str, known: Sequence[str]) -> None:
    if not isinstance(keys, list | tuple) or not all(isinstance(key, str) for key in keys):
        raise CssimError(
            f"{name} is {keys!r:.80}; it must be a list of keys, such as [{known[0]!r}]"
        )
    for key in keys:
        if key not in known:
            raise CssimError(unknown_kpi(key, known))
