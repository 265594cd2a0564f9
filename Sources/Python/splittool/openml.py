# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""openml-python's splits over this package's store: no shared pickle, nothing that can race."""

from __future__ import annotations

import contextlib
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np

from . import _splits
from ._errors import SplittoolError
from ._library import PathLike
from ._store import Store


class OpenMLSplit:
    """A split in the shape of ``openml.tasks.split.OpenMLSplit``.

    ``split[repeat][fold][sample]`` is a pair of arrays; ``get(repeat, fold, sample)`` gives it,
    too.
    """

    def __init__(self, name: Any, description: Any, split: dict[Any, Any]) -> None:
        self.description = description
        self.name = name
        self.split: dict[int, dict[int, dict[int, Any]]] = {}
        for repeat, folds in split.items():
            own = self.split.setdefault(int(repeat), {})
            for fold, samples in folds.items():
                own[int(fold)] = {int(sample): pair for sample, pair in samples.items()}
        first = next(iter(self.split.values()), {})
        self.repeats = len(self.split)
        if any(len(folds) != len(first) for folds in self.split.values()):
            raise ValueError("the repeats have different numbers of folds")
        self.folds = len(first)
        self.samples = len(next(iter(first.values()), {}))

    @classmethod
    def from_split(cls, split: _splits.Split) -> OpenMLSplit:
        """The same folds as openml-python shows them."""
        pairs: dict[int, dict[int, dict[int, Any]]] = {}
        pair_type = _pair_type()
        for key in split.keys():
            repeat, fold, sample = key
            rows = split[key]
            pairs.setdefault(repeat, {}).setdefault(fold, {})[sample] = pair_type(
                np.asarray(rows.train), np.asarray(rows.test)
            )
        return cls(split.name, "", pairs)

    @classmethod
    def _from_arff_file(cls, filename: PathLike) -> OpenMLSplit:
        """Reads a split file; nothing is written beside it."""
        return cls.from_split(_splits.read_split(filename, form="arff"))

    def get(self, repeat: int = 0, fold: int = 0, sample: int = 0) -> Any:
        """The train and test rows of a fold."""
        for name, table, key in (
            ("Repeat", self.split, repeat),
            ("Fold", self.split.get(repeat, {}), fold),
            ("Sample", self.split.get(repeat, {}).get(fold, {}), sample),
        ):
            if key not in table:
                raise ValueError(f"{name} {key} not known")
        return self.split[repeat][fold][sample]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, OpenMLSplit) and not hasattr(other, "split"):
            return NotImplemented
        other = cast("OpenMLSplit", other)
        mine, theirs = self.split, other.split
        if self.name != other.name or self.description != other.description:
            return False
        if mine.keys() != theirs.keys():
            return False
        for repeat, folds in mine.items():
            if folds.keys() != theirs[repeat].keys():
                return False
            for fold, samples in folds.items():
                if samples.keys() != theirs[repeat][fold].keys():
                    return False
                for sample, pair in samples.items():
                    twin = theirs[repeat][fold][sample]
                    if not all(np.array_equal(a, b) for a, b in zip(pair, twin)):
                        return False
        return True

    __hash__ = None  # type: ignore[assignment]


def _pair_type() -> Any:
    """openml-python's own pair where it is installed."""
    try:
        from openml.tasks.split import Split
    except ImportError:
        return _splits.Fold
    return Split


@contextlib.contextmanager
def install(directory: PathLike, **options: Any) -> Iterator[Store]:
    """Lets openml-python read its splits over a store, until the block ends.

    Its loader neither reads nor writes the pickle beside the source. Without ``with``,
    ``install(...).__enter__()`` lasts for the process.

    Parameters
    ----------
    directory : path
        The store's directory; ``options`` are those of `Store`.
    """
    import openml.tasks.split as target

    original = target.OpenMLSplit.__dict__["_from_arff_file"]
    store = Store(directory, **options)

    def from_store(cls: Any, filename: PathLike, *_: Any, **__: Any) -> Any:
        found = OpenMLSplit.from_split(store.get(filename))
        return cls(found.name, found.description, found.split)

    target.OpenMLSplit._from_arff_file = classmethod(from_store)
    try:
        yield store
    finally:
        target.OpenMLSplit._from_arff_file = original
        store.close()


@dataclass(frozen=True)
class Diagnosis:
    """What `doctor` found about one file of a cache tree.

    ``state`` is ``ok``, ``broken-split`` (an error page, a cut download), ``broken-pickle``,
    ``stale-pickle`` (its folds are not those of the ARFF file) or ``orphan-pickle``.
    """

    path: Path
    state: str
    detail: str = ""
    repaired: bool = False


def doctor(directory: PathLike, repair: bool = False) -> list[Diagnosis]:
    """Looks at every split of openml-python's cache, and at the pickles beside them.

    Pickles are read by a reader that runs no code. With ``repair``, pickles that are broken, stale
    or
    without a source are removed: openml-python makes them anew. Broken ARFF files are only named.
    """
    import os

    found: list[Diagnosis] = []
    root = Path(os.fsdecode(directory)).expanduser()
    seen: set[Path] = set()
    for source in sorted(root.rglob("datasplits.arff")):
        pickles = [source.with_suffix(".pkl.py3"), source.with_suffix(".pkl")]
        seen.update(pickles)
        try:
            split = _splits.read_split(source, form="arff")
        except (SplittoolError, OSError) as error:
            found.append(Diagnosis(source, "broken-split", str(error).split("\n")[0]))
            continue
        found.append(Diagnosis(source, "ok"))
        found += [_examine(path, split, repair) for path in pickles if path.exists()]
    for path in sorted({*root.rglob("*.pkl.py3"), *root.rglob("datasplits.pkl")} - seen):
        found.append(_remove(Diagnosis(path, "orphan-pickle"), repair))
    return found


def _examine(path: Path, split: _splits.Split, repair: bool) -> Diagnosis:
    try:
        own = _splits.read_split(path, form="pickle")
    except (SplittoolError, OSError, pickle.UnpicklingError) as error:
        return _remove(Diagnosis(path, "broken-pickle", str(error).split("\n")[0]), repair)
    if own != split:
        return _remove(Diagnosis(path, "stale-pickle"), repair)
    return Diagnosis(path, "ok")


def _remove(diagnosis: Diagnosis, repair: bool) -> Diagnosis:
    if not repair:
        return diagnosis
    diagnosis.path.unlink(missing_ok=True)
    return Diagnosis(diagnosis.path, diagnosis.state, diagnosis.detail, True)
