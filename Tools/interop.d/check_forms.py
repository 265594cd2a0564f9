# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Hands split files to the libraries that people use, and theirs to us.

    check_forms.py

NumPy loads every npz without pickles, and maps it by offset; pandas reads csv, PyYAML yaml, Python's json
json; openml-python loads our pickle where it would load its own, under this NumPy and under 1.26; scikit-learn
cross-validates on what json gives. What each of them writes is read by us. The tool is $INTEROP_SPLITTOOL, by
default the release build of this package.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import warnings
import zipfile

import numpy

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = pathlib.Path(os.environ.get("INTEROP_BUILD", ROOT / ".build/interop"))
OLD_NUMPY = ["numpy==1.26.4", "openml==0.15.1", "scipy<1.17", "pandas<3"]
SOURCES = sorted((ROOT / "Fixtures/golden/arff/v1").glob("*.arff"))


def tool():
    given = os.environ.get("INTEROP_SPLITTOOL")
    if given:
        return given
    subprocess.run(
        ["swift", "build", "--quiet", "-c", "release", "--product", "splittool", "--package-path", ROOT], check=True)
    return str(ROOT / ".build/release/splittool")


def convert(source, target):
    subprocess.run([TOOL, "convert", "--force", str(source), str(target)], check=True, stdout=subprocess.DEVNULL)
    return target


def cells(path):
    """The cells of any file, by way of our json."""
    if path.suffix != ".json":
        path = convert(path, path.with_name(path.name + ".json"))
    document = json.loads(path.read_text(encoding="utf-8"))
    return {(c["repeat"], c["fold"], c["sample"]): (c["train"], c["test"]) for c in document["cells"]}


def check_npz(arff, expected, folder):
    path = convert(arff, folder / "x.npz")
    with numpy.load(path, allow_pickle=False) as archive:
        found = {}
        for repeat, fold, sample in archive["cells"].tolist():
            name = f"r{repeat}_f{fold}_s{sample}_"
            found[repeat, fold, sample] = (archive[name + "train"].tolist(), archive[name + "test"].tolist())
        assert found == expected, "arrays"
        arrays = {name: archive[name] for name in archive.files}
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            check_mapping(path, member, arrays[member.filename.removesuffix(".npy")])
    for save in (numpy.savez, numpy.savez_compressed):
        save(folder / "theirs.npz", **arrays)
        assert cells(folder / "theirs.npz") == expected, "back"


def check_mapping(path, member, array):
    with open(path, "rb") as file:
        file.seek(member.header_offset + 26)
        lengths = numpy.frombuffer(file.read(4), "<u2").tolist()
        start = member.header_offset + 30 + sum(lengths)
        file.seek(start)
        version = numpy.lib.format.read_magic(file)
        assert version == (1, 0), "version"
        shape, _, kind = numpy.lib.format.read_array_header_1_0(file)
        offset = file.tell()
    assert offset % 64 == 0, "alignment"
    if array.size:
        mapped = numpy.memmap(path, kind, "r", offset, shape)
        assert (mapped == array).all(), "mapped"


def check_csv(arff, expected, folder):
    import pandas

    table = pandas.read_csv(convert(arff, folder / "x.csv"))
    if "sample" not in table:
        table["sample"] = 0
    found = {key: ([], []) for key in expected}
    for kind, row, repeat, fold, sample in table[["type", "rowid", "repeat", "fold", "sample"]].itertuples(index=False):
        found[repeat, fold, sample][kind == "TEST"].append(row)
    assert found == expected, "rows"
    table.to_csv(folder / "theirs.csv", index=False)
    assert cells(folder / "theirs.csv") == expected, "back"


def check_yaml(arff, expected, folder):
    import yaml

    path = convert(arff, folder / "x.yaml")
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = {(c["repeat"], c["fold"], c["sample"]): (c["train"], c["test"]) for c in document["cells"]}
    assert found == expected, "cells"
    assert document["name"] == json.loads((folder / "x.json").read_text(encoding="utf-8"))["name"], "name"
    (folder / "theirs.yaml").write_text(yaml.safe_dump(document), encoding="utf-8")
    assert cells(folder / "theirs.yaml") == expected, "back"


def check_json(arff, expected, folder):
    lines = convert(arff, folder / "x.ndjson").read_text(encoding="utf-8").split("\n")
    found = {(c["repeat"], c["fold"], c["sample"]): (c["train"], c["test"]) for c in map(json.loads, lines[1:-2])}
    assert found == expected, "ndjson"
    document = json.loads((folder / "x.json").read_text(encoding="utf-8"))
    theirs = folder / "theirs.json"
    theirs.write_text(json.dumps(document, indent=1), encoding="utf-8")
    assert cells(convert(theirs, folder / "back.ndjson")) == expected, "back"


def check_pickle(arff, expected, folder):
    """Under this NumPy and under 1.26; openml-python wants repeats and folds without gaps."""
    repeats, folds, samples = (sorted(set(numbers)) for numbers in zip(*expected))
    if len(expected) != (repeats[-1] + 1) * (folds[-1] + 1) * (samples[-1] + 1):
        return
    shutil.copy(arff, folder / "y.arff")
    convert(arff, folder / "y.pkl.py3")
    for python in (sys.executable, old_python()):
        ours = openml_cells(python, folder / "y.arff")
        assert ours == expected, f"loaded by {python}"
        theirs = folder / "z.arff"
        shutil.copy(arff, theirs)
        (folder / "z.pkl.py3").unlink(missing_ok=True)
        assert openml_cells(python, theirs) == expected, "from the text"
        assert cells(folder / "z.pkl.py3") == expected, "back"


def openml_cells(python, arff):
    command = [python, __file__, "--openml", str(arff)]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {tuple(key): (train, test) for key, train, test in json.loads(output.splitlines()[-1])}


def print_openml_cells(arff):
    from openml.tasks.split import OpenMLSplit

    split = OpenMLSplit._from_arff_file(pathlib.Path(arff))
    print(json.dumps([
        [[int(repeat), int(fold), int(sample)], cell.train.tolist(), cell.test.tolist()]
        for repeat, folds in split.split.items() for fold, samples in folds.items()
        for sample, cell in samples.items()
    ]))


def old_python():
    python = BUILD / "venv-numpy-1.26/bin/python"
    if "INTEROP_OLD_PYTHON" in os.environ:
        return os.environ["INTEROP_OLD_PYTHON"]
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", python.parent.parent], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *OLD_NUMPY], check=True)
    return str(python)


def check_sklearn(arff, expected, folder):
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_score

    rows = 1 + max(row for lists in expected.values() for rows in lists for row in rows)
    if not 10 <= rows <= 10_000 or any(not train or not test for train, test in expected.values()):
        return
    features = numpy.arange(rows * 2).reshape(rows, 2) % 7
    scores = cross_val_score(
        LogisticRegression(), features, features.sum(axis=1) % 2, cv=list(expected.values()), error_score=0)
    assert len(scores) == len(expected), "scores"


def main():
    warnings.simplefilter("ignore")
    failed = 0
    checks = [check_json, check_npz, check_csv, check_yaml, check_pickle, check_sklearn]
    print(f"{'file':32}" + "".join(f"{check.__name__[6:]:>10}" for check in checks))
    for arff in SOURCES:
        line = f"{arff.stem:32}"
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            expected = cells(convert(arff, folder / "x.json"))
            for check in checks:
                try:
                    check(arff, expected, folder)
                    line += f"{'equal':>10}"
                except Exception as error:
                    failed += 1
                    line += f"{'DIFFERS':>10}"
                    print(f"{arff.name}: {check.__name__}: {type(error).__name__}: {error}", file=sys.stderr)
        print(line)
    return 1 if failed or not SOURCES else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--openml"]:
        print_openml_cells(sys.argv[2])
    else:
        TOOL = tool()
        sys.exit(main())
