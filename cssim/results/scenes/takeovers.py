"""Clock times at which one shift leaves the desk to another."""

from __future__ import annotations

from cssim.errors import CssimError
from cssim.fate import instant
from cssim.scenario import Rulebook, Scenario
from cssim.units import DAY, HOUR, parse_clock, show_clock


def takeovers(rulebook: Rulebook) -> tuple[int, ...]:
    """Return when a stretch of a shift ends while or as another is there, µs since midnight.

    The begins of shifts are not among them, as they are among the shift changes of the KPIs.

    Examples:
        >>> import cssim as cs
        >>> [c / HOUR for c in takeovers(cs.load("scenarios/19-common-form.toml").rulebook)]
        [17.5]
    """
    all_stretches = [
        s for shift in rulebook.shifts.values() if shift.seats for s in shift.stretches
    ]
    found = {
        end
        for _, end in all_stretches
        for begin, other in all_stretches
        if any(begin + days <= end < other + days for days in (-DAY, 0, DAY))
    }
    return tuple(sorted(found))


def busiest_change(scenario: Scenario) -> int:
    """Return the shift change around which most shoppers write, µs since midnight.

    Raises:
        CssimError: no shift takes over from another.
    """
    changes = takeovers(scenario.rulebook)
    if not changes:
        raise CssimError(
            "no shift of the rulebook takes over from another, so there is no shift change to be "
            'drawn; name a time, such as at="17:30"'
        )
    hourly = scenario.shop.demand.hourly

    def crowd(at: int) -> float:
        """Return the demand of the hour before and the hour after."""
        hour, into = divmod(at, HOUR)
        shares = [hourly[(hour + step) % 24] for step in (-1, 0, 1)]
        return (HOUR - into) * shares[0] + HOUR * shares[1] + into * shares[2]

    return max(changes, key=crowd)


def clock_in_day(text: str, what: str) -> int:
    """Return a clock time as µs since midnight of its service day, which begins at 04:00.

    Raises:
        CssimError: it is no clock time; the message says what it is for.

    Examples:
        >>> clock_in_day("17:30", "at") == clock_in_day("01:00", "at") - 7.5 * HOUR
        True
    """
    try:
        return instant(0, parse_clock(text))
    except ValueError as error:
        raise CssimError(f"{what}: {error}") from None


def show_time_of_day(at: int) -> str:
    """Return a time in µs as the clock shows it, 24:30 as 00:30.

    Examples:
        >>> show_time_of_day(25 * HOUR)
        '01:00'
    """
    return show_clock(at % DAY)
