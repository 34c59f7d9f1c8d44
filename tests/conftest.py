"""What holds for every test: drawn examples are the same in every run, however slow the machine."""

from hypothesis import settings

settings.register_profile("factlint", derandomize=True, deadline=None)
settings.load_profile("factlint")
