"""Compiles the dictionaries when the package is built; everything else is in pyproject.toml."""

import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).parent


class BuildWithDictionaries(build_py):
    """Copies the modules, then compiles ``dictionaries/`` beside them."""

    def run(self) -> None:
        """Build as usual, then compile: into the build, or in place for an editable installation."""
        super().run()
        sys.path.insert(0, str(HERE))
        from proofread.lexbuild.build import build

        package = HERE / "proofread" if self.editable_mode else Path(self.build_lib) / "proofread"
        build(HERE / "dictionaries", package / "data", lambda name: print(f"compiled {name}"))


setup(cmdclass={"build_py": BuildWithDictionaries})
