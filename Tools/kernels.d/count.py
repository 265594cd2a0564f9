# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Counts instructions of jobs on small data, and compares them with the saved table."""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

TABLE = Path(__file__).parent / "instructions.txt"
LIMIT = 1.05
SIZE = 4_000_000
DATA = ["N", "N2", "Q"]
FORMS = ["csv", "arff", "json", "ndjson"]

# A job is a command of the tool; braces name files of the work folder.
JOBS = {"start": "version"}
for name in DATA:
    # The rows of a form that is read are the same, and so is what is written.
    for source in ["arff", "csv", "json"]:
        JOBS[f"{name} {source} to npz"] = f"convert {{{name}.{source}}} - --to npz --lossy"
    for target in FORMS:
        JOBS[f"{name} arff to {target}"] = f"convert {{{name}.arff}} - --to {target}"


def run(words):
    done = subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, words))}: ended with {done.returncode}:\n{done.stderr[-600:]}")
    return done.stderr


def make(work):
    for name in DATA:
        arff = work / f"{name}.arff"
        run([work / "splitbench", "make-table", name, arff, str(SIZE)])
        for form in ["csv", "json"]:
            run([work / "splittool", "convert", arff, work / f"{name}.{form}"])


def count(work, command):
    words = [
        str(work / word[1:-1]) if word.startswith("{") else word for word in command.split()
    ]
    threads = ["--threads", "1"] if words[0] == "convert" else []
    errors = run([
        "valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", work / "splittool",
        *words, *threads,
    ])
    found = re.search(r"Collected : (\d+)", errors)
    if not found:
        sys.exit(f"{command}: callgrind counted nothing:\n{errors[-600:]}")
    return int(found[1])


def saved():
    if not TABLE.exists():
        return {}
    lines = (line.rsplit(None, 1) for line in TABLE.read_text().splitlines())
    return {job.strip(): int(number) for job, number in lines}


parser = argparse.ArgumentParser()
parser.add_argument("work", type=Path)
parser.add_argument("jobs", nargs="*", help="parts of names; all by default")
options = parser.parse_args()
make(options.work)
before = saved()
now = {}
print("| job | million instructions | of the saved |")
print("|---|---:|---:|")
for job, command in JOBS.items():
    if options.jobs and not any(part in job for part in options.jobs):
        continue
    now[job] = count(options.work, command)
    ratio = now[job] / before[job] if job in before else None
    mark = "new" if ratio is None else f"{ratio:.3f}" + (" **more**" if ratio > LIMIT else "")
    print(f"| {job} | {now[job] / 1e6:,.1f} | {mark} |", flush=True)
if os.environ.get("SPLITTOOL_RECORD"):
    lines = [f"{job:<20} {number}" for job, number in {**before, **now}.items()]
    TABLE.write_text("\n".join(lines) + "\n")
    sys.exit("recorded; this is no comparison")
sys.exit(any(job not in before or now[job] > before[job] * LIMIT for job in now))
