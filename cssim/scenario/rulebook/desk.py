"""Rules of the desk: how many chats at once, what is done first, and who takes which chat."""

from collections.abc import Iterator
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from cssim.errors import RefusedError, did_you_mean
from cssim.scenario.base import Duration, Finding, Frozen, OrNone, each_once, refuse_all

__all__ = ["MESSAGES", "WORK_CLASSES", "DeskRules"]

WORK_CLASSES: Final = (
    "first replies",
    "replies",
    "offline messages",
    "open items",
    "after-sales cases",
    "order checks",
    "reminders",
    "review repair",
    "reports",
    "records",
    "idle work",
)
"""The classes of work at the desk, in their default order of priority."""

MESSAGES: Final = ("first replies", "replies", "offline messages")
"""The classes of work that answer shoppers' messages; they are never interrupted."""


def _classes(names: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse unknown and repeated classes of work."""
    for i, name in enumerate(names):
        if name not in WORK_CLASSES:
            allowed = f"classes of work: {', '.join(WORK_CLASSES)}"
            raise RefusedError(
                f"the unknown class '{name}'", allowed, did_you_mean(name, WORK_CLASSES)
            )
        if name in names[:i]:
            raise RefusedError(f"'{name}' for the second time", "each class of work once")
    return names


def _completed(named: tuple[str, ...]) -> tuple[str, ...]:
    """Return the classes named, then the others in their default order."""
    return named + tuple(name for name in WORK_CLASSES if name not in named)


def _may_pause(names: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        if name in MESSAGES:
            raise RefusedError(f"'{name}'", "classes of work other than replies to shoppers")
    return names


_MISSING: Final = "nothing; the key is missing"


def _form(names: tuple[str, ...]) -> WithJsonSchema:
    """Return how a file writes some of these classes."""
    return WithJsonSchema({"type": "array", "items": {"enum": [*names]}, "uniqueItems": True})


Classes = Annotated[
    tuple[str, ...], Field(strict=False), AfterValidator(_classes), _form(WORK_CLASSES)
]
Interruptible = Annotated[
    Classes,
    AfterValidator(_may_pause),
    _form(tuple(name for name in WORK_CLASSES if name not in MESSAGES)),
]


Work = Annotated[Annotated[Duration, Field(gt=0)] | None, OrNone]


class DeskRules(Frozen):
    """How many chats an agent holds, when a silent chat is closed, what is done first.

    A file may name only the first few classes in `priority`; the model holds all.
    `interruptible` work pauses for a message. `auto_close` None is never.

    `transfer` says whether an idle colleague takes over a chat whose message waits in another's
    inbox, at once or after `transfer_after`; with consent it costs `consent` of standard time.
    `contact_adding` is work after the first reply of each chat, `identity_check` is added to the
    first reply of a chat that asks for private data; None is none. Chats of the topics `tickets`
    are settled by `ticket_team`: another team replies once and passes the case on.

    >>> DeskRules(concurrent_chats=4, priority=["offline messages"]).priority[:2]
    ('offline messages', 'first replies')
    """

    concurrent_chats: int = Field(ge=1, le=100, description="the number of chats, 1 to 100")
    auto_close: Work = None
    priority: Annotated[Classes, AfterValidator(_completed)] = WORK_CLASSES
    interruptible: Interruptible = ()
    transfer: Literal["never", "consent", "free"] = "never"
    transfer_after: Work = None
    consent: Work = None
    contact_adding: Work = None
    identity_check: Work = None
    auto_reply: bool = False
    tickets: Annotated[
        tuple[str, ...], Field(strict=False), AfterValidator(each_once("topic"))
    ] = ()
    ticket_team: Annotated[str | None, OrNone] = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        refuse_all("desk", [*self._wrong_consent(), *self._wrong_ticket_team()])
        return self

    def _wrong_consent(self) -> Iterator[Finding]:
        with_consent = self.transfer == "consent"
        if with_consent and self.consent is None:
            hint = 'needed for transfer = "consent"'
            allowed = 'a duration such as "30 s"'
            yield ("consent",), RefusedError(_MISSING, allowed, hint)
        if self.transfer == "never" and self.transfer_after is not None:
            found = 'a duration, but transfer is "never"'
            allowed = 'no key transfer_after, or transfer = "free" or "consent"'
            yield ("transfer_after",), RefusedError(found, allowed)
        if not with_consent and self.consent is not None:
            found = f'a duration, but transfer is "{self.transfer}"'
            allowed = 'no key consent, or transfer = "consent"'
            yield ("consent",), RefusedError(found, allowed)

    def _wrong_ticket_team(self) -> Iterator[Finding]:
        if self.tickets and self.ticket_team is None:
            hint = "needed for the tickets"
            yield ("ticket_team",), RefusedError(_MISSING, "the name of a team", hint)
        if not self.tickets and self.ticket_team is not None:
            found = f'"{self.ticket_team}", but no topics in tickets'
            yield ("ticket_team",), RefusedError(found, "topics in tickets, or no ticket_team")
