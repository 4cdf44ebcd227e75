"""The rulebook: what the manager chooses. Teams, shifts, desk rules, meetings, pay."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from cssim.scenario.base import Frozen, FrozenDict, Named, OrNone, Title, refuse_all
from cssim.scenario.rulebook.crosschecks import Tables, cross_findings
from cssim.scenario.rulebook.desk import DeskRules
from cssim.scenario.rulebook.handover import HandoverRules
from cssim.scenario.rulebook.offdesk import OffDesk
from cssim.scenario.rulebook.presence import PresenceRules
from cssim.scenario.rulebook.replies import HelpRules, ResponseRule
from cssim.scenario.rulebook.staffing import Shift, Team
from cssim.scenario.rulebook.tasks import TaskRule

__all__ = ["Pay", "Rulebook"]


class Pay(Frozen):
    """What is paid. `overtime` says whether work before the shift and after its end is."""

    overtime: Literal["paid", "unpaid"]


class Rulebook(Frozen):
    """Every lever of the manager. An optional table that is left out is None."""

    title: Title = Field(description='a title in both languages, { en = "…", zh = "…" }')
    teams: Named[Team] = Field(min_length=1, description="at least one table [teams.<name>]")
    shifts: Named[Shift] = Field(min_length=1, description="at least one table [shifts.<name>]")
    desk: DeskRules = Field(description="a table")
    handover: Annotated[HandoverRules | None, OrNone] = None
    help: Annotated[HelpRules | None, OrNone] = None
    response: Annotated[ResponseRule | None, OrNone] = None
    presence: Annotated[PresenceRules | None, OrNone] = None
    meetings: Named[OffDesk] = FrozenDict()
    meals: Named[OffDesk] = FrozenDict()
    training: Named[OffDesk] = FrozenDict()
    cleaning: Named[OffDesk] = FrozenDict()
    tasks: Named[TaskRule] = FrozenDict()
    pay: Pay = Field(description="a table")
    sources: Named[str] = FrozenDict()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        refuse_all("rulebook", cross_findings(Tables.sound(dict(self))))
        return self
