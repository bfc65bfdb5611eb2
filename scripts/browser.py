"""A real browser, headless, spoken to as the WebDriver standard has it; nothing but the standard library is needed."""

import base64
import json
import re
import shutil
import subprocess
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars"),
)
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
KEYS = {"Escape": "\ue00c", "Enter": "\ue007", "ArrowRight": "\ue014", "ArrowLeft": "\ue012", "Tab": "\ue004"}


class Browser:
    """A window of a browser."""

    def __init__(self, address: str, binary: str, profile: Path) -> None:
        options = {"binary": binary, "args": [*QUIET, f"--user-data-dir={profile}"]}
        wanted = {
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }
        self._address = address
        session = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._session = f"/session/{session['sessionId']}"
        self.page = ""

    def open(self, path: Path, fragment: str = "") -> None:
        """Show a page from a file, as it is when nobody has looked at it."""
        self.show(path.as_uri(), fragment)

    def show(self, address: str, fragment: str = "") -> None:
        """Show the page of an address, as it is when nobody has looked at it."""
        self._ask("POST", f"{self._session}/url", {"url": "about:blank"})
        self.page = address
        self.requests()
        self.complaints()
        self._ask("POST", f"{self._session}/url", {"url": self.page + fragment})

    def reload(self) -> None:
        """Show the page again."""
        self._ask("POST", f"{self._session}/refresh", {})

    def run(self, script: str, *arguments: object) -> Any:
        """What a script returns."""
        return self._ask("POST", f"{self._session}/execute/sync", {"script": script, "args": list(arguments)})

    def text(self, selector: str) -> str:
        """What is to be read in the first element that fits."""
        return str(self.run("return document.querySelector(arguments[0]).innerText", selector))

    def count(self, selector: str) -> int:
        """How many elements that fit are to be seen."""
        script = "return [...document.querySelectorAll(arguments[0])].filter(e => e.getClientRects().length).length"
        return int(self.run(script, selector))

    def click(self, selector: str) -> None:
        """Click on the first element that fits, as a person does."""
        found = self._ask("POST", f"{self._session}/element", {"using": "css selector", "value": selector})
        self._ask("POST", f"{self._session}/element/{found[ELEMENT]}/click", {})

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        strokes = [{"type": kind, "value": KEYS.get(key, key)} for key in keys for kind in ("keyDown", "keyUp")]
        self._ask("POST", f"{self._session}/actions", {"actions": [{"type": "key", "id": "keys", "actions": strokes}]})

    def devtools(self, command: str, **parameters: object) -> Any:
        """What a command of the developer tools gives."""
        return self._ask("POST", f"{self._session}/goog/cdp/execute", {"cmd": command, "params": parameters})

    def emulate(self, width: int = 1280, height: int = 900, **media: str) -> None:
        """A window of a size, with media features such as ``prefers_color_scheme``."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700}
        self.devtools("Emulation.setDeviceMetricsOverride", **size)
        features = [{"name": name.replace("_", "-"), "value": value} for name, value in media.items()]
        self.devtools("Emulation.setEmulatedMedia", features=features)

    def picture(self) -> bytes:
        """What is to be seen, as PNG."""
        return base64.b64decode(self._ask("GET", f"{self._session}/screenshot"))

    def complaints(self) -> list[str]:
        """What the console has said since it was last asked."""
        return [entry["message"] for entry in self._log("browser")]

    def requests(self) -> list[str]:
        """What was fetched since it was last asked, the page itself left out."""
        messages = [json.loads(entry["message"])["message"] for entry in self._log("performance")]
        fetched = [
            each["params"]["request"]["url"] for each in messages if each["method"] == "Network.requestWillBeSent"
        ]
        return [url for url in fetched if url.partition("#")[0] != self.page]

    def close(self) -> None:
        """Close the window."""
        self._ask("DELETE", self._session)

    def _log(self, kind: str) -> list[dict[str, Any]]:
        return list(self._ask("POST", f"{self._session}/se/log", {"type": kind}))

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._address + path, data, method=method)
        request.add_header("Content-Type", "application/json")
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            with error:
                raise AssertionError(error.read().decode()) from None


def missing() -> str:
    """What this machine lacks for a browser to be driven; the empty string where it has all."""
    return "" if _binary() and shutil.which("chromedriver") else "this machine has no Chromium with its chromedriver"


@contextmanager
def opened() -> Iterator[Browser]:
    """A browser with a profile of its own, both gone afterwards."""
    driver, binary = shutil.which("chromedriver"), _binary()
    assert driver, missing()
    assert binary, missing()
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
        subprocess.Popen([driver, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process,
    ):
        try:
            assert process.stdout
            port = next(
                match[1] for line in process.stdout if (match := re.search(r"successfully on port (\d+)", line))
            )
            browser = Browser(f"http://127.0.0.1:{port}", binary, Path(profile))
            try:
                yield browser
            finally:
                browser.close()
        finally:
            process.terminate()


def _binary() -> str | None:
    return next(filter(None, map(shutil.which, BROWSERS)), None)
