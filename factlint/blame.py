"""What an error of somebody's code is told as: its kind, its message, and the line of code it came from."""

from pathlib import PurePath


def told(error: BaseException) -> str:
    """One line: `ZeroDivisionError: division by zero (my_rules.py:12)`."""
    import traceback  # noqa: PLC0415  # only when something broke

    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({PurePath(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    said = " ".join(str(error).split())
    return f"{type(error).__name__}{': ' if said else ''}{said}{where}"
