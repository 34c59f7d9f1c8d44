"""Write the schema of the settings: `python -m factlint.config.schema`."""

import json
import sys

from factlint import __version__, plugins
from factlint.config.schema import FILE, settings_schema
from factlint.manual.__main__ import BUILT_IN
from factlint.reporters.project import homepage


def schema_text() -> str:
    """The schema of the built-in rules, as it is shipped."""
    address = f"{homepage()}/raw/v{__version__}/factlint/config/{FILE.name}"
    rules = [info for info in plugins.load().infos if info.module.startswith(BUILT_IN)]
    return json.dumps(settings_schema(rules, address), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(schema_text(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{FILE}\n")
