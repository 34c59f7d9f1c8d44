"""What a run left unread by its settings: drafts, and files that no rule is left for. It is said, never passed over."""

from collections.abc import Sequence

import msgspec

from factlint.archive.discovery import Discovery, shown
from factlint.archive.files import FileResult
from factlint.findings import Failure, Notice, Skipped


class Unread(msgspec.Struct, frozen=True):
    """What is to be said of what was left unread."""

    skipped: tuple[Skipped, ...]
    failed: tuple[Failure, ...]
    notices: tuple[Notice, ...]


def unread(found: Discovery, results: Sequence[FileResult], unruled: int) -> Unread:
    """What is to be said of drafts, and of `unruled` files that no rule looked at.

    A draft that was named is skipped; a folder or glob that holds nothing else has failed, unless it may be empty.
    """
    pairs = list(zip(found.files, results, strict=True))
    drafts = [file for file, result in pairs if result.drafts and not result.looked_at]
    others = {file.within for file, result in pairs if not (result.drafts and not result.looked_at)}
    empty = dict.fromkeys(file.within for file in drafts if file.within is not None and file.within not in others)
    count = sum(result.drafts for file, result in pairs if file.within is not None or result.looked_at)
    notices = []
    if count:
        notices.append(Notice(None, f"{_many(count, 'draft')} left out, as the settings say (drafts = “skip”)"))
    if unruled:
        notices.append(Notice(None, f"the settings leave no rule to run over {_many(unruled, 'file')}"))
    return Unread(
        tuple(Skipped(file.shown, "a draft, and the settings skip drafts") for file in drafts if file.within is None),
        ()
        if found.allow_empty
        else tuple(Failure(shown(path), None, "every article in it is a draft") for path in empty),
        tuple(notices),
    )


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
