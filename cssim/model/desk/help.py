"""Help: who cannot answer alone asks a colleague, and both are busy until the answer is there."""

from __future__ import annotations

from collections.abc import Iterator

from cssim.model.desk.agent import Agent
from cssim.model.desk.floor import Floor
from cssim.model.desk.jobs import Chat
from cssim.model.desk.numbers import ANY_COLLEAGUE


class Question:
    """A question to colleagues, while its asker waits.

    Attributes:
        chat: the chat it is about.
        asker: who asks, with that chat in hand.
        asked: when, µs.
        amount: standard time of answering it, µs.
        rest: standard time of composing the reply then, µs.
        begun: when a colleague took it up, -1 before.
    """

    __slots__ = ("amount", "asked", "asker", "begun", "chat", "rest")

    def __init__(self, chat: Chat, asker: Agent, asked: int) -> None:
        self.chat = chat
        self.asker = asker
        self.asked = asked
        self.amount = chat.help
        self.rest = 0
        self.begun = -1


class Help:
    """The questions that wait for a colleague.

    Nobody waits for somebody who waits: an agent asks only while there is a colleague at the desk
    who does not ask, and can then answer all who do. A question that has lost its last such
    colleague by a shift change is given up.

    Attributes:
        team: the team that helps, or ANY_COLLEAGUE; None: nobody does.
    """

    def __init__(self, floor: Floor) -> None:
        self.team: int | None = None
        self._floor = floor
        self._waiting: list[Question] = []

    def ask(self, question: Question) -> None:
        """Let a question wait for a colleague."""
        self._waiting.append(question)

    def next_for(self, agent: Agent) -> Question | None:
        """Take the oldest question that an agent can answer, or return None."""
        for question in self._waiting:
            if self._can_answer(agent, question.asker):
                self._waiting.remove(question)
                return question
        return None

    def give_up(self) -> Iterator[Question]:
        """Take the questions that nobody at the desk can answer any more."""
        for question in self._waiting[:]:
            if not self.colleagues(question.asker):
                self._waiting.remove(question)
                yield question

    def colleagues(self, asker: Agent) -> list[Agent]:
        """Return who could help, by number: at the desk, of the right team, and not asking."""
        return [a for a in self._floor.at_desk if self._can_answer(a, asker)]

    def _can_answer(self, agent: Agent, asker: Agent) -> bool:
        right_team = self.team in (ANY_COLLEAGUE, agent.team.number)
        return right_team and agent is not asker and agent.asks is None and agent.end is None
