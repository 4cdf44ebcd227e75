"""The public names: all there, all explained, and nothing swallowed."""

import inspect
from collections.abc import Callable, Iterator
from importlib.metadata import version
from importlib.resources import files
from types import ModuleType

import pytest

import cssim as cs

PUBLIC = {name: getattr(cs, name) for name in cs.__all__}
CLASSES = {name: thing for name, thing in PUBLIC.items() if inspect.isclass(thing)}
FUNCTIONS = {name: thing for name, thing in PUBLIC.items() if inspect.isfunction(thing)}
RAISED = {name for name, thing in CLASSES.items() if issubclass(thing, Exception)}


def own_methods() -> Iterator[tuple[str, Callable[..., object]]]:
    """Yield the public methods and properties that the classes define themselves."""
    for name, thing in CLASSES.items():
        for attribute, held in vars(thing).items():
            if attribute.startswith("_"):
                continue
            bare = getattr(held, "__func__", getattr(held, "fget", held))
            if inspect.isfunction(bare):
                yield f"{name}.{attribute}", bare


METHODS = dict(own_methods())


def test_all_is_exactly_what_is_there() -> None:
    there = {
        name
        for name, thing in vars(cs).items()
        if not name.startswith("_") and not isinstance(thing, ModuleType)
    }
    assert there == set(cs.__all__) - {"__version__"}
    assert len(cs.__all__) == len(set(cs.__all__))


def test_the_verbs_of_the_design_are_there() -> None:
    assert {"load", "run", "replicate", "compare"} <= set(FUNCTIONS)


@pytest.mark.parametrize("name", sorted([*CLASSES, *FUNCTIONS, *METHODS]))
def test_every_public_name_says_what_it_is(name: str) -> None:
    thing = {**METHODS, **PUBLIC}[name]
    told = inspect.getdoc(thing)
    assert told
    assert told.splitlines()[0].endswith((".", "…"))
    assert not told.startswith(f"{name}(")  # what dataclasses write if nobody else does


@pytest.mark.parametrize("name", sorted([*FUNCTIONS, *METHODS]))
def test_no_function_swallows_keywords(name: str) -> None:
    signature = inspect.signature({**METHODS, **FUNCTIONS}[name])
    kinds = {parameter.kind for parameter in signature.parameters.values()}
    assert inspect.Parameter.VAR_KEYWORD not in kinds
    assert inspect.Parameter.VAR_POSITIONAL not in kinds


@pytest.mark.parametrize("name", sorted([*FUNCTIONS, *CLASSES]))
def test_an_unknown_keyword_is_refused(name: str) -> None:
    with pytest.raises(TypeError):
        PUBLIC[name](replicationz=3)


@pytest.mark.parametrize("name", sorted({*FUNCTIONS, *METHODS}))
def test_every_parameter_and_result_has_a_type(name: str) -> None:
    signature = inspect.signature({**METHODS, **FUNCTIONS}[name])
    assert signature.return_annotation is not inspect.Signature.empty
    for parameter in signature.parameters.values():
        if parameter.name not in ("self", "cls"):
            assert parameter.annotation is not inspect.Parameter.empty


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_choices_are_given_by_name(name: str) -> None:
    """A flag or a number without its name says nothing to the reader of a notebook."""
    for parameter in inspect.signature(FUNCTIONS[name]).parameters.values():
        if isinstance(parameter.default, bool | int | float):
            assert parameter.kind is inspect.Parameter.KEYWORD_ONLY


def test_the_errors_are_one_family() -> None:
    assert all(issubclass(CLASSES[name], cs.CssimError) for name in RAISED)


def test_the_types_are_shipped() -> None:
    assert files("cssim").joinpath("py.typed").is_file()


def test_the_version_is_that_of_the_package() -> None:
    assert cs.__version__ == version("cssim")
