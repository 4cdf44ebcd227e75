"""The desk at one moment, and where two stories part, as sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cssim.experiment.comparing.parting import PartedBy, Parting
from cssim.results.story import AtDesk, Event, Gone, Moment, Person, ShiftChange, WorkKind
from cssim.show.spans import show_instant
from cssim.show.story.event_text import Teller
from cssim.show.story.moment_words import PARTED, PARTING, WHERE, WORKS


def desk_sentences(teller: Teller, moment: Moment) -> str:
    """Tell who was at the desk, how busy, who was not and why, who was in line."""
    parts = [teller.phrase("nobody", {})]
    if moment.at_desk:
        people = teller.listed(_agent(teller, one) for one in moment.at_desk)
        parts = [teller.phrase("at desk", {"people": people})]
    if moment.in_line:
        parts.append(teller.phrase("line", {"line": moment.in_line}))
    if moment.gone:
        parts.append(teller.phrase("gone", {"people": _gone(teller, moment.gone)}))
    if moment.changes:
        changes = teller.listed(_change(teller, change) for change in moment.changes)
        parts.append(teller.phrase("changes", {"changes": changes}))
    return teller.joined(parts)


def parting_sentences(teller: Teller, parting: Parting | None, sides: tuple[str, str]) -> list[str]:
    """Tell where two stories part and why: how the desk was, and what happened next.

    Args:
        teller: of the wanted language.
        parting: where they part; None if they do not.
        sides: what the two rulebooks are called.
    """
    if parting is None:
        return [teller.say(PARTING["same"], {})]
    first, second = parting.desks
    clock = show_instant(min(first.at, second.at))
    head = [teller.say(PARTED[parting.by], {"clock": clock})]
    if parting.by is not PartedBy.COMPOSING and _outline(first) == _outline(second):
        head.append(teller.say(PARTING["alike"], {}))
    told = [teller.joined(head)]
    for i, side in enumerate(sides):
        slow = parting.by is PartedBy.COMPOSING
        parts = [] if slow else [_brief(teller, parting.desks[i])]
        parts += _what_follows(teller, parting.before[i], parting.events[i])
        told.append(teller.say(PARTING["side"], {"side": side, "told": teller.joined(parts)}))
    return told


def _what_follows(teller: Teller, before: Event | None, event: Event | None) -> Iterator[str]:
    if before is not None:
        yield teller.sentence(before)
    if event is None:
        yield teller.say(PARTING["over"], {})
    else:
        values = {"clock": show_instant(event.at), "sentence": teller.sentence(event)}
        yield teller.say(PARTING["next"], values)


def _outline(desk: Moment) -> tuple[object, ...]:
    """Return how busy the desk was, whoever was there."""
    busy = sorted((one.open, one.waiting, one.work.value) for one in desk.at_desk)
    return busy, desk.in_line


def _brief(teller: Teller, desk: Moment) -> str:
    free = sum(one.work is WorkKind.NOTHING for one in desk.at_desk)
    values = {
        "clock": show_instant(desk.at),
        "people": len(desk.at_desk),
        "free": teller.say(PARTING["free" if free else "none free"], {"free": free}),
        "open": sum(one.open for one in desk.at_desk),
        "waiting": sum(one.waiting for one in desk.at_desk),
        "line": desk.in_line,
        "gone": teller.say(PARTING["gone"], {"people": _gone(teller, desk.gone)})
        if desk.gone
        else "",
    }
    return teller.say(PARTING["desk"], values)


def _agent(teller: Teller, one: AtDesk) -> str:
    return _described(teller, one.person, _facts(teller, one))


def _facts(teller: Teller, one: AtDesk) -> Iterator[str]:
    yield from _inbox(teller, one)
    yield teller.say(WORKS[one.work], {})
    if one.full:
        yield teller.phrase("full", {})


def _inbox(teller: Teller, one: AtDesk | Gone) -> Iterator[str]:
    if one.open:
        yield teller.phrase("open", {"open": one.open})
    if one.waiting:
        yield teller.phrase("waiting", {"waiting": one.waiting})


def _gone(teller: Teller, gone: tuple[Gone, ...]) -> str:
    return teller.listed(
        _described(
            teller, one.person, [teller.say(WHERE[one.where], {}), *_left_behind(teller, one)]
        )
        for one in gone
    )


def _left_behind(teller: Teller, one: Gone) -> Iterator[str]:
    yield from _inbox(teller, one)
    if one.work is not WorkKind.NOTHING:
        yield teller.say(WORKS[one.work], {})


def _described(teller: Teller, person: Person, facts: Iterable[str]) -> str:
    return teller.phrase("agent", {"person": person, "facts": teller.facts(facts)})


def _change(teller: Teller, change: ShiftChange) -> str:
    clock = show_instant(change.at).removesuffix(":00")
    which = "begins" if change.begins else "ends"
    return teller.phrase(which, {"shift": change.shift, "clock": clock})
