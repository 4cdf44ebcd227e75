"""Every KPI a second time, from its definition in words and the desk's raw records.

Slow and plain on purpose: loops over Python integers, no table of `cssim.results`, no formula of
it. What became of a shopper is told from patience and times rather than from the desk's verdict,
wherever that is possible.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from cssim.model import Absence, Arrival, Cause, Outcome, Passing, Played, Presence
from cssim.scenario import Block, Rulebook, Shift
from cssim.units import DAY, HOUR, MINUTE, SECOND

NONE = -1
NAN = float("nan")
FOUR = 4 * HOUR


@dataclass(frozen=True)
class Contact:
    """What one contact of a counted shopper met with; times in µs.

    Attributes:
        number: of the contact.
        shopper: number of its shopper.
        came: when the shopper first came, on this or an earlier contact.
        arrived: when the contact began.
        attended: somebody was on duty then who answers its topic, meetings included, overtime and
            signed out not.
        is_return: the shopper had given up before.
        fate: "left openly", "left silently", "offline", "lost", or "" for anything else.
        responses: message to reply sent, of the replies that found them there, by turn.
        offline: when their offline message was written and answered, -1 for not yet, or None.
        letters: (written, answered) of each message, -1 for not answered.
    """

    number: int
    shopper: int
    came: int
    arrived: int
    attended: bool
    is_return: bool
    fate: str
    responses: dict[int, int]
    offline: tuple[int, int] | None
    letters: list[tuple[int, int]]


class Twin:
    """The raw records of a run as plain Python integers."""

    def __init__(self, played: Played) -> None:
        self.played = played
        self.scenario = played.scenario
        study = played.scenario.study
        first, self.days = study.warm_up, study.days
        self.begin, self.end = (d * DAY + FOUR for d in (first, first + self.days))
        self.counted_days = range(first, first + self.days)
        self.all_days = range(study.total_days)
        logs = played.records
        self.presence = rows(logs.presence, "at", "person", "presence", "serves")
        self.left = rows(logs.left, "at", "person")
        self.opened = rows(logs.opened, "at", "person")
        self.closed = rows(logs.closed, "at", "person")
        self.passed = rows(logs.passed, "contact", "why", "repeated")
        self.busy = self._all_replies()
        self.busy += rows(logs.worked, "begin", "end") + rows(logs.helped, "begin", "done")
        self.contacts = list(self._counted_contacts())
        self.numbers = {c.number for c in self.contacts}

    def inside(self, begin: int, end: int) -> int:
        """Length of a stretch within the days that count, µs."""
        return max(0, min(end, self.end) - max(begin, self.begin))

    def book(self, day: int) -> Rulebook:
        """The rulebook in force on a service day."""
        found = self.scenario.rulebook
        for begin in sorted(self.scenario.amendments):
            if begin <= self.scenario.study.date_of(day):
                found = self.scenario.amendments[begin]
        return found

    def seats(self, shift: Shift, day: int) -> int:
        date = self.scenario.study.date_of(day)
        holidays = self.scenario.shop.holidays.values()
        if shift.holiday_seats is not None and any(h.first <= date <= h.last for h in holidays):
            return shift.holiday_seats
        return shift.seats

    def chat_hours(self) -> Iterator[tuple[int, list[tuple[int, int]]]]:
        """(day, blocks) of each shift that has seats on a day and whose team answers chats."""
        for day in self.all_days:
            book = self.book(day)
            for shift in book.shifts.values():
                if self.seats(shift, day) and book.teams[shift.team].serves != ():
                    yield day, hours_of(shift, day)

    def person_time(self, *where: Presence, on_chats: bool = False) -> int:
        """Time that all people together spend in these places, on the days that count, µs."""
        total, since = 0, dict[int, int]()
        for at, person, presence, serves in self.presence:
            if person in since:
                total += self.inside(since.pop(person), at)
            if presence in where and (serves or not on_chats):
                since[person] = at
        return total + sum(self.inside(begin, self.played.end) for begin in since.values())

    def _all_replies(self) -> list[tuple[int, ...]]:
        """(composing began, sent) of everything anybody wrote; the run's end for not yet sent."""
        (record,) = self.played.records.contacts
        pairs = zip(record.begin.tolist(), record.sent.tolist(), strict=True)
        return [(b, self.played.end if s == NONE else s) for b, s in pairs if b != NONE]

    def _counted_contacts(self) -> Iterator[Contact]:
        """Go through time, presence and first messages together."""
        (record,) = self.played.records.contacts
        offset = record.contacts.offset.tolist()
        arrivals = sorted(
            (int(record.message[first]), row) for row, first in enumerate(offset[:-1])
        )
        where: dict[int, tuple[int, int]] = {}
        place, found = 0, []
        for at, row in arrivals:
            if record.outcome[row] == Outcome.EXPECTED:
                continue
            while place < len(self.presence) and self.presence[place][0] <= at:
                _, person, *there = self.presence[place]
                where[person] = (there[0], there[1])
                place += 1
            shopper = int(self.played.shoppers.shopper[row])
            came = int(record.message[offset[shopper]])
            if self.begin <= came < self.end:
                topic = 0 if record.contacts.topic is None else int(record.contacts.topic[row])
                attended = any(
                    presence in (Presence.AT_DESK, Presence.AWAY) and serves & 2**topic
                    for presence, serves in where.values()
                )
                found.append(self._contact(row, shopper, came, attended))
        yield from sorted(found, key=lambda contact: contact.number)

    def _contact(self, row: int, shopper: int, came: int, attended: bool) -> Contact:
        (record,) = self.played.records.contacts
        contacts = record.contacts
        outcome = int(record.outcome[row])
        turns = range(int(contacts.offset[row]), int(contacts.offset[row + 1]))
        written = [t for t in turns if record.message[t] != NONE]
        found_nobody = outcome in (Outcome.OFFLINE, Outcome.LOST)
        fate, offline, responses, letters = "", None, dict[int, int](), []
        for place, t in enumerate(written):
            message, begin, sent = (int(c[t]) for c in (record.message, record.begin, record.sent))
            letters.append((message, sent))
            runs_out = message + int(contacts.patience[t])
            if found_nobody and t == written[-1]:
                fate = "offline" if outcome == Outcome.OFFLINE else "lost"
                offline = (message, sent) if outcome == Outcome.OFFLINE else None
            elif runs_out < (self.played.end if begin == NONE else begin):
                fate = "left silently" if contacts.leaves_silently[row] else "left openly"
            elif sent != NONE:
                responses[place] = sent - message
        arrived = letters[0][0]
        return Contact(
            row,
            shopper,
            came,
            arrived,
            attended,
            row != shopper,
            fate,
            responses,
            offline,
            letters,
        )


def hours_of(shift: Shift, day: int) -> list[tuple[int, int]]:
    """Blocks of a shift on a service day; a night takes its morning blocks with it."""
    is_night = any(block.start < FOUR for block in shift.blocks)
    found = []
    for block in shift.blocks:
        late = block.start < FOUR or (is_night and block.start < 12 * HOUR)
        midnight = (day + late) * DAY
        found.append((midnight + block.start, midnight + block.end))
    return found


def rows(log: object, *names: str) -> list[tuple[int, ...]]:
    columns = log.columns()  # type: ignore[attr-defined]
    return list(zip(*(columns[name].tolist() for name in names), strict=True))


def divided(part: float, whole: float) -> float:
    return part / whole if whole else NAN


def within(seconds: int) -> Callable[[Twin], float]:
    def share(twin: Twin) -> float:
        wrote = [s for s in twin.contacts if s.attended]
        soon = [s for s in wrote if s.responses.get(0, math.inf) <= seconds * SECOND]
        return divided(len(soon), len(wrote))

    return share


def first_responses(twin: Twin) -> list[float]:
    return sorted(s.responses[0] / SECOND for s in twin.contacts if 0 in s.responses)


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
    responses = [r / SECOND for s in twin.contacts for r in s.responses.values()]
    return divided(math.fsum(responses), len(responses))


def abandoned(how: str) -> Callable[[Twin], float]:
    def share(twin: Twin) -> float:
        gone = [s for s in twin.contacts if s.fate == f"left {how}"]
        return divided(len(gone), len([s for s in twin.contacts if s.attended]))

    return share


def a_day(fate: str) -> Callable[[Twin], float]:
    def count(twin: Twin) -> float:
        return len([s for s in twin.contacts if s.fate == fate]) / twin.days

    return count


def offline_answer_time(twin: Twin) -> float:
    waits = []
    for contact in twin.contacts:
        if contact.offline is not None:
            written, answered = contact.offline
            waits.append((twin.played.end if answered == NONE else answered) - written)
    return divided(sum(waits) / HOUR, len(waits))


def platform_rate(
    seconds: int, first: int, last: int, robots: bool = False, by_day: bool = False
) -> Callable[[Twin], float]:
    """Rounds answered in time, told shopper by shopper; hours in µs after midnight."""

    def rate(twin: Twin) -> float:
        rounds = [(day, b, e) for day, b, e in rounds_of(twin, robots) if in_hours(b)]
        good = [(day, e != NONE and e - b <= seconds * SECOND) for day, b, e in rounds]
        if not by_day:
            return divided(sum(ok for _, ok in good), len(good))
        rates = [
            divided(sum(own), len(own))
            for day in twin.counted_days
            if (own := [ok for d, ok in good if d == day])
        ]
        return divided(sum(rates), len(rates))

    def in_hours(time: int) -> bool:
        clock = time % DAY
        return first <= clock < last or first <= clock + DAY < last

    return rate


def rounds_of(twin: Twin, robots: bool) -> list[tuple[int, int, int]]:
    """(service day on which the shopper came, round begins, is answered or -1)."""
    talk: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    day_of = {}
    for contact in twin.contacts:
        mine = talk[contact.shopper]
        day_of[contact.shopper] = (contact.came - FOUR) // DAY
        for written, answered in contact.letters:
            mine.append((written, 1, "message"))
            if answered != NONE:
                mine.append((answered, 0, "reply"))
        if robots and twin.book((contact.arrived - FOUR) // DAY).desk.auto_reply:
            mine.append((contact.arrived, 2, "reply"))
    found = []
    for shopper, mine in talk.items():
        waits_since = None
        for at, _, what in sorted(mine):
            if what == "message" and waits_since is None:
                waits_since = at
            elif what == "reply" and waits_since is not None:
                found.append((day_of[shopper], waits_since, at))
                waits_since = None
        if waits_since is not None:
            found.append((day_of[shopper], waits_since, NONE))
    return found


def rule_kept(twin: Twin) -> float:
    kept = []
    for contact in twin.contacts:
        limit = None
        for day in twin.all_days:
            book = twin.book(day)
            if book.response is None or not in_parts(book.response.hours, contact.arrived):
                continue
            for name, shift in book.shifts.items():
                if book.response.shifts is None or name in book.response.shifts:
                    for begin, end in hours_of(shift, day):
                        if begin <= contact.arrived < end:
                            limit = book.response.within
        if contact.attended and limit is not None:
            kept.append(contact.responses.get(0, math.inf) <= limit)
    return divided(sum(kept), len(kept))


def in_parts(parts: tuple[Block, ...] | None, time: int) -> bool:
    """Is it one of these parts of the day by the clock, or is there no such limit?"""
    clock = time % DAY
    return parts is None or any(
        p.start <= clock < p.end or p.start <= clock + DAY < p.end for p in parts
    )


def shift_changes(twin: Twin) -> list[int]:
    """Begins and ends of stretches with an open shop just before and just after."""
    open_hours, edges = [], set()
    for _, blocks in twin.chat_hours():
        open_hours += blocks
        begins, ends = ({block[side] for block in blocks} for side in (0, 1))
        edges |= begins ^ ends
    return [
        edge
        for edge in edges
        if any(b < edge <= e for b, e in open_hours) and any(b <= edge < e for b, e in open_hours)
    ]


def around_changes(near: bool) -> Callable[[Twin], float]:
    def share(twin: Twin) -> float:
        changes = shift_changes(twin)
        wrote = [
            c
            for c in twin.contacts
            if c.attended and near == any(abs(c.arrived - at) <= 15 * MINUTE for at in changes)
        ]
        soon = [c for c in wrote if c.responses.get(0, math.inf) <= 60 * SECOND]
        return divided(len(soon), len(wrote))

    return share


def passes(why: Passing) -> Callable[[Twin], float]:
    def count(twin: Twin) -> float:
        return sum(w == why and c in twin.numbers for c, w, _ in twin.passed) / twin.days

    return count


def context_lost(twin: Twin) -> float:
    return sum(r > 0 and c in twin.numbers for c, _, r in twin.passed) / twin.days


def returned(twin: Twin) -> float:
    return len([c for c in twin.contacts if c.is_return]) / twin.days


def unattended_minutes(twin: Twin) -> float:
    """Cut the counted days wherever anything changes, and look at each piece."""
    cuts = {at for at, _, _, _ in twin.presence} | {twin.begin, twin.end}
    opens: dict[int, int] = defaultdict(int)
    for _, blocks in twin.chat_hours():
        for begin, end in blocks:
            opens[begin] += 1
            opens[end] -= 1
    changes, where, empty, place, is_open = twin.presence, dict[int, bool](), 0, 0, 0
    for begin, end in pairwise(sorted(cuts | set(opens))):
        while place < len(changes) and changes[place][0] <= begin:
            _, person, presence, serves = changes[place]
            where[person] = presence == Presence.AT_DESK and serves > 0
            place += 1
        is_open += opens.get(begin, 0)
        if is_open and not any(where.values()):
            empty += twin.inside(begin, end)
    return empty / MINUTE / twin.days


def empty_seat_hours(twin: Twin) -> float:
    """Seats times hours of each counted day, less what is rostered."""
    wanted = sum(
        twin.seats(shift, day) * sum(end - begin for begin, end in hours_of(shift, day))
        for day in twin.counted_days
        for shift in twin.book(day).shifts.values()
    )
    rostered = sum(s.end - s.begin for s in twin.played.stints if s.day in twin.counted_days)
    return weekly(twin, wanted - rostered)


def at_work(twin: Twin, on_chats: bool) -> int:
    return twin.person_time(Presence.AT_DESK, Presence.FINISHING, on_chats=on_chats)


def occupancy(twin: Twin) -> float:
    busy = sum(twin.inside(begin, end) for begin, end in twin.busy)
    return divided(busy, at_work(twin, on_chats=False))


def off_desk_hours(twin: Twin) -> float:
    return weekly(twin, twin.person_time(Presence.AWAY, Presence.SIGNED_OUT))


def concurrency(twin: Twin) -> float:
    """Add up how many chats each person has open while at the desk, change by change."""
    changes = sorted(
        [(at, person, 1, NONE) for at, person in twin.opened]
        + [(at, person, -1, NONE) for at, person in twin.closed]
        + [
            (at, person, 0, presence if serves else Presence.OFF)
            for at, person, presence, serves in twin.presence
        ],
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
    return divided(chat_time, at_work(twin, on_chats=True))


def chats_per_agent_hour(twin: Twin) -> float:
    return divided(
        len([s for s in twin.contacts if s.responses]), at_work(twin, on_chats=True) / HOUR
    )


def overtime_of(twin: Twin) -> list[tuple[int, int]]:
    """(day, overtime) of each counted stint: to leaving, the next stint, or the run's end."""
    found = []
    for arrival in twin.played.arrivals:
        stint = arrival.stint
        if stint.day not in twin.counted_days:
            continue
        own = [at for at, who in twin.left if who == stint.person and at >= stint.end]
        own += [
            other.begin
            for other in twin.played.stints
            if other.person == stint.person and other.begin >= stint.end
        ]
        until = stint.end if arrival.never else min([*own, twin.played.end])
        found.append((stint.day, max(0, until - stint.end)))
    return found


def weekly(twin: Twin, time: int) -> float:
    return time / HOUR / twin.days * 7


def overtime_hours(twin: Twin) -> float:
    return weekly(twin, sum(time for _, time in overtime_of(twin)))


def paid_hours(twin: Twin) -> float:
    """Rostered time, what the rulebook calls people to outside it, and what overtime pays."""
    paid = sum(s.end - s.begin for s in twin.played.stints if s.day in twin.counted_days)
    for absence in twin.played.absences:
        if absence.day in twin.counted_days and absence.cause != Cause.MEAL:
            paid += absence.end - absence.begin
            for stint in twin.played.stints:
                if stint.person == absence.person:
                    paid -= overlap(absence, stint.begin, stint.end)
    pays = {day: twin.book(day).pay.overtime == "paid" for day in twin.counted_days}
    paid += sum(time for day, time in overtime_of(twin) if pays[day])
    paid += sum(early_of(twin, a) for a in twin.played.arrivals if pays.get(a.stint.day))
    return weekly(twin, paid)


def early_of(twin: Twin, arrival: Arrival) -> int:
    """Time there before the planned begin, less what is paid as a meeting."""
    stint = arrival.stint
    if arrival.never or arrival.came >= stint.begin:
        return 0
    called = [
        absence
        for absence in twin.played.absences
        if absence.person == stint.person and absence.cause != Cause.MEAL
    ]
    return stint.begin - arrival.came - sum(overlap(a, arrival.came, stint.begin) for a in called)


def overlap(absence: Absence, begin: int, end: int) -> int:
    return max(0, min(absence.end, end) - max(absence.begin, begin))


TWINS: dict[str, Callable[[Twin], float]] = {
    "first_response_30": within(30),
    "first_response_60": within(60),
    "first_response_180": within(180),
    "first_response_median": median,
    "first_response_p90": ninetieth,
    "response_mean": response_mean,
    "platform_3min": platform_rate(180, 8 * HOUR, 23 * HOUR),
    "rule_kept": rule_kept,
    "first_response_60_change": around_changes(near=True),
    "first_response_60_steady": around_changes(near=False),
    "abandoned_openly": abandoned("openly"),
    "abandoned_silently": abandoned("silently"),
    "returned": returned,
    "lost_shoppers": a_day("lost"),
    "offline_messages": a_day("offline"),
    "offline_answer_time": offline_answer_time,
    "handed_over": passes(Passing.HAND_OVER),
    "context_lost": context_lost,
    "transferred": passes(Passing.TRANSFER),
    "unattended_minutes": unattended_minutes,
    "occupancy": occupancy,
    "concurrency": concurrency,
    "chats_per_agent_hour": chats_per_agent_hour,
    "empty_seat_hours": empty_seat_hours,
    "off_desk_hours": off_desk_hours,
    "overtime_hours": overtime_hours,
    "paid_hours": paid_hours,
}


def kpis_again(played: Played) -> dict[str, float]:
    """Every KPI of a run, the second way."""
    twin = Twin(played)
    return {key: second(twin) for key, second in TWINS.items()}
