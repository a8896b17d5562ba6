"""Firefox as a reader: the few commands of WebDriver BiDi that tests need, spoken with the browser itself.

Debian's Firefox speaks BiDi on a port of its own; no driver stands between, and Playwright drives only a Firefox that it patched.
"""

from __future__ import annotations

import base64
import itertools
import json
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from websockets.sync.client import ClientConnection, connect

from .windows import OWN_SCHEMES

LISTENS = "WebDriver BiDi listening on "
# A condition that has not come by then never comes; the machine may be busy.
PATIENCE = 30.0
LOOK_AGAIN = 0.05
LARGEST = 2**26  # bytes of a message: a screenshot is one
EVENTS = ("log.entryAdded", "network.beforeRequestSent", "network.responseCompleted")
FIRST_ERROR = 400
KEYS = {"Enter": "\ue007", "Tab": "\ue004", "Escape": "\ue00c", "ArrowDown": "\ue015", "ArrowUp": "\ue013"}
# The network ends at this machine: a proxy that nobody runs, which loopback addresses and files go past.
PREFERENCES = {
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "intl.accept_languages": "zh-CN",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.type": 1,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}


class Refused(Exception):
    """Firefox could not do what it was asked; also the error of a script."""


class Wire:
    """Commands and their answers, one at a time; what Firefox tells unasked is kept in `told`."""

    def __init__(self, socket: ClientConnection) -> None:
        self.told: list[dict[str, Any]] = []
        self._socket = socket
        self._numbers = itertools.count(1)

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            message = json.loads(self._socket.recv(timeout=PATIENCE))
            if message["type"] == "event":
                self.told.append(message)
            elif message.get("id") == number:
                break
        if message["type"] == "error":
            raise Refused(f"{method}: {message['message']}")
        return dict(message["result"])


@contextmanager
def started(program: str, profile: Path) -> Iterator[Wire]:
    """A headless Firefox with an empty profile, ready to be asked."""
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items()]
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    command = [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    process = subprocess.Popen(
        [*command, "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    )
    try:
        with connect(f"{_address(process)}/session", max_size=LARGEST, compression=None, proxy=None) as socket:
            wire = Wire(socket)
            wire.ask("session.new", capabilities={})
            wire.ask("session.subscribe", events=list(EVENTS))
            yield wire
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _address(process: subprocess.Popen[str]) -> str:
    """Where it listens, which it says once it does; what it says later is read away, so that it never waits for us."""
    assert process.stderr
    said = []
    for line in process.stderr:
        if line.startswith(LISTENS):
            threading.Thread(target=process.stderr.read, daemon=True).start()
            return line.removeprefix(LISTENS).strip()
        said.append(line)
    pytest.fail(f"Firefox ended before it listened:\n{''.join(said[-12:])}", pytrace=False)


class Window:
    """A new window with empty storage; `go("zh/")` opens a page below `home`, alike over http and from a folder."""

    def __init__(self, wire: Wire, home: str, size: tuple[int, int] = (1280, 900)) -> None:
        self._wire, self.home = wire, home
        self._user = wire.ask("browser.createUserContext")["userContext"]
        self._tab = wire.ask("browsingContext.create", type="tab", userContext=self._user)["context"]
        self._own = urlsplit(home).netloc
        self.resize(*size)

    def close(self) -> None:
        self._wire.ask("browser.removeUserContext", userContext=self._user)

    def resize(self, width: int, height: int) -> None:
        self._wire.ask("browsingContext.setViewport", context=self._tab, viewport={"width": width, "height": height})

    def go(self, path: str) -> None:
        """Open a page and wait until it is loaded."""
        folder, question, query = path.partition("?")
        page = "index.html" if self.home.startswith("file:") else ""
        self._wire.ask(
            "browsingContext.navigate",
            context=self._tab,
            url=f"{self.home}{folder}{page}{question}{query}",
            wait="complete",
        )

    def evaluate(self, script: str) -> Any:
        """The value of an expression of JavaScript, which JSON can say; a promise is waited for."""
        done = self._wire.ask(
            "script.evaluate",
            expression=f"(async () => JSON.stringify((await ({script})) ?? null))()",
            target={"context": self._tab},
            awaitPromise=True,
        )
        if done["type"] == "exception":
            raise Refused(done["exceptionDetails"]["text"])
        return json.loads(done["result"]["value"])

    def wait(self, script: str) -> Any:
        """The first value of an expression that is neither empty nor null, zero or false; the page may change meanwhile."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if found := self._value(script):
                return found
            time.sleep(LOOK_AGAIN)
        pytest.fail(f"Firefox never came to: {script}", pytrace=False)

    def _value(self, script: str) -> Any:
        try:
            return self.evaluate(script)
        except Refused as refused:
            if "navigat" in str(refused) or "destroyed" in str(refused):
                return None
            raise

    def press(self, *keys: str) -> None:
        """Keys one after another: names as in `KEYS`, or single characters."""
        strokes = [{"type": kind, "value": KEYS.get(key, key)} for key in keys for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keys", "actions": strokes})

    def type(self, text: str) -> None:
        self.press(*text)

    def click(self, selector: str) -> None:
        """Press the middle of an element, which is scrolled into the window first."""
        at = self.wait(
            f"(() => {{ const one = document.querySelector({json.dumps(selector)});"
            " one?.scrollIntoView({ block: 'center', behavior: 'instant' });"
            " const { x, y, width, height } = one?.getBoundingClientRect() ?? {};"
            " return width && [Math.round(x + width / 2), Math.round(y + height / 2)]; })()"
        )
        moves = [{"type": "pointerMove", "x": at[0], "y": at[1]}]
        buttons = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        self._act({"type": "pointer", "id": "mouse", "actions": moves + buttons})

    def _act(self, source: dict[str, Any]) -> None:
        self._wire.ask("input.performActions", context=self._tab, actions=[source])

    def picture(self) -> bytes:
        """What the window shows, as PNG."""
        return base64.b64decode(self._wire.ask("browsingContext.captureScreenshot", context=self._tab)["data"])

    def complaints(self) -> list[str]:
        """Errors of scripts and of the console, answers that are errors, requests that would leave the site: since the
        last time.
        """
        self.evaluate("0")  # what has happened before is told before
        mine = [one for one in self._wire.told if _context(one) == self._tab]
        self._wire.told[:] = [one for one in self._wire.told if one not in mine]
        return [said for one in mine for said in self._complaint(one["method"], one["params"])]

    def _complaint(self, method: str, params: dict[str, Any]) -> Iterator[str]:
        if method == "log.entryAdded" and params["level"] == "error":
            yield f"{params['type']}: {params['text']}"
        elif method == "network.responseCompleted" and params["response"]["status"] >= FIRST_ERROR:
            yield f"{params['response']['status']}: {params['response']['url']}"
        elif method == "network.beforeRequestSent":
            address = urlsplit(params["request"]["url"])
            if address.netloc != self._own and address.scheme not in OWN_SCHEMES:
                yield f"request to {params['request']['url']}"


@contextmanager
def window(wire: Wire, home: str, size: tuple[int, int] = (1280, 900)) -> Iterator[Window]:
    """A new window; every complaint of the browser fails the test, unless the test asks for it."""
    opened = Window(wire, home, size)
    yield opened
    found = opened.complaints()
    opened.close()
    assert not found, "Firefox complained:\n" + "\n".join(found)


def _context(event: dict[str, Any]) -> str | None:
    params = event["params"]
    found = params["source"].get("context") if "source" in params else params.get("context")
    return str(found) if found else None
