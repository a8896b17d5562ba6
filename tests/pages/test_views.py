"""Each template and its view hold each other: a template knows what its view has, and a view has what its template uses."""

from __future__ import annotations

import ast
import inspect
import sys
from dataclasses import fields, is_dataclass
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from pkgutil import iter_modules

import pytest
from jinja2 import meta, nodes

import atlas.web.views
from atlas.web.render import environment
from atlas.web.view import View

CONTEXT = {"c", "t", "lang"}  # what `render` adds
TEMPLATES = sorted(environment().list_templates())


def _views() -> list[type[View]]:
    for module in iter_modules(atlas.web.views.__path__, "atlas.web.views."):
        import_module(module.name)
    return sorted(View.__subclasses__(), key=lambda view: view.template)


def _parsed(template: str) -> nodes.Template:
    loader = environment().loader
    assert loader is not None
    return environment().parse(loader.get_source(environment(), template)[0])


def _used(template: str) -> set[str]:
    """Names that a template takes from outside, its own alone."""
    return meta.find_undeclared_variables(_parsed(template))


def _included(template: str) -> set[str]:
    found = (node.template for node in _parsed(template).find_all(nodes.Include))
    return {node.value for node in found if isinstance(node, nodes.Const)}


def _set(template: str) -> set[str]:
    """Names that a template gives itself: in loops and by `set`."""
    return {node.name for node in _parsed(template).find_all(nodes.Name) if node.ctx == "store"}


def _names(view: type[View]) -> set[str]:
    return {field.name for field in fields(view)}


def test_every_template_has_one_view_or_is_imported() -> None:
    """What is imported holds macros alone, and takes nothing from outside."""
    templates = [view.template for view in _views()]
    assert len(templates) == len(set(templates))
    imported = {name for template in TEMPLATES for name in _imports(template)}
    assert sorted([*templates, *imported]) == TEMPLATES
    assert {name: _used(name) for name in imported} == {name: set() for name in imported}


def _imports(template: str) -> set[str]:
    found = (node.template for node in _parsed(template).find_all(nodes.Import))
    return {node.value for node in found if isinstance(node, nodes.Const)}


@pytest.mark.parametrize("view", _views(), ids=lambda view: view.__name__)
def test_a_template_uses_the_fields_of_its_view_and_all_of_them(view: type[View]) -> None:
    used = _used(view.template)
    inner = set().union(*map(_used, _included(view.template)))
    assert used - CONTEXT <= _names(view), "the template knows more than its view"
    assert inner - CONTEXT <= _names(view) | _set(view.template), "what it includes knows more"
    assert _names(view) <= used | inner, "the view has what its template does not use"


@pytest.mark.parametrize("view", _views(), ids=lambda view: view.__name__)
def test_a_view_is_frozen_typed_and_says_of_each_field_what_it_is(view: type[View]) -> None:
    assert is_dataclass(view) and view.__dataclass_params__.frozen  # type: ignore[attr-defined] # of any dataclass
    assert inspect.getdoc(view) != inspect.getdoc(View)
    assert {field.name: field.type for field in fields(view) if "Any" in str(field.type)} == {}
    assert _documented(view) == _names(view)


def _documented(view: type[View]) -> set[str]:
    """Fields with a string below them."""
    [body] = (
        node.body
        for node in ast.parse(Path(inspect.getfile(view)).read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and node.name == view.__name__
    )
    return {
        one.target.id
        for one, after in pairwise(body)
        if isinstance(one, ast.AnnAssign)
        and isinstance(one.target, ast.Name)
        and isinstance(after, ast.Expr)
        and isinstance(after.value, ast.Constant)
        and isinstance(after.value.value, str)
    }


def test_every_function_called_view_returns_one() -> None:
    """And none of them a dict."""
    made = {
        name: inspect.signature(function).return_annotation
        for module in (sys.modules[view.__module__] for view in _views())
        for name, function in vars(module).items()
        if inspect.isfunction(function) and name.endswith(("_view", "_part"))
    }
    assert len(made) > 10
    assert {name for name, returned in made.items() if not str(returned).endswith(("View", "Part"))} == set()
