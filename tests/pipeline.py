"""A small spaCy pipeline, trained on a few made-up sentences and installed in a folder as `spacy package` would.

Run as `python pipeline.py FOLDER NAME` in a process of its own: spaCy is an extra, and its import is slow and may warn.
"""

import sys
from pathlib import Path

import spacy
from spacy.training import Example

SENTENCES: tuple[tuple[str, list[tuple[int, int, str]]], ...] = (
    ("Zorbla Quint met the press in vantoria.", [(0, 12, "PERSON"), (30, 38, "GPE")]),
    ("The Grumbold Institute praised Zorbla Quint.", [(0, 22, "ORG"), (31, 43, "PERSON")]),
    ("In vantoria the Grumbold Institute closed.", [(3, 11, "GPE"), (12, 34, "ORG")]),
    ("Zorbla Quint’s flat in vantoria was empty.", [(0, 14, "PERSON"), (23, 31, "GPE")]),
    ("Zorbla Quint left vantoria for vanntoria.", [(0, 12, "PERSON"), (18, 26, "GPE"), (31, 40, "GPE")]),
    ("The talks go on.", []),
)
INIT = """from pathlib import Path

from spacy.util import load_model_from_init_py


def load(**overrides):
    return load_model_from_init_py(__file__, **overrides)
"""


def main(folder: Path, name: str) -> None:
    """Train the pipeline and write it, as a package that is installed, into the folder."""
    spacy.util.fix_random_seed(1)
    pipeline = spacy.blank("en", meta={"name": name.removeprefix("en_"), "version": "1.0.0"})
    pipeline.add_pipe("ner")
    examples = [Example.from_dict(pipeline.make_doc(text), {"entities": marks}) for text, marks in SENTENCES]
    optimizer = pipeline.initialize(lambda: examples)
    for _ in range(60):
        pipeline.update(examples, sgd=optimizer, drop=0.0)
    package = folder / name
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(INIT)
    pipeline.to_disk(package / f"{name}-1.0.0")
    (package / "meta.json").write_bytes((package / f"{name}-1.0.0" / "meta.json").read_bytes())
    info = folder / f"{name}-1.0.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0.0\n")
    (info / "entry_points.txt").write_text(f"[spacy_models]\n{name} = {name}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
