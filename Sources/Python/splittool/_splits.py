# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Train/test splits."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Mapping
from ctypes import c_void_p
from typing import IO, Any, NamedTuple, Union, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _library as native
from ._arguments import length, whole
from ._findings import Report
from ._library import PathLike, call, out, plain, take_bytes, take_json
from ._procedures import ProcedureData, row_ids
from ._sources import Source

Rows = NDArray[np.signedinteger[Any]]


class Fold(NamedTuple):
    """The train and test rows of one fold: read-only arrays of row ids, in the file's order."""

    train: Rows
    test: Rows


FoldKey = Union[int, "tuple[int, int]", "tuple[int, int, int]"]


class Split:
    """Train and test rows for every fold of every repeat.

    Iterating gives the folds by repeat, fold and sample; ``split[repeat, fold]`` gives one. It
    serves as ``cv=`` of scikit-learn. Splits compare, pickle, and cannot change.

    Examples
    --------
    >>> import splittool as st
    >>> split = st.Split.from_folds([([0, 1], [2, 3]), ([2, 3], [0, 1])], name="halves")
    >>> len(split), split.repeats, split.folds
    (2, 1, 2)
    >>> split[0, 1].test.tolist()
    [0, 1]
    >>> for train, test in split:
    ...     print(train.tolist(), test.tolist())
    [0, 1] [2, 3]
    [2, 3] [0, 1]
    """

    def __init__(self, handle: c_void_p) -> None:
        self._handle = handle
        count = plain("split_count")(handle)
        table = np.zeros((count, 5), dtype=np.int64)
        if count:
            plain("split_folds")(handle, native.address(table))
        self._table = table
        self._index = {(int(r), int(f), int(s)): i for i, (r, f, s, _, _) in enumerate(table)}
        self._largest = plain("split_largest_row")(handle)
        self._facts: dict[str, Any] | None = None

    def __del__(self) -> None:
        handle = getattr(self, "_handle", None)
        if handle:
            plain("split_free")(handle)

    # ------------------------------------------------------------------ made of other things

    @classmethod
    def from_folds(
        cls,
        folds: Iterable[tuple[ArrayLike, ArrayLike]]
        | Mapping[tuple[int, ...], tuple[ArrayLike, ArrayLike]],
        *,
        name: str = "splits",
    ) -> Split:
        """Makes a split of the train and test rows of its folds.

        Parameters
        ----------
        folds : iterable or mapping
            Pairs ``(train, test)`` of one repeat, or a mapping from ``(repeat, fold)`` or
            ``(repeat, fold, sample)`` to such pairs.
        name : str
            The relation's name in text forms.

        Raises
        ------
        ValueError
            If a row id is negative or too large, or a fold is given twice.
        """
        items: list[tuple[tuple[int, ...], Any]]
        if isinstance(folds, Mapping):
            items = [(_fold_key(key), pair) for key, pair in folds.items()]
        elif not isinstance(folds, Iterable) or isinstance(folds, (str, bytes)):
            raise TypeError(f"folds must be pairs or a mapping, not {type(folds).__name__}")
        else:
            items = [((0, index), pair) for index, pair in enumerate(folds)]
        ids = np.zeros((len(items), 3), dtype=np.int32)
        lists: tuple[list[NDArray[np.int64]], list[NDArray[np.int64]]] = ([], [])
        for index, (key, pair) in enumerate(items):
            ids[index, : len(key)] = key
            try:
                train, test = pair
            except (TypeError, ValueError):
                raise ValueError(f"fold {key!r} is not a pair of train and test rows") from None
            for rows, kept, part in ((train, lists[0], "train"), (test, lists[1], "test")):
                kept.append(row_ids(rows, f"{part} of fold {key!r}"))
        arrays = []
        for kept in lists:
            ends = np.cumsum([len(rows) for rows in kept], dtype=np.int64)
            rows = np.concatenate(kept) if kept else np.zeros(0, dtype=np.int64)
            arrays += [ends, np.ascontiguousarray(rows)]
        handle = out()
        call(
            "split_make", native.text_bytes(name, "name"), len(items), native.address(ids),
            *(native.address(array) for array in arrays), ctypes.byref(handle),
        )
        return cls(handle)

    @classmethod
    def from_sklearn(
        cls, cv: Any, X: Any, y: Any = None, groups: Any = None, *, name: str = "splits"
    ) -> Split:
        """Makes a split of whatever has scikit-learn's ``split(X, y, groups)``.

        The folds of a repeated splitter that says ``n_repeats`` become repeats.
        """
        if not hasattr(cv, "split"):
            raise TypeError(f"cv must have a method split, which {type(cv).__name__} has not")
        pairs = list(cv.split(X, y, groups))
        repeats = int(getattr(cv, "n_repeats", 1) or 1)
        if repeats > 1 and len(pairs) % repeats == 0:
            folds = len(pairs) // repeats
            return cls.from_folds(
                {divmod(index, folds): pair for index, pair in enumerate(pairs)}, name=name
            )
        return cls.from_folds(pairs, name=name)

    # ------------------------------------------------------------------------------- looking

    def __len__(self) -> int:
        return len(self._table)

    def __getitem__(self, key: FoldKey) -> Fold:
        if isinstance(key, (int, np.integer)):
            place = int(key) + (len(self) if key < 0 else 0)
            if not 0 <= place < len(self):
                raise IndexError(f"fold {key} of {len(self)}")
            return self._fold(place)
        if not isinstance(key, tuple):
            raise TypeError(
                "a fold is split[index], split[repeat, fold] or split[repeat, fold, sample], "
                f"not by {type(key).__name__}"
            )
        words = ("repeat", "fold", "sample")
        numbers = tuple(whole(number, name) for number, name in zip(key, words))
        if len(key) > len(words):
            raise KeyError(key)
        if len(numbers) == 2:
            numbers += (0,)
        found = cast("dict[tuple[int, ...], int]", self._index).get(numbers)
        if found is None:
            raise KeyError(key)
        return self._fold(found)

    def __iter__(self) -> Iterator[Fold]:
        return (self._fold(index) for index in range(len(self)))

    def __contains__(self, key: object) -> bool:
        if isinstance(key, tuple):
            return (key + (0,) if len(key) == 2 else key) in self._index
        return False

    def keys(self) -> list[tuple[int, int, int]]:
        """Repeat, fold and sample of all folds, in order."""
        return list(self._index)

    def _fold(self, index: int) -> Fold:
        _, _, _, train, test = (int(number) for number in self._table[index])
        return Fold(self._rows(index, 0, train), self._rows(index, 1, test))

    def _rows(self, index: int, part: int, count: int) -> Rows:
        rows = np.empty(count, dtype=np.uint32)
        if count:
            plain("split_rows")(self._handle, index, part, native.address(rows))
        result: Rows = rows.view(np.int32) if self._largest < 2**31 else rows.astype(np.int64)
        result.flags.writeable = False
        return result

    def _describe(self) -> dict[str, Any]:
        if self._facts is None:
            json = out()
            call("split_describe", self._handle, ctypes.byref(json))
            self._facts = take_json(json)
        return self._facts

    @property
    def name(self) -> str:
        """The relation's name."""
        return str(self._describe()["name"])

    @property
    def digest(self) -> str:
        """SHA-256 of the folds, the same in every form: 64 hexadecimal digits."""
        return str(self._describe()["digest"])

    @property
    def procedure(self) -> str:
        """The estimation procedure that the folds look like."""
        return str(self._describe()["procedure"])

    @property
    def repeats(self) -> int:
        """The number of repeats."""
        return int(self._describe()["repeats"])

    @property
    def folds(self) -> int:
        """The largest number of folds of a repeat."""
        return int(self._describe()["folds"])

    @property
    def samples(self) -> int:
        """The number of samples of a learning curve; 1 for other procedures."""
        return int(self._describe()["samples"])

    @property
    def rows(self) -> int:
        """The number of rows of the data set, as far as the folds show: the largest id and 1."""
        return int(self._largest) + 1

    def test_fold(self, repeat: int = 0) -> NDArray[np.int64]:
        """The fold in which each row is tested, -1 for rows that none tests.

        It is what ``sklearn.model_selection.PredefinedSplit`` takes.
        """
        result = np.full(self.rows, -1, dtype=np.int64)
        found = False
        for (own, fold, sample), index in self._index.items():
            if own == repeat and sample == 0:
                found = True
                result[self._fold(index).test] = fold
        if not found:
            raise KeyError(repeat)
        return result

    # -------------------------------------------------------------------------- scikit-learn

    def split(self, X: Any = None, y: Any = None, groups: Any = None) -> Iterator[Fold]:
        """The folds, as scikit-learn asks for them; the arguments do not matter."""
        if X is not None and self.rows > length(X, "X"):
            raise ValueError(f"the split is of {self.rows} rows, X has {length(X, 'X')}")
        return iter(self)

    def get_n_splits(self, X: Any = None, y: Any = None, groups: Any = None) -> int:
        """The number of folds over all repeats."""
        return len(self)

    # ------------------------------------------------------------------------------ checking

    def validate(
        self,
        *,
        procedure: str | None = None,
        rows: int | None = None,
        y: ArrayLike | None = None,
        groups: ArrayLike | None = None,
        time: ArrayLike | None = None,
        repeats: int | None = None,
        folds: int | None = None,
        percentage: float | None = None,
        regenerate: bool = False,
    ) -> Report:
        """Holds the split against the rules of splits.

        Returns
        -------
        Report
            A list of `Finding`; ``.ok`` is whether none is an error.
        """
        data = ProcedureData(
            procedure, n_rows=rows, y=y, groups=groups, time=time, repeats=repeats, folds=folds,
            percentage=percentage, regenerate=regenerate,
        )
        findings = out()
        call("split_validate", self._handle, data.pointer(), ctypes.byref(findings))
        return Report._from(take_json(findings))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Split):
            return NotImplemented
        return bool(plain("split_equal")(self._handle, other._handle))

    __hash__ = None  # type: ignore[assignment]

    def diff(self, other: Split) -> dict[str, Any] | None:
        """The first place where two splits part; None if they are equal."""
        if not isinstance(other, Split):
            raise TypeError(f"other must be a Split, not {type(other).__name__}")
        json = out()
        call("split_diff", self._handle, other._handle, ctypes.byref(json))
        found: dict[str, Any] | None = take_json(json)
        return found

    # ------------------------------------------------------------------------------- writing

    def to_bytes(self, form: str = "binary") -> bytes:
        """The split in a form: ``arff``, ``binary``, ``compressed``, ``json``, …"""
        buffer = out()
        call("split_encode", self._handle, native.text_bytes(form, "form"), ctypes.byref(buffer))
        return take_bytes(buffer)

    def save(self, path: PathLike, form: str | None = None, force: bool = False) -> None:
        """Writes a file that appears whole or not at all.

        Parameters
        ----------
        path : path
            Its suffix tells the form; ``.gz`` behind it packs the file.
        form : str, optional
            The form, where the suffix does not tell it.
        force : bool
            Whether a file that exists is replaced.

        Raises
        ------
        FileExistsError
            If the file exists and ``force`` is false.
        FormError
            If no form has the suffix, or the form cannot hold the split.
        """
        call(
            "split_save", self._handle, native.path_bytes(path), native.text_bytes(form, "form"),
            bool(force),
        )

    def plot(
        self, path: PathLike | None = None, y: ArrayLike | None = None, force: bool = False
    ) -> str:
        """The picture of the split as SVG, or as a page if the path ends in ``.html``."""
        html = path is not None and native.path_bytes(path).lower().endswith((b".html", b".htm"))
        if y is not None and length(y, "y") < self.rows:
            raise ValueError(f"y has {length(y, 'y')} values, the split is of {self.rows} rows")
        data = ProcedureData(None, y=y) if y is not None else None
        buffer = out()
        call(
            "split_plot", self._handle, html, data.pointer() if data else None,
            ctypes.byref(buffer),
        )
        picture = take_bytes(buffer)
        if path is not None:
            with open(path, "wb" if force else "xb") as file:
                file.write(picture)
        return picture.decode("utf-8")

    def _repr_html_(self) -> str:
        return self.plot()

    def __repr__(self) -> str:
        shape = f"{self.repeats} × {self.folds}"
        if self.samples > 1:
            shape += f" × {self.samples}"
        return f"<Split {self.name!r}: {shape} folds of {self.rows} rows>"

    def __copy__(self) -> Split:
        return self  # nothing of a split can change

    def __deepcopy__(self, memo: Any) -> Split:
        return self

    def __reduce__(self) -> Any:
        return (_from_bytes, (self.to_bytes("binary"),))


def _fold_key(key: Any) -> tuple[int, ...]:
    if not isinstance(key, tuple) or len(key) not in (2, 3):
        raise ValueError(f"folds: {key!r} is not (repeat, fold) or (repeat, fold, sample)")
    return tuple(whole(number, f"folds: a number of {key!r}", 0, 2**31 - 1) for number in key)


def _from_bytes(content: bytes) -> Split:
    return read_split(content)


def read_split(
    source: PathLike | bytes | IO[Any],
    *,
    form: str | None = None,
    strict: bool = False,
    threads: int | None = None,
    mmap: bool = False,
) -> Split:
    """Reads a split in any form: a path, bytes, a file object, or an fsspec URL.

    Parameters
    ----------
    source : path, bytes, file object or URL
        Text forms may be packed with gzip.
    form : str, optional
        The form, where neither the suffix nor the first bytes tell it.
    strict : bool
        Whether every leniency of the text forms is an error.
    threads : int, optional
        How many threads may work; all by default.
    mmap : bool
        Whether a file is mapped: faster, but a file that is cut meanwhile ends the process.

    Raises
    ------
    SplitError
        With path, line, column, code and hint, if the content is malformed.
    OSError
        If the file cannot be read.

    Examples
    --------
    >>> import splittool as st
    >>> text = b'''@relation halves
    ... @attribute type {TRAIN,TEST}
    ... @attribute rowid numeric
    ... @attribute repeat numeric
    ... @attribute fold numeric
    ... @data
    ... TRAIN,0,0,0
    ... TEST,1,0,0
    ... '''
    >>> st.read_split(text)
    <Split 'halves': 1 × 1 folds of 2 rows>
    """
    options = native.reading(form=form, strict=strict, threads=threads, mmap=mmap)
    handle = out()
    Source(source).read("split", options, handle)
    return Split(handle)


def generate(
    procedure: str = "crossvalidation",
    y: ArrayLike | None = None,
    *,
    n_rows: int | None = None,
    repeats: int | None = None,
    folds: int | None = None,
    percentage: float | None = None,
    groups: ArrayLike | None = None,
    time: ArrayLike | None = None,
    seed: int | None = None,
    test_rows: ArrayLike | None = None,
    name: str = "splits",
) -> Split:
    """Generates a split by any procedure; OpenML's cross-validation bit for bit.

    Examples
    --------
    >>> import splittool as st
    >>> split = st.generate("crossvalidation", y=["a", "b"] * 10, folds=5, seed=0)
    >>> len(split), split.validate(procedure="crossvalidation").ok
    (5, True)
    """
    data = ProcedureData(
        procedure, n_rows=n_rows, y=y, groups=groups, time=time, repeats=repeats, folds=folds,
        percentage=percentage, seed=seed, test_rows=test_rows, split_name=name,
    )
    if data.value.rows < 0:
        raise ValueError("the number of rows is not known: give y=, groups=, time= or n_rows=")
    handle = out()
    call("split_generate", data.pointer(), ctypes.byref(handle))
    return Split(handle)
