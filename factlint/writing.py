"""Putting a file in another's place, all of it or nothing."""

import contextlib
import os
import shutil
from pathlib import Path

from factlint.errors import WriteError


def replace(path: Path, data: bytes, *, expected: bytes | None = None) -> None:
    """Write a file beside the one at a path, then rename it: nobody ever reads half a file.

    A symbolic link stays one, its target is replaced; the permissions are kept. With `expected` the file is left alone
    unless that is what it still holds. Raises WriteError.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        if expected is not None and not os.access(target, os.W_OK):
            raise WriteError("it is read-only")
        with beside.open("xb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        if target.exists():
            shutil.copymode(target, beside)
        if expected is not None and target.read_bytes() != expected:
            raise WriteError("it has changed while it was checked")
        beside.replace(target)
    except OSError as error:
        raise WriteError(error.strerror or str(error)) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
