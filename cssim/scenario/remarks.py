"""What is no mistake in a scenario, but can never have an effect: remarks for its author."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from cssim.scenario.rulebook import DAY_BEGINS, OffDesk, ResponseRule, Rulebook
from cssim.scenario.scenario import Scenario
from cssim.scenario.shop import Shop
from cssim.units import DAY, show_clock

__all__ = ["remarks"]

_Span = tuple[int, int]


def remarks(scenario: Scenario) -> tuple[str, ...]:
    """Return what a scenario says that can never have an effect, a sentence each.

    Amendments after the end of the study; hours of the response rule, and meals, outside the
    shifts they are about; bars to leaving that this shop never puts up.
    """
    last = scenario.study.date_of(scenario.study.total_days - 1)
    told = [*_idle_rules(scenario.rulebook, scenario.shop)]
    known = set(told)
    for begin, rulebook in scenario.amendments.items():
        found = [*_idle_rules(rulebook, scenario.shop)]
        told += [f"from {begin} on: {remark}" for remark in found if remark not in known]
        known = set(found)
    late = "the amendment of {} never comes into force: the study ends on {}"
    return (*told, *(late.format(begin, last) for begin in scenario.never_in_force))


def _idle_rules(rulebook: Rulebook, shop: Shop) -> Iterator[str]:
    if rulebook.response is not None:
        yield from _hours_without_shift(rulebook.response, rulebook)
    for name, meal in rulebook.meals.items():
        yield from _meal_outside_shifts(name, meal, rulebook)
    for bar in rulebook.handover.bars if rulebook.handover is not None else ():
        if bar in _BEFALLS and not _BEFALLS[bar](shop):
            yield f'the bar "{bar}" of handover.bars never holds: {_NEVER[bar]}'


def _hours_without_shift(rule: ResponseRule, rulebook: Rulebook) -> Iterator[str]:
    names = tuple(rulebook.shifts) if rule.shifts is None else rule.shifts
    work = [*_work(rulebook, names)]
    for block in rule.hours or ():
        if not _meet(block.start, block.end, work):
            yield (
                f"response.hours {block} never hold: "
                f"they lie outside the blocks of the shifts {', '.join(names)}"
            )


def _meal_outside_shifts(name: str, meal: OffDesk, rulebook: Rulebook) -> Iterator[str]:
    begin = meal.at + (DAY if meal.at < DAY_BEGINS else 0)
    seats = sum(rulebook.shifts[shift].seats for shift in meal.shifts)
    rounds = max(seats, 1) if meal.who == "one by one" else 1
    if not _meet(begin, begin + rounds * meal.length, _work(rulebook, meal.shifts)):
        yield (
            f"the meal meals.{name} at {show_clock(meal.at)} takes nobody from the desk: "
            f"it lies outside the blocks of the shifts {', '.join(meal.shifts)}"
        )


def _work(rulebook: Rulebook, names: Iterable[str]) -> Iterator[_Span]:
    """Yield begin and end of the blocks of these shifts, µs since midnight of the service day."""
    for name in names:
        yield from rulebook.shifts[name].stretches


def _meet(begin: int, end: int, work: Iterable[_Span]) -> bool:
    """Tell whether some work falls into this time of any day; a night reaches into the next."""
    return any(
        begin + turn < over and start < end + turn
        for start, over in work
        for turn in (-DAY, 0, DAY)
    )


def _has_urgent_events(shop: Shop) -> bool:
    urgent = shop.trouble.urgent if shop.trouble is not None else None
    return urgent is not None and urgent.per_day > 0


def _has_restarts(shop: Shop) -> bool:
    restart = shop.trouble.restart if shop.trouble is not None else None
    return restart is not None and restart.per_day > 0


def _has_unfit_people(shop: Shop) -> bool:
    return shop.people.unfit is not None and shop.people.unfit.chance > 0


_BEFALLS: Final[Mapping[str, Callable[[Shop], bool]]] = {
    "urgent event": _has_urgent_events,
    "restart": _has_restarts,
    "unfit": _has_unfit_people,
}
_NEVER: Final[Mapping[str, str]] = {
    "urgent event": "the shop has no shop.trouble.urgent",
    "restart": "the shop has no shop.trouble.restart",
    "unfit": "the shop has no shop.people.unfit",
}
