# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Counts instructions for n and 2n of each family; at full size, time and memory."""

import argparse
import re
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmark.d"))
from families import FAMILIES, START  # noqa: E402
from memory import run_watched  # noqa: E402

LIMIT = 2.3


def make(family, n):
    path = options.work / "input.arff"
    with path.open("wb") as file:
        family.write(n, file)
    return path


def command(family, path):
    program = str(options.work / "splittool")
    return [program, *(str(path) if word == "{}" else word for word in family.command.split())]


def check(family, status, errors):
    """The program must succeed, or end with the family's error."""
    fits = f"[{family.code}]" in errors if family.code else status == 0
    if not fits:
        sys.exit(f"{family.name}: ended with {status}: {errors[-600:]}")


def instructions(words):
    """The instructions of a run, its status and what it said."""
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *words],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace",
    )
    count = re.search(r"Collected : (\d+)", done.stderr)
    if not count:
        sys.exit(f"{' '.join(words)}: callgrind counted nothing:\n{done.stderr[-600:]}")
    return int(count[1]), done.returncode, done.stderr


def start_up(family):
    """The instructions of a start with the family's command on a file of one row."""
    path = options.work / "small.arff"
    path.write_bytes(START + b"@attribute a numeric\n@data\n1\n")
    return instructions(command(family, path))[0]


def grow(family):
    least = start_up(family)
    counts = []
    for n in (family.size, family.size * 2):
        count, status, errors = instructions(command(family, make(family, n)))
        check(family, status, errors)
        counts.append(count - least)
    ratio = counts[1] / counts[0]
    mark = "" if ratio < LIMIT else " **too steep**"
    print(
        f"| {family.name} | {family.size:,} | {counts[0] / 1e6:,.1f} | {counts[1] / 1e6:,.1f} |"
        f" {counts[0] / family.size:,.0f} | {ratio:.2f}{mark} |",
        flush=True,
    )
    return ratio < LIMIT


def run_full(family):
    path = make(family, family.full)
    start = time.perf_counter()
    result = run_watched(command(family, path))
    seconds = time.perf_counter() - start
    check(family, result.status, result.errors)
    print(
        f"| {family.name} | {family.full:,} | {path.stat().st_size / 1e6:,.0f} | {seconds:.2f} |"
        f" {result.own:.0f} | {result.mapped:.0f} |",
        flush=True,
    )


parser = argparse.ArgumentParser()
parser.add_argument("work", type=Path)
parser.add_argument("--full", action="store_true", help="run the full sizes, too")
parser.add_argument("families", nargs="*", help="parts of names; all by default")
options = parser.parse_args()
wanted = [
    family for family in FAMILIES
    if not options.families or any(part in family.name for part in options.families)
]
print("| family | n | million instructions for n | for 2n | instructions per n | ratio |")
print("|---|---:|---:|---:|---:|---:|")
are_linear = [grow(family) for family in wanted]
if options.full:
    print("\n| family at full size | n | MB | seconds | own memory, MB | of the file, MB |")
    print("|---|---:|---:|---:|---:|---:|")
    for family in wanted:
        run_full(family)
sys.exit(0 if all(are_linear) else 1)
