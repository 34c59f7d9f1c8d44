"""Times of day: 10:15 a.m., 20:00 GMT, at 7:30 on Monday."""

import msgspec

from factlint.reading.tokens import Token, Tokens
from factlint.reading.voice import Voice, Voices
from factlint.spans import Span

_HOURS, _MINUTES = 24, 60


class ClockTime(msgspec.Struct, frozen=True):
    """A time of day in figures, as written: the hour may be 25, the minute 75."""

    span: Span
    hour: int
    minute: int
    voice: Voice

    @property
    def real(self) -> bool:
        """Whether a day has that hour and minute; 24:00 is midnight."""
        return self.minute < _MINUTES and (self.hour < _HOURS or (self.hour == _HOURS and self.minute == 0))


def read_clock_times(tokens: Tokens, voices: Voices) -> tuple[ClockTime, ...]:
    """The times of day of an article in order.

    A score, a verse, a ratio, a running time is none: a time has a.m. or p.m., a zone or a day
    behind it, or stands between `at` and `on` with a day.
    """
    found = []
    for colon in tokens.of("pause-mark"):
        if colon.text == ":" and 0 < colon.index < len(tokens) - 1:
            hour, minute = tokens[colon.index - 1], tokens[colon.index + 1]
            if _is_clock(hour, colon, minute) and not _counts_seconds(tokens, hour) and _is_time(tokens, hour, minute):
                span = Span(hour.start, minute.end)
                found.append(ClockTime(span, int(hour.text), int(minute.text), voices.of(span)))
    return tuple(found)


def _is_clock(hour: Token, colon: Token, minute: Token) -> bool:
    """Whether one or two figures, a colon and two figures touch."""
    return (
        hour.end == colon.start
        and colon.end == minute.start
        and len(hour.text) <= 2
        and len(minute.text) == 2
        and hour.text.isdecimal()
        and minute.text.isdecimal()
    )


def _counts_seconds(tokens: Tokens, hour: Token) -> bool:
    """Whether a colon touches from before: what looks like hour and minute are minute and second."""
    before = tokens[hour.index - 1] if hour.index else None
    return before is not None and before.text == ":" and before.end == hour.start


def _is_time(tokens: Tokens, hour: Token, minute: Token) -> bool:
    """Whether what stands around shows a time of day."""
    behind = tokens.all[minute.index + 1 : minute.index + 3]
    if not behind or behind[0].start == minute.end:
        return False
    if _names_day_or_zone(behind[0]):
        return True
    before = tokens[hour.index - 1] if hour.index else None
    on_a_day = behind[0].text == "on" and len(behind) > 1 and _names_day_or_zone(behind[1])
    return on_a_day and before is not None and before.text.lower() == "at"


def _names_day_or_zone(token: Token) -> bool:
    return bool(token.classes & {"clock-cue", "weekday", "month"})
