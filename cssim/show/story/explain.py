"""The story of one shopper, alone or beside the same shopper under another rulebook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from cssim.arguments import instance, whole_number
from cssim.errors import CssimError
from cssim.experiment.comparing.parting import Parting, check_pair, parting_of
from cssim.results import Run
from cssim.results.story import Books, Story, story_of
from cssim.show.language import Language, checked_language, told
from cssim.show.spans import show_date, show_instant
from cssim.show.story.event_text import Teller
from cssim.show.story.moment_text import parting_sentences
from cssim.show.story.timeline import Line, timeline

_SIDES = ("A", "B")


@dataclass(frozen=True, repr=False)
class Explanation:
    """The story of one shopper, in words: `str()` is for reading, notebooks show a table.

    Under two rulebooks, A and B, what happens under both is told once.

    Attributes:
        runs: the run, and the other one if there is one.
        stories: the shopper's story in each.
        parting: where two stories part; None if they do not, or if there is one only.
        lang: the language it is told in.
    """

    runs: tuple[Run, ...]
    stories: tuple[Story, ...]
    parting: Parting | None
    lang: Language

    def __repr__(self) -> str:
        return f"<Explanation of shopper {self.stories[0].shopper}>"

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self, labels: tuple[str, ...] = ()) -> list[str]:
        """Return heading, what happens, and where two stories part, with empty lines between.

        Args:
            labels: what the rulebooks are called; their titles by default.
        """
        lines = [*self.heading(labels), "", *self.timeline()]
        return [*lines, "", *self.closing()] if self.closing() else lines

    def heading(self, labels: tuple[str, ...] = ()) -> list[str]:
        """Return whose story it is, and under which rulebooks.

        Args:
            labels: what the rulebooks are called; their titles by default.
        """
        teller = Teller(self.lang)
        numbers = {"shopper": self.stories[0].shopper, "replication": self.runs[0].replication}
        names = labels or tuple(told(run.scenario.title, self.lang) for run in self.runs)
        if len(names) > 1:
            names = tuple(f"{side}: {name}" for side, name in zip(_SIDES, names, strict=True))
        return [teller.phrase("heading", numbers), *names]

    def timeline(self) -> list[str]:
        """Return what happens, one line an event, with the date where it changes."""
        shown = []
        for day, lines in self._days():
            shown.append(day)
            for line in lines:
                sides = " ".join(self._marks(line))
                shown.append(f"{show_instant(line.at)}  {sides}{line.text}")
        return shown

    def closing(self) -> list[str]:
        """Return where two stories part, and why; nothing for one story."""
        if len(self.stories) == 1:
            return []
        return parting_sentences(Teller(self.lang), self.parting, _SIDES)

    def _repr_html_(self) -> str:
        columns = len(self.stories)
        head, *names = (escape(line) for line in self.heading())
        rows = [f"<tr><th></th>{''.join(f'<th>{name}</th>' for name in names)}</tr>"]
        for day, lines in self._days():
            rows.append(f'<tr><th colspan="{columns + 1}">{day}</th></tr>')
            rows += [_row(line, columns) for line in lines]
        closing = "".join(f"<p>{escape(line)}</p>" for line in self.closing())
        return f"<p>{head}</p><table>{''.join(rows)}</table>{closing}"

    def _days(self) -> Iterator[tuple[str, list[Line]]]:
        """Yield the lines of each date."""
        start = self.runs[0].scenario.study.start
        days: dict[str, list[Line]] = {}
        for line in timeline(self.stories, Teller(self.lang)):
            days.setdefault(show_date(line.at, start), []).append(line)
        yield from days.items()

    def _marks(self, line: Line) -> Iterator[str]:
        if len(self.stories) > 1:
            yield "".join(side if i in line.sides else " " for i, side in enumerate(_SIDES))
            yield " "


def explain(run: Run, other: Run | None = None, *, shopper: int, lang: str = "en") -> Explanation:
    """Tell the story of one shopper, minute by minute, from the tables of a run.

    What the desk was like when the shopper wrote, who got the chat and what they did before, the
    replies, leaving, coming back, and the end. Beside a second run of the same shoppers the story
    is told under both rulebooks, with where the two part and why.

    Args:
        run: from `cssim.run`.
        other: of the same shop, study and replication under another rulebook.
        shopper: number of the shopper, as in the table of chats.
        lang: "en" or "zh".

    Raises:
        CssimError: there is no such shopper, or the runs have other shoppers.

    Examples:
        >>> import cssim as cs
        >>> one = cs.load("scenarios/19-common-form.toml").replace({"study.days": 1})
        >>> print(cs.explain(cs.run(one), shopper=812).heading()[0])
        Shopper 812, replication 0
    """
    language = checked_language(lang)
    instance(run, Run, "run", "from cssim.run(scenario)")
    runs: tuple[Run, ...] = (run,)
    if other is not None:
        instance(other, Run, "other", "from cssim.run(scenario)")
        check_pair(run, other)
        runs = (run, other)
    number = _checked_shopper(run, shopper)
    stories = tuple(story_of(Books(r.tables.columns, r.scenario), number) for r in runs)
    parting = parting_of(run, other, (stories[0], stories[1])) if other is not None else None
    return Explanation(runs, stories, parting, language)


def _checked_shopper(run: Run, shopper: int) -> int:
    known = run.tables.columns.chats["shopper"]
    if not len(known):
        raise CssimError(f"nobody came in replication {run.replication}, so there is no story")
    number = whole_number(shopper, "shopper", 0)
    if number not in known:
        raise CssimError(
            f"there is no shopper {number} in replication {run.replication}; "
            f"they are numbered from {known.min()} to {known.max()}"
        )
    return number


def _row(line: Line, columns: int) -> str:
    cells = [escape(line.text) if i in line.sides else "" for i in range(columns)]
    if len(line.sides) == columns:
        cells = cells[:1]
    span = f' colspan="{columns}"' if len(cells) < columns else ""
    style = ' style="text-align: left"'
    told_cells = "".join(f"<td{span}{style}>{cell}</td>" for cell in cells)
    return f"<tr><td>{show_instant(line.at)}</td>{told_cells}</tr>"
