"""Imports point one way: a layer knows only the layers below it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = "proofread"

ORDER = (
    ("errors",),
    ("files",),
    ("model",),
    ("config",),
    ("lexicon", "languagemodel", "readers", "analysis"),
    ("suggest",),
    ("checks",),
    ("engine",),
    ("audit", "fixing", "reporters", "batch", "evaluation", "quality", "lexbuild"),
    ("training", "docs"),
    ("hook", "server"),
    ("cli",),
    ("", "__main__"),
)
"""From the lowest up; those of one row may not import each other. The empty name is the package itself."""

RANK = {layer: rank for rank, row in enumerate(ORDER) for layer in row}


class Import(NamedTuple):
    """One import of a module of the package: where it stands and what it names."""

    line: int
    target: str


def layer_of(module: str) -> str:
    """The layer of a dotted module name: its second part."""
    return module.split(".")[1] if "." in module else ""


def module_of(path: Path, root: Path) -> str:
    """The dotted name of a file under the root."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(source: str, package: str) -> Iterator[Import]:
    """The imports of our own modules in a source, wherever in it they stand."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (Import(node.lineno, alias.name) for alias in node.names if is_ours(alias.name))
        elif isinstance(node, ast.ImportFrom):
            yield from (Import(node.lineno, target) for target in targets(node, package) if is_ours(target))


def targets(node: ast.ImportFrom, package: str) -> Iterator[str]:
    """What a ``from`` names: the module, or, from the bare package, each module in it."""
    module = node.module or ""
    if node.level:
        above = package.split(".")[: len(package.split(".")) - node.level + 1]
        module = ".".join([*above, module] if module else above)
    if module != PACKAGE:
        yield module
        return
    yield from (f"{PACKAGE}.{alias.name}" for alias in node.names if not alias.name.startswith("__"))


def is_ours(module: str) -> bool:
    """Whether a module belongs to the package."""
    return module == PACKAGE or module.startswith(f"{PACKAGE}.")


def offenders(root: Path) -> Iterator[str]:
    """A sentence, with file and line, for each import under the root that points the wrong way."""
    for path in sorted((root / PACKAGE).rglob("*.py")):
        module = module_of(path, root)
        package = module if path.name == "__init__.py" else module.rpartition(".")[0]
        layer = layer_of(module)
        if layer not in RANK:
            yield f"{path}:1: {layer} has no place in the order of layers"
            continue
        for line, target in imports(path.read_text(encoding="utf-8"), package):
            below = layer_of(target)
            if below != layer and not (below in RANK and RANK[below] < RANK[layer]):
                yield f"{path}:{line}: {layer or PACKAGE} may not know {target}, which lies beside or above it"


def test_imports_point_one_way() -> None:
    assert list(offenders(ROOT)) == []


def test_package_was_found() -> None:
    assert len(list((ROOT / PACKAGE).rglob("*.py"))) > 30


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("model/span.py", "from proofread.engine import run"),
        ("model/span.py", "import proofread.cli.check"),
        ("model/span.py", "from proofread import config"),
        ("model/span.py", "from ..engine.run import check_story"),
        ("model/__init__.py", "from ..engine import run"),
        ("readers/plain.py", "from proofread.analysis.tokens import Token"),
        ("lexbuild/words.py", "from proofread.reporters import Reporter"),
        ("engine/run.py", "def later():\n    from proofread.cli import main\n"),
        ("checks/x.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from proofread.engine import run\n"),
        ("errors.py", "from proofread.model import span"),
        ("cli/x.py", "import proofread"),
        ("unheard_of/x.py", "x = 1"),
    ],
)
def test_wrong_import_is_caught(tmp_path: Path, file: str, source: str) -> None:
    path = tmp_path / PACKAGE / file
    path.parent.mkdir(parents=True)
    path.write_text(source)
    (offence,) = offenders(tmp_path)
    assert offence.startswith(f"{path}:")


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("cli/check.py", "from proofread.engine import run\nfrom proofread.cli.output import Output\nimport json\n"),
        ("lexbuild/words.py", "from proofread.lexicon.format import Store"),
        ("model/wire.py", "from .span import Span\nfrom . import span\n"),
        ("__main__.py", "from proofread.cli import main"),
        ("__init__.py", "from proofread.engine import run"),
        ("reporters/x.py", "from proofread import __version__"),
    ],
)
def test_right_import_passes(tmp_path: Path, file: str, source: str) -> None:
    path = tmp_path / PACKAGE / file
    path.parent.mkdir(parents=True)
    path.write_text(dedent(source))
    assert list(offenders(tmp_path)) == []
