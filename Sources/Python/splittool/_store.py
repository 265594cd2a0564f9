# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""The store: a directory of cached splits that cannot race."""

from __future__ import annotations

import ctypes
from ctypes import c_void_p
from dataclasses import dataclass
from typing import Any

from . import _library as native
from ._arguments import real, whole
from ._library import PathLike, call, out, plain, take_json
from ._splits import Fold, Split

#: What `Store.list` gives: a dict for each entry.
Entries = list[dict[str, Any]]


@dataclass(frozen=True)
class Answer:
    """How the store came by its last answer.

    ``outcome`` is ``hit``, ``miss`` or ``healed``; ``reason`` says why the entry could not be used,
    ``note`` why nothing was published.
    """

    outcome: str
    reason: str | None
    entry: str | None
    codec: str
    digest: str
    note: str | None


class _Handle:
    """A native store, freed when neither a `Store` nor a call that runs needs it any more."""

    def __init__(self, pointer: c_void_p) -> None:
        # A call is given this object itself, so its arguments keep the store until it ends.
        self._as_parameter_ = pointer

    def __del__(self) -> None:
        plain("store_free")(self._as_parameter_)


class Store:
    """A directory of cached splits, for any number of processes and threads at once.

    An entry appears whole or not at all; every byte that is read was verified; damage is healed.
    Nothing is written outside of the directory. A pickled store is opened anew where it arrives.

    Parameters
    ----------
    directory : path
        Made with rights 0700 if it is missing and its parent is there.
    codec : str
        The form of entries.
    durability : {"relaxed", "durable"}
        Whether an entry survives a loss of power right after it was made.
    check : {"record", "content"}
        Whether the source's bytes are read each time.
    shared : bool
        Whether the directory's group shares it.
    wait : float
        Seconds to wait for another process that makes the same entry.

    Examples
    --------
    >>> import splittool as st, tempfile, os
    >>> with tempfile.TemporaryDirectory() as place:
    ...     path = os.path.join(place, "halves.arff")
    ...     st.Split.from_folds([([0], [1]), ([1], [0])]).save(path)
    ...     store = st.Store(os.path.join(place, "cache"))
    ...     _ = store.get(path); print(store.last.outcome)
    ...     _ = store.get(path); print(store.last.outcome)
    miss
    hit
    """

    def __init__(
        self,
        directory: PathLike,
        codec: str = "binary",
        durability: str = "relaxed",
        check: str = "record",
        shared: bool = False,
        wait: float = 0,
    ) -> None:
        if durability not in ("relaxed", "durable"):
            raise ValueError(f"durability is 'relaxed' or 'durable', not {durability!r}")
        if check not in ("record", "content"):
            raise ValueError(f"check is 'record' or 'content', not {check!r}")
        options = native.StoreOptions(
            native.text_bytes(codec, "codec"), durability == "durable", check == "content",
            bool(shared), real(wait, "wait", 0),
        )
        handle = out()
        call(
            "store_open", native.path_bytes(directory, "directory"), ctypes.byref(options),
            ctypes.byref(handle),
        )
        self._handle: _Handle | None = _Handle(handle)
        self._arguments = (directory, codec, durability, check, shared, wait)
        self.last: Answer | None = None

    def close(self) -> None:
        """Closes the store; using it afterwards is an error. Calls that run still end well."""
        self._handle = None

    def __reduce__(self) -> Any:
        # Another process opens the directory itself.
        self._open()
        return (Store, self._arguments)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _open(self) -> _Handle:
        handle = self._handle
        if handle is None:
            raise ValueError("the store is closed")
        return handle

    def get(self, source: PathLike) -> Split:
        """The split of a file: from its entry, or parsed and published."""
        split, answer = out(), out()
        call(
            "store_get", self._open(), native.path_bytes(source, "source"), ctypes.byref(split),
            ctypes.byref(answer),
        )
        self.last = Answer(**take_json(answer))
        return Split(split)

    def fold(self, source: PathLike, repeat: int, fold: int, sample: int = 0) -> Fold:
        """One fold of the split of a file; a hit reads no more than it must.

        Raises
        ------
        KeyError
            If the split has no such fold.
        """
        for number, name in ((repeat, "repeat"), (fold, "fold"), (sample, "sample")):
            if not 0 <= whole(number, name) < 2**31:
                raise KeyError((repeat, fold, sample))
        split, answer = out(), out()
        call(
            "store_fold", self._open(), native.path_bytes(source, "source"), repeat, fold, sample,
            ctypes.byref(split), ctypes.byref(answer),
        )
        self.last = Answer(**take_json(answer))
        found = Split(split)
        if not len(found):
            raise KeyError((repeat, fold, sample))
        return found[0]

    def _maintain(
        self, verb: str, max_bytes: int = -1, max_age: float = -1, dry_run: bool = False
    ) -> Any:
        report = out()
        call(
            "store_maintain", self._open(), verb.encode(), max_bytes, max_age, dry_run,
            ctypes.byref(report),
        )
        return take_json(report)

    def list(self) -> Entries:
        """The entries: path, key, codec, bytes, and the time of last use in seconds since 1970."""
        entries: Entries = self._maintain("list")
        return entries

    def verify(self) -> dict[str, Any]:
        """Checks every byte of every entry."""
        report: dict[str, Any] = self._maintain("verify")
        return report

    def repair(self, dry_run: bool = False) -> dict[str, Any]:
        """Removes what `verify` finds bad; the next `get` makes it anew."""
        report: dict[str, Any] = self._maintain("repair", dry_run=dry_run)
        return report

    def prune(
        self,
        max_bytes: int | None = None,
        max_age: float | None = None,
        dry_run: bool = False,
    ) -> dict[str, Any]:
        """Removes entries until the limits hold, those first whose last use is longest ago."""
        report: dict[str, Any] = self._maintain(
            "prune", -1 if max_bytes is None else whole(max_bytes, "max_bytes", 0),
            -1 if max_age is None else real(max_age, "max_age", 0), bool(dry_run),
        )
        return report

    def clear(self, dry_run: bool = False) -> dict[str, Any]:
        """Removes all entries, and what dead writers left."""
        report: dict[str, Any] = self._maintain("clear", dry_run=dry_run)
        return report
