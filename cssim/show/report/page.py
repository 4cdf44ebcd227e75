"""The report of a comparison: one page that opens anywhere, the answer before the method."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from cssim.experiment import Comparison, Finding, Verdict
from cssim.scenario import Said, Scenario, differences
from cssim.show.comparison import (
    agents_lines,
    answer_lines,
    left_out_sentence,
    method_sentence,
    plot_comparison,
    shoppers_lines,
    verdict_word,
    why_unknown,
)
from cssim.show.files import drawn, free_path, write
from cssim.show.language import Language, checked_language, told
from cssim.show.numbers import show_difference, show_kpi, show_written
from cssim.show.report.words import WORDS
from cssim.show.scenario import show_paths, show_range

Row = Mapping[str, object]


def write_report(comparison: Comparison, path: str | Path, *, lang: str, overwrite: bool) -> Path:
    """Write a comparison as one self-contained HTML file.

    Raises:
        CssimError: the path may not be written, or no font has Chinese characters.
    """
    from jinja2 import Environment, PackageLoader

    language = checked_language(lang)
    wanted = free_path(path, overwrite=overwrite, endings=("html", "htm"))
    page = Environment(
        loader=PackageLoader("cssim.show.report"), autoescape=True, trim_blocks=True
    ).get_template("report.html.j2")
    first, second = comparison.first.scenario, comparison.second.scenario
    text = page.render(
        lang=language,
        w=WORDS[language],
        labels=comparison.labels,
        titles=[told(first.title, language), told(second.title, language)],
        answer=answer_lines(comparison, language),
        picture=_picture(comparison, language),
        verdicts=[_verdict(f, comparison, language) for f in comparison.shown],
        method=method_sentence(comparison, language),
        left_out=left_out_sentence(comparison.absent, language),
        who=[
            shoppers_lines(comparison.shoppers, language),
            agents_lines(comparison.agents, language),
        ],
        differences=[
            {"path": show_paths(row), "sides": [_side(row.first), _side(row.second)]}
            for row in differences(first, second)
        ],
        guesses=list(_guesses(first, second)),
        reproduce=_reproduce(comparison, language),
    )
    write(wanted, text.encode())
    return wanted


def _picture(comparison: Comparison, lang: Language) -> str:
    figure = plot_comparison(comparison, None, lang=lang, overwrite=False)
    return b64encode(drawn(figure, "png", dpi=110)).decode()


def _verdict(finding: Finding, comparison: Comparison, lang: Language) -> Row:
    kpi, difference = finding.kpi, finding.difference
    mood = {Verdict.BETTER: "better", Verdict.WORSE: "worse"}.get(finding.verdict, "")
    return {
        "name": told(kpi.name, lang),
        "definition": told(kpi.definition, lang),
        "first": show_kpi(kpi, finding.first, lang),
        "second": show_kpi(kpi, finding.second, lang),
        "difference": show_difference(kpi, difference, lang) if difference else "",
        "verdict": verdict_word(finding.verdict, lang),
        "doubt": why_unknown(finding, comparison, lang),
        "mood": mood,
    }


def _side(said: Said | None) -> Row:
    if said is None:
        return {"value": "–", "rests_on": ""}
    note = said.note
    return {
        "value": show_written(said.value),
        "rests_on": note.clause or note.grade or note.source or "",
    }


def _guesses(first: Scenario, second: Scenario) -> Iterator[Row]:
    """List what neither document nor data gives: shop and rulebooks, each value once."""
    seen: set[tuple[str, str]] = set()
    for scenario in (first, second):
        for path, value in scenario.values.items():
            note, shown = scenario.note(path), show_written(value)
            if note.grade != "assumed" or (path, shown) in seen:
                continue
            seen.add((path, shown))
            limits, remark = show_range(note.range), note.note or ""
            yield {"path": path, "value": shown, "range": limits, "note": remark}


def _reproduce(comparison: Comparison, lang: Language) -> str:
    scenarios = (comparison.first.scenario, comparison.second.scenario)
    files = " · ".join(_identity(scenario, lang) for scenario in scenarios)
    study = scenarios[0].study
    days = "天" if lang == "zh" else " days"
    return (
        f"cssim {version('cssim')} · {files} · {study.start}, {study.warm_up} + {study.days} + "
        f"{study.cool_down}{days} · seed {study.seed} · n = {comparison.n}"
    )


def _identity(scenario: Scenario, lang: Language) -> str:
    """Return file, fingerprint and whatever was changed after loading."""
    changed = [path for path, note in scenario.notes.items() if note.source == "override"]
    changes = [f"{path} = {show_written(scenario.values.get(path, ''))}" for path in changed]
    name = scenario.path.name if scenario.path else told(scenario.title, lang)
    return f"{name} ({', '.join([scenario.fingerprint[:16], *changes])})"
