"""Take the picture of a report that the README shows: docs/report.png, from our own samples.

    python scripts/report_picture.py

It needs Chromium with its chromedriver.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from browser import missing, opened

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "report.png"
STORIES = ("harbour.txt", "market.html", "clean.txt")
SIZE = (1280, 860)


def main() -> int:
    """Check the samples, open the report at a finding, and keep what is to be seen."""
    if missing():
        print(missing(), file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, opened() as browser:
        report = Path(folder) / "report.html"
        stories = [str(Path("samples") / name) for name in STORIES]
        command = [sys.executable, "-m", "proofread", "check", "--format", "html", "--depth", "quick"]
        subprocess.run(
            [*command, "--fail-on", "never", "--output", str(report), *stories],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=True,
        )
        browser.emulate(*SIZE, prefers_color_scheme="light", prefers_reduced_motion="reduce")
        browser.open(report)
        browser.click("#m1-3")
        PICTURE.write_bytes(browser.picture())
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1024} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
