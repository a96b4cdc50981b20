"""What pyproject.toml cannot say: the packs' built forms are made before the package is put together."""

import os
import sys

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildPacks(build_py):
    """Makes the built forms beside their sources, for wheels and for editable installs."""

    def run(self) -> None:
        """Make them, then build as usual."""
        sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
        from corpus import tables

        tables.build()
        super().run()


setup(cmdclass={"build_py": BuildPacks})
