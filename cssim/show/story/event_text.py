"""Events of a story as sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Formatter
from typing import Any

from cssim.model import Cause
from cssim.results.story import Event, Person, Whereabouts, Work, WorkKind
from cssim.results.tables import AT_THE_DESK
from cssim.show.language import Language
from cssim.show.spans import show_span
from cssim.show.story.event_words import EVENTS, NOUNS, Words
from cssim.show.story.moment_words import DONE, PHRASES, WHERE, WORK_CLASSES

_MOST_NAMED = 5


class Teller(Formatter):
    """Fills templates in one language.

    Attributes:
        lang: the language.
    """

    def __init__(self, lang: Language) -> None:
        self.lang = lang

    def say(self, said: Words, values: Mapping[str, Any]) -> str:
        """Fill a template."""
        return self.vformat(said.zh if self.lang == "zh" else said.en, (), values)

    def phrase(self, name: str, values: Mapping[str, Any]) -> str:
        """Fill one of the phrases."""
        return self.say(PHRASES[name], values)

    def listed(self, parts: Iterable[str]) -> str:
        """Join the members of a list."""
        return ("、" if self.lang == "zh" else ", ").join(parts)

    def facts(self, parts: Iterable[str]) -> str:
        """Join what is told of one."""
        return ("，" if self.lang == "zh" else ", ").join(parts)

    def joined(self, sentences: Iterable[str]) -> str:
        """Join sentences."""
        return ("" if self.lang == "zh" else " ").join(sentences)

    def format_field(self, value: Any, format_spec: str) -> str:
        """Tell a person, or a number as the template wants it."""
        if isinstance(value, Person):
            return self.phrase("person", value._asdict())
        if not format_spec:
            return str(value)
        if format_spec == "span":
            return show_span(value, self.lang)
        if format_spec == "wait":
            span = {"span": show_span(value, self.lang)}
            return self.phrase("after" if value else "at once", span)
        one, several, measured = NOUNS[format_spec]
        if self.lang == "zh":
            return f"{value}{measured}"
        return f"{value or 'no'} {one if value == 1 else several}"

    def sentence(self, event: Event) -> str:
        """Tell an event, without the desk at that moment."""
        values: dict[str, Any] = {**event.numbers, "turn": event.turn}
        values |= dict(zip(("who", "other"), event.persons, strict=False))
        values["work"] = self.works(event.work)
        values["measure"] = self.phrase("first" if event.turn == 1 else "later", {})
        told = [self.say(EVENTS[event.kind], values)]
        if event.numbers.get("contacts", 1) > 1:
            told.append(self.phrase("contacts", values))
        return self.joined(told)

    def works(self, works: tuple[Work, ...]) -> str:
        """Tell what somebody did, summed up by kind in the order in which they began it."""
        kinds = dict.fromkeys(work.kind for work in works)
        return self.facts(
            self._done(kind, [work for work in works if work.kind is kind]) for kind in kinds
        )

    def _done(self, kind: WorkKind, works: list[Work]) -> str:
        time = sum(work.end - work.begin for work in works)
        if kind is WorkKind.TASK:
            values = {"tasks": self._each_once(map(self._task, works))}
        elif kind is WorkKind.NOT_THERE:
            values = {"causes": self._each_once(self._cause(work.cause) for work in works)}
        else:
            values = {"shoppers": self._shoppers([work.shopper for work in works])}
        return self.say(DONE[kind], {**values, "time": time})

    def _each_once(self, names: Iterable[str]) -> str:
        return self.listed(dict.fromkeys(names))

    def _shoppers(self, numbers: list[int]) -> str:
        each = list(dict.fromkeys(numbers))
        if len(each) == 1:
            return self.phrase("shopper", {"number": each[0]})
        named, rest = self.listed(map(str, each[:_MOST_NAMED])), len(each) - _MOST_NAMED
        if rest > 0:
            named = self.phrase("more", {"numbers": named, "rest": rest, "total": len(each)})
        return self.phrase("listed", {"numbers": named})

    def _task(self, work: Work) -> str:
        if work.rule == AT_THE_DESK:
            return self.say(WORK_CLASSES[work.work], {})
        return work.rule.rpartition(".")[2]

    def _cause(self, cause: Cause) -> str:
        if cause is Cause.NONE:
            return self.say(WHERE[Whereabouts.NOT_YET_THERE], {})
        return self.say(WHERE[Whereabouts[cause.name]], {})
