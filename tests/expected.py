"""Expected output: kept in tests/snapshots/, written anew with FACTLINT_UPDATE=1, then read before it is committed."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "snapshots"
COMMAND = "FACTLINT_UPDATE=1 python -m pytest"


def matches(name: str, text: str) -> None:
    """Assert that a text is the one kept under that name, byte for byte."""
    path = FOLDER / name
    if os.environ.get("FACTLINT_UPDATE"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    assert path.exists(), f"no {path.name} yet: {COMMAND}, then read it"
    kept = path.read_bytes().decode("utf-8")
    assert text == kept, f"{path.name} differs; if the new text is the better one: {COMMAND}"
