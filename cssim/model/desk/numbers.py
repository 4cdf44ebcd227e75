"""The numbers of rulebook and shop that the desk works by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cssim.scenario import COLLEAGUE, WORK_CLASSES, HelpRules, Rulebook, Shop, Team

ANY_COLLEAGUE = -1
"""Stands for a team in `help_from` where anybody may help."""


@dataclass(frozen=True)
class DeskNumbers:
    """What the desk needs to know of the rules, and of what crowding does to people.

    Attributes:
        concurrent_chats: slots of each agent.
        auto_close: silence after which a slot is freed, µs; None for never.
        priority: work classes, the one to be done first at the front.
        interruptible: work classes that pause for a message and resume.
        load: factor on composing with 1, 2, 3 … open chats; the last holds beyond.
        pressure: factor on composing with 0, 1, 2 … messages waiting; the last holds beyond.
        topics: how many topics chats are about.
        serves: topics that each team answers.
        transfers: does an idle colleague take over a chat whose message waits elsewhere?
        transfer_after: how long the message must have waited there, µs.
        consent: standard time added to the first reply after a transfer, µs.
        contact_adding: standard time of adding the shopper as a contact, µs; 0 for never.
        identity_check: standard time added to the first reply to who asks for private data, µs.
        tickets: topics that other teams than `ticket_team` only take down.
        ticket_team: the team that settles them.
        help_from: the team that helps, or ANY_COLLEAGUE; None: agents work it out alone.
        help_takes_over: does the helper take over the chat, rather than answer a question?
        chat_note: does a note travel with a chat that is handed over?
        reread: standard time of reading one earlier turn of a colleague's chat, µs.
        repeated_turns: turns that a shopper repeats when context is lost.

    Examples:
        >>> DeskNumbers(concurrent_chats=3, auto_close=None).rank("replies")
        1
    """

    concurrent_chats: int
    auto_close: int | None
    priority: tuple[str, ...] = WORK_CLASSES
    interruptible: tuple[str, ...] = ()
    load: tuple[float, ...] = (1.0,)
    pressure: tuple[float, ...] = (1.0,)
    topics: int = 1
    serves: tuple[frozenset[int], ...] = (frozenset({0}),)
    transfers: bool = False
    transfer_after: int = 0
    consent: int = 0
    contact_adding: int = 0
    identity_check: int = 0
    tickets: frozenset[int] = frozenset()
    ticket_team: int = 0
    help_from: int | None = None
    help_takes_over: bool = False
    chat_note: bool = False
    reread: int = 0
    repeated_turns: int = 0

    @classmethod
    def of(cls, rulebook: Rulebook, shop: Shop) -> DeskNumbers:
        """Gather the desk's numbers from a rulebook and the shop it is played on."""
        rules, habits, context = rulebook.desk, shop.chat, shop.chat.context
        names, topics = tuple(rulebook.teams), tuple(habits.topics)
        return cls(
            concurrent_chats=rules.concurrent_chats,
            auto_close=rules.auto_close,
            priority=rules.priority,
            interruptible=rules.interruptible,
            load=shop.people.load,
            pressure=shop.people.pressure,
            topics=max(1, len(topics)),
            serves=tuple(_topics_of(team, topics) for team in rulebook.teams.values()),
            transfers=rules.transfer != "never",
            transfer_after=rules.transfer_after or 0,
            consent=rules.consent or 0,
            contact_adding=rules.contact_adding or 0,
            identity_check=rules.identity_check or 0,
            tickets=frozenset(topics.index(topic) for topic in rules.tickets),
            ticket_team=names.index(rules.ticket_team) if rules.ticket_team else 0,
            help_from=_helper(rulebook.help, names),
            help_takes_over=rulebook.help is not None and rulebook.help.how == "pass_on",
            chat_note=rulebook.handover is not None and rulebook.handover.chat_note,
            reread=context.reread if context else 0,
            repeated_turns=context.repeated_turns if context else 0,
        )

    def rank(self, work_class: str) -> int:
        """Return the place of a work class in the order of work, 0 being first."""
        return self.priority.index(work_class)


def _topics_of(team: Team, topics: Sequence[str]) -> frozenset[int]:
    """Return the topics that a team answers: all, unless the rulebook names some."""
    if team.serves is None:
        return frozenset(range(max(1, len(topics))))
    return frozenset(topics.index(topic) for topic in team.serves)


def _helper(rules: HelpRules | None, teams: Sequence[str]) -> int | None:
    if rules is None:
        return None
    return ANY_COLLEAGUE if rules.from_ == COLLEAGUE else teams.index(rules.from_)
