"""Handover: what travels with a chat, and what keeps the outgoing person at the desk."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from cssim.errors import RefusedError
from cssim.scenario.base import Duration, Finding, Frozen, OrNone, each_once, refuse_all
from cssim.units import HOUR

__all__ = ["Bar", "HandoverRules"]

Bar = Literal["urgent event", "restart", "not prepared", "unfit"]
"""What forbids that the outgoing person leaves."""


class HandoverRules(Frozen):
    """Without `chat_note` context is lost with a chat that is handed over.

    Each of `bars` keeps the outgoing person at the desk while it lasts; `prepare` is how long the
    incoming person prepares.
    """

    chat_note: bool = False
    bars: Annotated[tuple[Bar, ...], Field(strict=False), AfterValidator(each_once("bar"))] = ()
    prepare: Annotated[Annotated[Duration, Field(gt=0, le=4 * HOUR)] | None, OrNone] = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        refuse_all("handover", self._wrong_prepare())
        return self

    def _wrong_prepare(self) -> Iterator[Finding]:
        barred = "not prepared" in self.bars
        if barred and self.prepare is None:
            hint = 'needed for the bar "not prepared"'
            allowed = 'a duration such as "10 min"'
            yield ("prepare",), RefusedError("nothing; the key is missing", allowed, hint)
        if not barred and self.prepare is not None:
            allowed = 'no key prepare, or "not prepared" among the bars'
            yield ("prepare",), RefusedError("a duration without its bar", allowed)
