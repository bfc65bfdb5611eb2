"""Tesseract, asked for the files that libraries keep."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Literal

from PIL import Image

from scans.printing import missing_fonts

_PROGRAM = "tesseract"


def why_not() -> str:
    """Why pages cannot be printed and read here; empty where they can."""
    if not shutil.which(_PROGRAM):
        return "no program tesseract (apt-get install tesseract-ocr tesseract-ocr-eng)"
    languages = subprocess.run((_PROGRAM, "--list-langs"), capture_output=True, text=True, check=False)
    if "eng" not in languages.stdout.split():
        return "tesseract knows no English (apt-get install tesseract-ocr-eng)"
    if missing := missing_fonts():
        return f"no fonts {', '.join(missing)} (apt-get install fonts-liberation fonts-dejavu-core)"
    return ""


def version() -> str:
    """What Tesseract calls itself, with its version."""
    said = subprocess.run((_PROGRAM, "--version"), capture_output=True, text=True, check=True)
    return said.stdout.partition("\n")[0]


def recognised(page: Image.Image, dpi: int, written: Literal["hocr", "alto"] = "hocr") -> str:
    """What Tesseract reads on a page, with one thread, so that several pages may be read at once.

    Raises:
        subprocess.CalledProcessError: Tesseract failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        image = Path(folder) / "page.png"
        page.save(image, dpi=(dpi, dpi))
        command = (_PROGRAM, image.name, "stdout", "-l", "eng", written)
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
    return done.stdout.decode("utf-8")
