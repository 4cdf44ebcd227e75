"""Random small worlds: teams and topics, every way of ending and being away, help, transfers …"""

from __future__ import annotations

from dataclasses import dataclass

from desk.worlds import (
    HORIZON,
    NO_MORE,
    DutyRow,
    Shopper,
    Task,
    Turn,
    World,
    away,
    contacts_of,
    latest,
    rules,
    run,
    shift,
    signed_out,
    submit,
    with_returns,
)
from hypothesis import strategies as st

from cssim.model import ANY_COLLEAGUE, Desk, DeskNumbers, Duty, DutyPlan, team_owner

AUTO_CLOSE = 6

TEAMS = ([[0]], [[0], []], [[0, 1]], [[0], [1]], [[0, 1], [1]], [[0, 1], []])
"""Topics that each team answers, team by team."""

ENDS = (Duty.FINISH, Duty.UNTIL_LINE_EMPTY, Duty.HAND_OVER, Duty.LEAVE)

# Small whole seconds, so that ties are the rule and not the exception.
turns = st.builds(
    Turn,
    work=st.integers(1, 8),
    think=st.integers(0, 12),
    patience=st.none() | st.integers(0, 10),
)


def shoppers(topics, returns=2):
    """Shoppers who come back up to so many times."""
    again = st.none() | (shoppers(topics, returns - 1) if returns else st.just(NO_MORE))
    return st.builds(
        Shopper,
        at=st.integers(0, 60),
        turns=st.lists(turns, min_size=1, max_size=3).map(tuple),
        silent=st.booleans(),
        goodbye=st.booleans(),
        message=st.booleans(),
        topic=st.integers(0, topics - 1),
        needs=st.sampled_from([0, 0, 3, 7]),
        needs_at=st.integers(0, 1),
        asks=st.booleans(),
        again=again,
    )


def tasks(teams):
    """Tasks of persons and teams."""
    owners = [0, 1, 2, *(team_owner(team) for team in range(teams))]
    return st.builds(
        Task,
        kind=st.sampled_from(["open items", "reports", "idle work"]),
        owner=st.sampled_from(owners),
        amount=st.integers(1, 15),
        due=st.integers(0, 60),
    )


curves = st.sampled_from([(1.0,), (1.0,), (1.0, 2.0), (1.0, 1.5, 3.0)])


def numbers(serves):
    """Rules for teams that answer these topics."""
    teams = list(range(len(serves)))
    topics = 1 + max(topic for answers in serves for topic in answers)
    return st.builds(
        rules,
        slots=st.integers(1, 3),
        auto_close=st.just(AUTO_CLOSE),
        first=st.sampled_from(
            [(), ("replies",), ("offline messages",), ("reports", "first replies")]
        ),
        interruptible=st.sampled_from([(), ("idle work",), ("idle work", "reports")]),
        load=curves,
        pressure=curves,
        serves=st.just(serves),
        transfers=st.booleans(),
        transfer_after=st.sampled_from([0, 3]),
        consent=st.sampled_from([0, 2]),
        contact_adding=st.sampled_from([0, 3]),
        identity_check=st.sampled_from([0, 2]),
        tickets=st.sampled_from([(), (topics - 1,)]),
        ticket_team=st.sampled_from(teams),
        help_from=st.sampled_from([None, ANY_COLLEAGUE, *teams]),
        takes_over=st.booleans(),
        note=st.booleans(),
        reread=st.sampled_from([0, 2]),
        repeats=st.integers(0, 3),
    )


@st.composite
def duties(draw, teams=1):
    """For each of up to three persons a few shifts apart or touching, with absences within."""
    rows = []
    for person in range(draw(st.integers(1, 3))):
        cuts = draw(st.lists(st.integers(0, 70), min_size=2, max_size=6, unique=True).map(sorted))
        pace = draw(st.sampled_from([0.5, 1.0, 2.0]))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            ends = draw(st.sampled_from(ENDS))
            rows += shift(person, start, end, pace, ends, draw(st.integers(0, teams - 1)))
            if draw(st.booleans()):
                leave, back = sorted(draw(st.tuples(*[st.integers(start, end)] * 2)))
                gone = draw(st.sampled_from([away, signed_out]))
                rows += gone(person, leave, back) if leave < back else []
            following = min((cut for cut in cuts if cut > end), default=100)
            if ends is Duty.UNTIL_LINE_EMPTY and draw(st.booleans()):
                rows += latest(person, draw(st.integers(end, following)))
    return rows


@dataclass(frozen=True)
class Small:
    """A small world before it is played.

    Attributes:
        amendments: other numbers, and from which second they hold.
    """

    shoppers: list[Shopper]
    duty: list[DutyRow]
    tasks: list[Task]
    numbers: DeskNumbers
    spare: list[Turn]
    amendments: list[tuple[int, DeskNumbers]]

    @property
    def contacts(self) -> list[Shopper]:
        """All contacts by number; those who come back follow those who come by themselves."""
        return with_returns(self.shoppers)[0]

    @property
    def follows(self) -> list[int]:
        """For each contact the one that follows it, 0 for none, -1 where no row is left."""
        return with_returns(self.shoppers)[1]

    def numbers_at(self, at: float) -> DeskNumbers:
        """The rules in force at a time between two happenings."""
        return [self.numbers, *(other for since, other in self.amendments if since <= at)][-1]


@st.composite
def worlds(draw, amended=False, **fixed):
    """Small worlds; with amendments or without; some of their parts may be fixed."""
    serves = draw(st.sampled_from(TEAMS))
    topics = 1 + max(topic for answers in serves for topic in answers)
    amendments = st.lists(st.tuples(st.integers(0, 70), numbers(serves)), max_size=2)
    parts = {
        "shoppers": draw(st.lists(shoppers(topics), max_size=8)),
        "duty": draw(duties(len(serves))),
        "tasks": draw(st.lists(tasks(len(serves)), max_size=4)),
        "numbers": draw(numbers(serves)),
        "spare": draw(st.lists(turns, max_size=2)),
        "amendments": draw(amendments.map(sorted_by_time)) if amended else [],
    }
    return Small(**(parts | fixed))


def sorted_by_time(amendments):
    return sorted(amendments, key=lambda amendment: amendment[0])


def played(small: Small, until: int = HORIZON) -> World:
    """Play it until it has come to rest, or until a given second."""
    desk = Desk(small.numbers)
    desk.contacts(contacts_of(small.shoppers, spare=small.spare))
    desk.duty(DutyPlan.of(small.duty))
    submit(desk, small.tasks)
    for at, numbers in small.amendments:
        run(desk, min(at, until))
        if at < until:
            desk.obey(numbers)
    return run(desk, until)
