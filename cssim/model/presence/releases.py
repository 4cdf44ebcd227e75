"""Going: until when an end of a shift is put off."""

from __future__ import annotations

from collections.abc import Iterable

from cssim.fate import Troubles
from cssim.model.presence.arrivals import Arrival
from cssim.model.roster import stretches_of
from cssim.scenario import HandoverRules, Shift
from cssim.units import DAY


def relief_of(
    shift: Shift, day: int, relief: Iterable[tuple[int, Shift]]
) -> tuple[int, int] | None:
    """Return service day and stretch of the relieving shift that takes over when a shift ends.

    It is the first that is not over by then: one that is already there, or the next to come. Only a
    night that runs into the next service day can be relieved on that; rulebooks see to it.

    Args:
        shift: what ends.
        day: its service day.
        relief: service days and the relieving shift as it is on them, in order.
    """
    _, end = stretches_of(shift, day)[-1]
    for other, incoming in relief:
        for part, (_, over) in enumerate(stretches_of(incoming, other)):
            if over > end:
                return other, part
    return None


def released(
    arrival: Arrival,
    shift: Shift,
    handover: HandoverRules | None,
    relief: Arrival | None,
    troubles: Troubles,
) -> int:
    """Return when a person may leave the desk, µs: at the planned end, or later.

    A break within a shift is no end: it is never put off. Who is waited for and never comes, is
    waited for until their own stint would be over. `latest`, if there is one, bounds all.

    Args:
        arrival: how the stint began.
        shift: its shift.
        handover: which conditions bar the way.
        relief: how the stint of the person who is waited for begins; None if there is nobody.
        troubles: of the whole shop.
    """
    stint = arrival.stint
    if stint.end != stretches_of(shift, stint.day)[-1][1]:
        return stint.end
    bars = handover.bars if handover is not None else ()
    end = stint.end
    if relief is not None:
        ready = relief.fit if "unfit" in bars else relief.came
        if handover is not None and "not prepared" in bars:
            ready += handover.prepare or 0
        end = max(end, min(ready, relief.stint.end))
    barring = [
        *(troubles.urgent if "urgent event" in bars else ()),
        *(troubles.restart if "restart" in bars else ()),
    ]
    for begin, over in sorted(barring):
        if begin <= end < over:
            end = over
    last = shift.last_end
    return end if last is None else min(end, stint.day * DAY + last)
