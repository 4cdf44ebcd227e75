"""Functions of the user go by name, and each that has none is told how to get one."""

import importlib
import sys
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest
from experiment.work import jobs

from cssim import CssimError
from cssim.experiment.work import name_of, named


class Measures:
    def late(self) -> float:
        return 0.0

    @staticmethod
    def share() -> float:
        return 1.0


def refusal(function: object) -> str:
    with pytest.raises(CssimError) as refused:
        name_of(function)
    return str(refused.value)


def test_a_function_of_a_module_is_found_again_by_its_name() -> None:
    assert name_of(jobs.double) == "experiment.work.jobs:double"
    assert named("experiment.work.jobs:double") is jobs.double


def test_a_lambda_is_refused_with_the_way_to_name_it() -> None:
    assert refusal(lambda run: 0.0) == (
        "a lambda has no name, and workers find functions by name. Write it with def in a file of "
        "its own, such as measures.py, and give measures.my_measure after import measures"
    )


def test_a_function_inside_another_is_refused() -> None:
    def late(run: object) -> float:
        return 0.0

    assert refusal(late) == (
        "late is written inside another function, and workers find functions by name. Write it "
        "with def in a file of its own, such as measures.py, and give measures.late after import "
        "measures"
    )


def test_a_function_of_the_notebook_or_script_is_refused() -> None:
    main = ModuleType("__main__")
    exec("def late(run): return 0.0", main.__dict__)
    assert refusal(main.late) == (
        "late is written in the notebook or script itself, where no worker looks, and workers find "
        "functions by name. Write it with def in a file of its own, such as measures.py, and give "
        "measures.late after import measures"
    )


def test_a_partial_function_is_refused() -> None:
    assert refusal(partial(jobs.double, 3)).endswith(
        "is not a function with a name; give one, such as measures.my_measure after import measures"
    )


def test_a_method_of_an_object_is_refused_and_a_static_one_is_not() -> None:
    assert refusal(Measures().late) == (
        "late belongs to an object, and workers find functions by name. Write it with def in a "
        "file of its own, such as measures.py, and give measures.late after import measures"
    )
    assert named(name_of(Measures.share)) is Measures.share


@pytest.mark.parametrize("nothing", [None, 3, "late", "measures.late", jobs])
def test_what_is_no_function_is_refused(nothing: object) -> None:
    assert "is not a function with a name" in refusal(nothing)


def test_a_function_of_a_module_imported_anew_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "measures_of_test.py").write_text("def late(run): return 0.0\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "measures_of_test", raising=False)
    module = importlib.import_module("measures_of_test")
    old = module.late
    importlib.reload(module)
    assert refusal(old) == (
        "measures_of_test:late is not the function given: its module has another of that name. Run "
        "the import again (or restart the notebook) and give the function anew"
    )
    assert named(name_of(module.late)) is module.late


@pytest.mark.parametrize("name", ["no_such_module:late", "experiment.work.jobs:late"])
def test_a_name_that_leads_nowhere_is_told(name: str) -> None:
    with pytest.raises(CssimError, match=f"function {name} cannot be imported where it is needed"):
        named(name)
