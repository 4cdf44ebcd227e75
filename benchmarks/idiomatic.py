"""The same desk as an experienced SimPy user would write it: the yardstick.

A process for each shopper and each agent, a `PriorityStore` for each inbox, and `|` with a timeout
for patience. It knows only what the reference work needs: turns, slots, the line, open leavers,
goodbyes, shifts that finish their chats. It is neither slowed down nor tuned.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from simpy import Environment, Event, Interrupt, PriorityStore, Process

from cssim.fate import Contacts
from cssim.model import NOT_YET, Outcome

Steps = Generator[Event, Any, None]
FIRST_REPLY, REPLY = 0, 1


@dataclass(eq=False)
class Agent:
    """Someone who answers: an inbox, and as many open chats as slots are taken."""

    number: int
    inbox: PriorityStore
    open: int = 0


@dataclass(eq=False)
class Message:
    """What a shopper wrote, and what becomes of it."""

    shopper: int
    turn: int
    since: int
    writer: Process
    begun: Event
    replied: Event
    agent: Agent | None
    withdrawn: bool = False


class IdiomaticDesk:
    """A desk of agents who hold several chats each.

    `outcome` has one entry for each contact; `begin`, `sent` and `person` one for each turn.
    """

    def __init__(self, contacts: Contacts, slots: int, people: int) -> None:
        self.env = Environment()
        self.slots = slots
        self.agents = [Agent(number, PriorityStore(self.env)) for number in range(people)]
        self.on_duty: list[Agent] = []
        self.line: deque[Message] = deque()
        self.at = contacts.at.tolist()
        self.offset = contacts.offset.tolist()
        self.think = contacts.think.tolist()
        self.work = contacts.work.tolist()
        self.patience = contacts.patience.tolist()
        self.outcome = [int(Outcome.EXPECTED)] * len(contacts)
        self.begin = [NOT_YET] * len(self.work)
        self.sent = [NOT_YET] * len(self.work)
        self.person = [NOT_YET] * len(self.work)

    def run(self, changes: list[tuple[int, range]], until: int) -> None:
        """Play the shifts: at each change of duty, who is there from then on."""
        for agent in self.agents:
            self.env.process(self.answer(agent))
        self.env.process(self.change_duty(changes))
        self.env.process(self.arrive())
        self.env.run(until=until)

    def arrive(self) -> Steps:
        """Shoppers come one by one."""
        for shopper, at in enumerate(self.at):
            yield self.env.timeout(at - self.env.now)
            self.env.process(self.shop(shopper))

    def change_duty(self, changes: list[tuple[int, range]]) -> Steps:
        """Relieve one shift by the next; when nobody comes, the line goes home."""
        for at, people in changes:
            yield self.env.timeout(at - self.env.now)
            self.on_duty = [self.agents[number] for number in people]
            if not self.on_duty:
                for message in self.line:
                    message.writer.interrupt()
                self.line.clear()
            self.admit()

    def shop(self, shopper: int) -> Steps:
        """A shopper: writes, waits as long as patience lasts, reads, thinks, writes again."""
        env = self.env
        if not self.on_duty:
            self.outcome[shopper] = Outcome.LOST
            return
        agent = None
        for turn in range(self.offset[shopper], self.offset[shopper + 1]):
            if agent:
                yield env.timeout(self.think[turn])
            writer = env.active_process
            message = Message(shopper, turn, env.now, writer, env.event(), env.event(), agent)
            self.receive(message)
            try:
                yield message.begun | env.timeout(self.patience[turn])
            except Interrupt:
                self.outcome[shopper] = Outcome.LOST
                return
            if not message.begun.triggered:
                self.outcome[shopper] = Outcome.LEFT_OPENLY
                self.withdraw(message)
                return
            yield message.replied
            agent = message.agent
        self.outcome[shopper] = Outcome.ANSWERED
        self.release(agent)

    def answer(self, agent: Agent) -> Steps:
        """An agent: takes the best of the inbox, composes, sends."""
        env = self.env
        while True:
            *_, message = yield agent.inbox.get()
            if message.withdrawn:
                continue
            message.begun.succeed()
            self.begin[message.turn] = env.now
            self.person[message.turn] = agent.number
            yield env.timeout(self.work[message.turn])
            self.sent[message.turn] = env.now
            message.replied.succeed()
            yield message.replied  # The shopper reads it, and may free a slot, before the next.

    def receive(self, message: Message) -> None:
        """A message goes to its agent, or joins the line for one."""
        if message.agent:
            self.deliver(message, REPLY)
        else:
            self.line.append(message)
            self.admit()

    def admit(self) -> None:
        """Let the line move up: to the agent with the fewest chats, ties to the lowest number."""
        while self.line:
            free = [agent for agent in self.on_duty if agent.open < self.slots]
            if not free:
                return
            message = self.line.popleft()
            message.agent = min(free, key=lambda agent: agent.open)
            message.agent.open += 1
            self.deliver(message, FIRST_REPLY)

    def deliver(self, message: Message, kind: int) -> None:
        """Put a message into its agent's inbox: first replies first, then the oldest."""
        message.agent.inbox.put((kind, message.since, message.shopper, message))

    def withdraw(self, message: Message) -> None:
        """The writer leaves before composing begins."""
        if message.agent:
            message.withdrawn = True
            self.release(message.agent)
        else:
            self.line.remove(message)

    def release(self, agent: Agent) -> None:
        """A chat is over; its slot goes to the line."""
        agent.open -= 1
        self.admit()
