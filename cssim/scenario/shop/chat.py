"""What shoppers do in a chat, and what their chats ask of agents."""

from typing import Annotated

from pydantic import Field

from cssim.scenario.base import (
    Duration,
    Factor,
    Frozen,
    FrozenDict,
    Named,
    OrNone,
    Probability,
)
from cssim.scenario.shop.quantities import CountDistribution, DurationDistribution

__all__ = ["ChatContext", "ChatHabits", "HelpNeeds", "Patience", "Returns"]


class Patience(Frozen):
    """How long a shopper waits for the first reply and for a later one; None is for ever."""

    first: Annotated[DurationDistribution | None, OrNone] = None
    later: Annotated[DurationDistribution | None, OrNone] = None


class Returns(Frozen):
    """Who has given up comes back with this chance, at most so often, as a new contact.

    `after` is the time from giving up to the next message.
    """

    chance: Probability = Field(description="a probability, 0 to 1")
    after: DurationDistribution = Field(description="a distribution of times")
    most: int = Field(default=2, ge=1, le=10, description="the most returns of a shopper, 1 to 10")


class HelpNeeds(Frozen):
    """The share of chats whose agent needs help once, and the standard time that takes."""

    chance: Probability = Field(description="a probability, 0 to 1")
    takes: DurationDistribution = Field(description="a distribution of standard times")


class ChatContext(Frozen):
    """What a colleague who takes over a chat reads, and what shoppers say twice.

    `reread` is standard time for each turn that others answered since one's own last reply,
    `repeated_turns` how many turns a shopper repeats when context was lost, at most `most` times.
    """

    reread: Duration = Field(description='a duration such as "5 s"')
    repeated_turns: int = Field(ge=0, le=100, description="a whole number, 0 to 100")
    most: int = Field(default=3, ge=1, le=100, description="the most times, 1 to 100")


class ChatHabits(Frozen):
    """What shoppers do in a chat: turns, pauses, work they cause, patience, leaving, returning.

    `topics` are named shares of any scale; without them all chats have one topic.
    """

    turns: CountDistribution = Field(description="a distribution of the number of turns")
    think: DurationDistribution = Field(description="a distribution of pauses before a message")
    work: DurationDistribution = Field(description="a distribution of standard composing times")
    patience: Patience = Patience()
    leaves_silently: Probability = Field(description="the share of leavers who do not say so")
    says_goodbye: Probability = Field(description="the share of chats that end with a goodbye")
    leaves_message: Probability = Field(
        description="the probability of an offline message when nobody is on duty"
    )
    asks_for_data: Probability = 0.0
    topics: Named[Factor] = FrozenDict()
    returns: Annotated[Returns | None, OrNone] = None
    help: Annotated[HelpNeeds | None, OrNone] = None
    context: Annotated[ChatContext | None, OrNone] = None
