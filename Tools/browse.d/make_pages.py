# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Writes the pages that are looked at: a report for each procedure, for broken splits, and hostile names.

    make_pages.py FOLDER
"""

import os
import pathlib
import random
import shutil
import subprocess
import sys

TOOL = os.environ["BROWSE_SPLITTOOL"]
PROCEDURES = {
    "crossvalidation": ["--repeats", "10", "--target", "class"],
    "learning-curve": ["--folds", "3", "--target", "class"],
    "holdout": ["--repeats", "3"],
    "holdout-ordered": [],
    "leave-one-out": [],
    "test-on-training-data": [],
    "bootstrap": [],
    "stratified-holdout": ["--target", "class"],
    "group-k-fold": ["--groups", "site", "--folds", "5"],
    "stratified-group-k-fold": ["--groups", "site", "--target", "class", "--folds", "5"],
    "time-series": ["--folds", "5"],
}
HOSTILE = "</title><script>alert(1)</script>&amp;\u202eevil \"x\" " + "long" * 40


def write_data(path, names, relation):
    """A data set of 150 rows: a number, a site, a day and a class."""
    source = random.Random(7)

    def quoted(text):
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"

    with open(path, "w", encoding="utf-8") as file:
        file.write(f"@relation {quoted(relation)}\n\n@attribute size numeric\n")
        file.write("@attribute site numeric\n@attribute day numeric\n")
        file.write(f"@attribute class {{{','.join(map(quoted, names))}}}\n\n@data\n")
        for row in range(150):
            name = names[row * len(names) // 150]
            file.write(f"{source.gauss(5, 1):.2f},{row // 5},{row},{quoted(name)}\n")


def run(*arguments):
    subprocess.run([TOOL, *map(str, arguments)], check=True)


def main():
    folder = pathlib.Path(sys.argv[1])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    data = folder / "data.arff"
    write_data(data, ["setosa", "versicolor", "virginica"], "iris")
    for name, options in PROCEDURES.items():
        split = folder / f"{name}.splits"
        run("generate", data, split, "--procedure", name, *options)
        page = folder / f"{name}.html"
        run("report", split, page, "--procedure", name, "--data", data, "--target", "class")
    split = folder / "crossvalidation.splits"
    run(
        "report", split, folder / "all-broken.html", "--data", data, "--target", "class",
        "--groups", "site", "--time", "day",
    )
    run("report", split, folder / "plain.html")
    run("plot", split, folder / "plot.html", "--data", data, "--target", "class")

    names = [HOSTILE + str(number) for number in range(14)]
    write_data(folder / "hostile.arff", names, HOSTILE)
    hostile = folder / "hostile.arff.splits"
    run(
        "generate", folder / "hostile.arff", hostile, "--procedure", "crossvalidation",
        "--target", "class",
    )
    run(
        "report", hostile, folder / "all-hostile.html", "--data", folder / "hostile.arff",
        "--target", "class",
    )


if __name__ == "__main__":
    main()
