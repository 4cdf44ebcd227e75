"""Every KPI a second time, from its definition in words and the desk's raw records.

Slow and plain on purpose: loops over Python integers, no table of `cssim.results`, no formula of
it. What became of a shopper is told from patience and times rather than from the desk's verdict,
wherever that is possible.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from cssim.model import Outcome, Played, Presence
from cssim.units import DAY, HOUR, MINUTE, SECOND

NONE = -1
NAN = float("nan")


@dataclass(frozen=True)
class Shopper:
    """What one shopper met with; times in µs.

    Attributes:
        attended: somebody was on duty when they wrote first, meetings included, overtime not.
        fate: "left openly", "left silently", "offline", "lost", or "" for anything else.
        responses: message to reply sent, of the replies that found them there, by turn.
        offline: when their offline message was written and answered, -1 for not yet, or None.
    """

    attended: bool
    fate: str
    responses: dict[int, int]
    offline: tuple[int, int] | None


class Twin:
    """The raw records of a run as plain Python integers."""

    def __init__(self, played: Played) -> None:
        self.played = played
        study = played.scenario.study
        first, self.days = study.warm_up, study.days
        self.begin, self.end = (d * DAY + 4 * HOUR for d in (first, first + self.days))
        self.counted_days = range(first, first + self.days)
        logs = played.records
        self.presence = rows(logs.presence, "at", "person", "presence")
        self.left = rows(logs.left, "at", "person")
        self.opened = rows(logs.opened, "at", "person")
        self.closed = rows(logs.closed, "at", "person")
        self.replies = self._all_replies()
        self.shoppers = list(self._counted_shoppers())

    def inside(self, begin: int, end: int) -> int:
        """Length of a stretch within the days that count, µs."""
        return max(0, min(end, self.end) - max(begin, self.begin))

    def presence_before(self, time: int) -> Iterator[tuple[int, int]]:
        """(person, presence) of each change up to and including a time."""
        for at, person, presence in self.presence:
            if at > time:
                return
            yield person, presence

    def person_time(self, *where: Presence) -> int:
        """Time that all people together spend in these places, on the days that count, µs."""
        total, since = 0, dict[int, int]()
        for at, person, presence in self.presence:
            if person in since:
                total += self.inside(since.pop(person), at)
            if presence in where:
                since[person] = at
        return total + sum(self.inside(begin, self.played.end) for begin in since.values())

    def _all_replies(self) -> list[tuple[int, int]]:
        """(composing began, sent) of everything anybody wrote; the run's end for not yet sent."""
        (record,) = self.played.records.contacts
        pairs = zip(record.begin.tolist(), record.sent.tolist(), strict=True)
        return [(b, self.played.end if s == NONE else s) for b, s in pairs if b != NONE]

    def _on_duty(self) -> tuple[list[int], list[int]]:
        """Times of change, and how many are on duty from each time on."""
        where: dict[int, int] = {}
        times, levels = [-1], [0]
        for at, person, presence in self.presence:
            where[person] = presence
            times.append(at)
            levels.append(sum(w in (Presence.AT_DESK, Presence.AWAY) for w in where.values()))
        return times, levels

    def _counted_shoppers(self) -> Iterator[Shopper]:
        (record,) = self.played.records.contacts
        times, levels = self._on_duty()
        for row, at in enumerate(record.contacts.at.tolist()):
            if self.begin <= at < self.end:
                yield self._shopper(row, levels[bisect_right(times, at) - 1] > 0)

    def _shopper(self, row: int, attended: bool) -> Shopper:
        (record,) = self.played.records.contacts
        contacts = record.contacts
        outcome = int(record.outcome[row])
        turns = range(int(contacts.offset[row]), int(contacts.offset[row + 1]))
        written = [t for t in turns if record.message[t] != NONE]
        found_nobody = outcome in (Outcome.OFFLINE, Outcome.LOST)
        fate, offline, responses = "", None, dict[int, int]()
        for place, t in enumerate(written):
            message, begin, sent = (int(c[t]) for c in (record.message, record.begin, record.sent))
            runs_out = message + int(contacts.patience[t])
            if found_nobody and t == written[-1]:
                fate = "offline" if outcome == Outcome.OFFLINE else "lost"
                offline = (message, sent) if outcome == Outcome.OFFLINE else None
            elif runs_out < (self.played.end if begin == NONE else begin):
                fate = "left silently" if contacts.leaves_silently[row] else "left openly"
            elif sent != NONE:
                responses[place] = sent - message
        return Shopper(attended, fate, responses, offline)


def rows(log: object, *names: str) -> list[tuple[int, ...]]:
    columns = log.columns()  # type: ignore[attr-defined]
    return list(zip(*(columns[name].tolist() for name in names), strict=True))


def divided(part: float, whole: float) -> float:
    return part / whole if whole else NAN


def within(seconds: int) -> Callable[[Twin], float]:
    def share(twin: Twin) -> float:
        wrote = [s for s in twin.shoppers if s.attended]
        soon = [s for s in wrote if s.responses.get(0, math.inf) <= seconds * SECOND]
        return divided(len(soon), len(wrote))

    return share


def first_responses(twin: Twin) -> list[float]:
    return sorted(s.responses[0] / SECOND for s in twin.shoppers if 0 in s.responses)


def at_share(sorted_values: list[float], share: float) -> float:
    """The value at a share of the way from the first to the last, straight between neighbours."""
    if not sorted_values:
        return NAN
    place = share * (len(sorted_values) - 1)
    below, above = sorted_values[math.floor(place)], sorted_values[math.ceil(place)]
    return below + (above - below) * (place - math.floor(place))


def median(twin: Twin) -> float:
    return at_share(first_responses(twin), 0.5)


def ninetieth(twin: Twin) -> float:
    return at_share(first_responses(twin), 0.9)


def response_mean(twin: Twin) -> float:
    responses = [r / SECOND for s in twin.shoppers for r in s.responses.values()]
    return divided(math.fsum(responses), len(responses))


def abandoned(how: str) -> Callable[[Twin], float]:
    def share(twin: Twin) -> float:
        gone = [s for s in twin.shoppers if s.fate == f"left {how}"]
        return divided(len(gone), len([s for s in twin.shoppers if s.attended]))

    return share


def a_day(fate: str) -> Callable[[Twin], float]:
    def count(twin: Twin) -> float:
        return len([s for s in twin.shoppers if s.fate == fate]) / twin.days

    return count


def offline_answer_time(twin: Twin) -> float:
    waits = []
    for shopper in twin.shoppers:
        if shopper.offline is not None:
            written, answered = shopper.offline
            waits.append((twin.played.end if answered == NONE else answered) - written)
    return divided(sum(waits) / HOUR, len(waits))


def unattended_minutes(twin: Twin) -> float:
    """Cut the counted days wherever anything changes, and look at each piece."""
    blocks = [
        (block.start, block.end)
        for shift in twin.played.scenario.rulebook.shifts.values()
        if shift.seats
        for block in shift.blocks
    ]

    open_hours = []
    for day in range(twin.played.scenario.study.total_days):
        for b, e in blocks:
            midnight = (day + (b < 4 * HOUR)) * DAY
            open_hours.append((midnight + b, midnight + e))

    def covered(time: int) -> bool:
        return any(b <= time < e for b, e in open_hours)

    cuts = {edge for stretch in open_hours for edge in stretch}
    cuts |= {at for at, _, _ in twin.presence} | {twin.begin, twin.end}
    changes, where, empty, place = twin.presence, dict[int, int](), 0, 0
    for begin, end in pairwise(sorted(cuts)):
        while place < len(changes) and changes[place][0] <= begin:
            where[changes[place][1]] = changes[place][2]
            place += 1
        if covered(begin) and Presence.AT_DESK not in where.values():
            empty += twin.inside(begin, end)
    return empty / MINUTE / twin.days


def empty_seat_hours(twin: Twin) -> float:
    """Seats times hours of each counted day, less what is rostered."""
    shifts = twin.played.scenario.rulebook.shifts.values()
    a_day = sum(s.seats * sum(b.end - b.start for b in s.blocks) for s in shifts)
    rostered = sum(s.end - s.begin for s in twin.played.stints if s.day in twin.counted_days)
    return weekly(twin, a_day * twin.days - rostered)


def at_work(twin: Twin) -> int:
    return twin.person_time(Presence.AT_DESK, Presence.FINISHING)


def occupancy(twin: Twin) -> float:
    return divided(sum(twin.inside(*reply) for reply in twin.replies), at_work(twin))


def concurrency(twin: Twin) -> float:
    """Add up how many chats each person has open while at the desk, change by change."""
    changes = sorted(
        [(at, person, 1, NONE) for at, person in twin.opened]
        + [(at, person, -1, NONE) for at, person in twin.closed]
        + [(at, person, 0, presence) for at, person, presence in twin.presence],
        key=lambda change: change[0],
    )
    count, where, chat_time = defaultdict[int, int](int), dict[int, int](), 0
    since: dict[int, int] = {}
    ending = [(twin.played.end, person, 0, NONE) for person in {c[1] for c in changes}]
    for at, person, more, presence in changes + ending:
        if where.get(person) in (Presence.AT_DESK, Presence.FINISHING):
            chat_time += count[person] * twin.inside(since[person], at)
        count[person] += more
        since[person] = at
        if presence != NONE:
            where[person] = presence
    return divided(chat_time, at_work(twin))


def chats_per_agent_hour(twin: Twin) -> float:
    return divided(len([s for s in twin.shoppers if s.responses]), at_work(twin) / HOUR)


def overtime_of(twin: Twin) -> list[int]:
    """Overtime of each counted stint: to leaving, to the next stint, or to the run's end."""
    found = []
    for stint in twin.played.stints:
        if stint.day in twin.counted_days:
            own = [at for at, who in twin.left if who == stint.person and at >= stint.end]
            own += [
                other.begin
                for other in twin.played.stints
                if other.person == stint.person and other.begin >= stint.end
            ]
            found.append(max(0, min([*own, twin.played.end]) - stint.end))
    return found


def weekly(twin: Twin, time: int) -> float:
    return time / HOUR / twin.days * 7


def overtime_hours(twin: Twin) -> float:
    return weekly(twin, sum(overtime_of(twin)))


def paid_hours(twin: Twin) -> float:
    played = twin.played
    paid = sum(s.end - s.begin for s in played.stints if s.day in twin.counted_days)
    for meeting in played.meetings:
        if meeting.day in twin.counted_days:
            paid += meeting.end - meeting.begin
            for stint in played.stints:
                if stint.person == meeting.person:
                    paid -= max(0, min(stint.end, meeting.end) - max(stint.begin, meeting.begin))
    if played.scenario.rulebook.pay.overtime == "paid":
        paid += sum(overtime_of(twin))
    return weekly(twin, paid)


TWINS: dict[str, Callable[[Twin], float]] = {
    "first_response_30": within(30),
    "first_response_60": within(60),
    "first_response_180": within(180),
    "first_response_median": median,
    "first_response_p90": ninetieth,
    "response_mean": response_mean,
    "abandoned_openly": abandoned("openly"),
    "abandoned_silently": abandoned("silently"),
    "lost_shoppers": a_day("lost"),
    "offline_messages": a_day("offline"),
    "offline_answer_time": offline_answer_time,
    "unattended_minutes": unattended_minutes,
    "empty_seat_hours": empty_seat_hours,
    "occupancy": occupancy,
    "concurrency": concurrency,
    "chats_per_agent_hour": chats_per_agent_hour,
    "overtime_hours": overtime_hours,
    "paid_hours": paid_hours,
}


def kpis_again(played: Played) -> dict[str, float]:
    """Every KPI of a run, the second way."""
    twin = Twin(played)
    return {key: second(twin) for key, second in TWINS.items()}
