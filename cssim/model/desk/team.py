"""A team at the desk: what it answers, and the piles its people draw from."""

from __future__ import annotations

from cssim.model.desk.pile import Pile


class Team:
    """What the people of one team have in common.

    Attributes:
        number: the team's number in its rulebook.
        serves: topics it answers, as the bits of a number.
        backlog: tasks that anybody of the team may do.
        piles: the backlog, and the offline messages of the topics it answers.
    """

    __slots__ = ("backlog", "number", "piles", "serves")

    def __init__(self, number: int, topics: frozenset[int]) -> None:
        self.number = number
        self.serves = sum(1 << topic for topic in topics)
        self.backlog = Pile()
        self.piles: tuple[Pile, ...] = (self.backlog,)


def teams_with_piles(
    serves: tuple[frozenset[int], ...], topics: int
) -> tuple[list[Team], list[Pile]]:
    """Return the teams, and where offline messages of each topic go.

    What only one team answers goes to its backlog, so that its people need not look twice.
    """
    teams = [Team(number, answered) for number, answered in enumerate(serves)]
    offline = []
    for topic in range(topics):
        answering = [team for team in teams if team.serves >> topic & 1]
        pile = answering[0].backlog if len(answering) == 1 else Pile()
        for team in answering:
            if pile is not team.backlog:
                team.piles += (pile,)
        offline.append(pile)
    return teams, offline
