"""Whether a rulebook fits the shop it is played on, and an amendment the rulebook it changes."""

from collections.abc import Collection, Iterator

from cssim.errors import MismatchError, did_you_mean
from cssim.scenario.base import Finding
from cssim.scenario.rulebook import Rulebook
from cssim.scenario.shop import Shop

__all__ = ["fit_findings", "team_findings"]


def fit_findings(shop: Shop, rulebook: Rulebook) -> list[Finding]:
    """Return what does not go together between a shop and a rulebook.

    Rules about what this shop does not have (holidays, chats that need help, urgent events) are
    no mistake: the same rulebook may be played on another shop.
    """
    unknown = [*_unknown_topics(shop, rulebook)]
    return unknown or [*_topics_nobody_answers(shop, rulebook)]


def team_findings(rulebook: Rulebook, amended: Rulebook) -> Iterator[Finding]:
    """Yield the teams that an amendment brings, takes away, or gives other topics.

    People are numbered by the teams of the rulebook and keep their numbers; what lies on a team's
    piles stays there.
    """
    allowed = f"the teams of the rulebook, all of them: {', '.join(rulebook.teams)}"
    for name in amended.teams:
        if name not in rulebook.teams:
            hint = "a team without seats may stand in the rulebook itself, ahead of its day"
            yield ("teams", name), MismatchError(f"the new team '{name}'", allowed, hint)
    for name in rulebook.teams:
        if name not in amended.teams:
            hint = "shifts with seats = 0 send a team home"
            yield ("teams",), MismatchError(f"no team '{name}' any more", allowed, hint)
        elif amended.teams[name].serves != rulebook.teams[name].serves:
            found = f"other topics for the team '{name}' from a day on"
            hint = "two teams may stand in the rulebook, and seats move from one to the other"
            place = ("teams", name, "serves")
            yield place, MismatchError(found, "the topics it serves from the start", hint)


def _unknown_topics(shop: Shop, rulebook: Rulebook) -> Iterator[Finding]:
    lists = {("teams", name, "serves"): team.serves or () for name, team in rulebook.teams.items()}
    topics = shop.chat.topics
    for place, named in [*lists.items(), (("desk", "tickets"), rulebook.desk.tickets)]:
        for i, topic in enumerate(named):
            if topic not in topics:
                found = f"the unknown topic '{topic}'"
                yield (*place, i), MismatchError(found, _known(topics), did_you_mean(topic, topics))
            elif place[0] == "teams" and topic in named[:i]:
                found = f"'{topic}' for the second time"
                yield (*place, i), MismatchError(found, "each topic once")


def _known(topics: Collection[str]) -> str:
    if not topics:
        return "no topic, because the shop's chats have none (table shop.chat.topics)"
    return f"topics of the shop's chats: {', '.join(topics)}"


def _topics_nobody_answers(shop: Shop, rulebook: Rulebook) -> Iterator[Finding]:
    """Yield the topics of which the teams' `serves` leave nobody in charge."""
    if all(team.serves is None for team in rulebook.teams.values()):
        return  # everybody answers everything, as far as there are seats at all
    seated = {shift.team for shift in rulebook.shifts.values() if shift.seats}
    lists = [team.serves for name, team in rulebook.teams.items() if name in seated]
    if any(topics is None for topics in lists):
        return
    answered = {topic for topics in lists for topic in topics or ()} | set(rulebook.desk.tickets)
    allowed = "a team with seats that serves it, or that serves all because it names no topics"
    if not shop.chat.topics:
        yield ("teams",), MismatchError("no team with seats that answers chats", allowed)
    for topic in shop.chat.topics:
        if topic not in answered:
            found = f"no team with seats that answers the topic '{topic}'"
            yield ("teams",), MismatchError(found, allowed)
