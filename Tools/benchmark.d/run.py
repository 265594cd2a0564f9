# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Runs splitbench and its peers in turn on the same files and prints Markdown tables.

One figure is one process that reads the file twice and reports the second time, so libraries are
loaded and the file is in memory. Contestants take turns; the table gives medians and minima over
the rounds and the ratio of minima. A peer that is too slow for the whole file reads a hundredth of
it; its time is scaled and marked, its memory is that of the hundredth. Peak memory is what the
system counts, pages of a mapped file included.
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from memory import convert_in_little_memory, run_watched

here = Path(__file__).parent
CSV_READERS = ["polars", "pyarrow", "duckdb", "pandas"]
JOBS = {
    # name: (bytes or rows, kind of job, peers on the whole file, peers on a hundredth)
    "S": (200_000, "split", CSV_READERS, ["openml", "liac-arff", "weka"]),
    "N": (500_000_000, "table", CSV_READERS, ["liac-arff", "scipy", "weka"]),
    "N2": (300_000_000, "table", CSV_READERS, ["liac-arff", "scipy", "weka"]),
    "Q": (250_000_000, "table", ["pyarrow", "duckdb", "pandas"], ["liac-arff", "scipy", "weka"]),
}
ONE_THREAD_ONLY = {"pandas", "openml", "liac-arff", "scipy", "weka"}
CLASSPATH = os.environ.get("BENCHMARK_CLASSPATH")


def make(bench, job, folder, divisor):
    size, kind, _, _ = JOBS[job]
    arff = folder / f"{job}-{divisor}.arff"
    if not arff.exists():
        temporary = arff.with_suffix(".part")
        if kind == "split":
            command = [bench, "make-split", temporary, str(size // divisor)]
        else:
            command = [bench, "make-table", job, temporary, str(size // divisor)]
        subprocess.run(command, check=True)
        temporary.rename(arff)
    csv = arff.with_suffix(".csv")
    if not csv.exists():
        # In pieces, since files are large.
        with arff.open("rb") as source, csv.open("wb") as target:
            while source.readline() != b"@data\n":
                pass
            shutil.copyfileobj(source, target)
            target.write(b"\n" if kind == "split" else b"")
    return arff, csv


def measure(command):
    """Milliseconds as the process reports them, and its peak memory in MB."""
    with tempfile.TemporaryFile() as output:
        # Fifty looks a second cost no measurable time.
        result = run_watched(command, output, interval=0.02)
        output.seek(0)
        words = output.read().split()
    if result.status != 0 or not words:
        return None, result.errors.strip().splitlines()[-1:] or ["no output"]
    return float(words[0]), result.peak


def peer_command(peer, path, threads, job):
    if peer == "weka":
        return ["java", "-Xmx6g", "-cp", CLASSPATH, "WekaTimer", path]
    return [sys.executable, here / "peer.py", peer, path, str(threads), job]


def run(bench, job, folder, divisor, rounds):
    _, kind, peers, slow = JOBS[job]
    arff, csv = make(bench, job, folder, divisor)
    small, _ = make(bench, job, folder, divisor * 100) if divisor == 1 else (arff, csv)
    contestants = []
    for threads in (1, 2):
        contestants.append(("splittool", threads, [bench, kind, arff, str(threads)], 1))
        for peer in peers:
            if threads == 1 or peer not in ONE_THREAD_ONLY:
                contestants.append((peer, threads, peer_command(peer, csv, threads, job), 1))
    factor = 100 if divisor == 1 else 1
    for peer in slow:
        if peer == "weka" and not CLASSPATH:
            print("note: no JDK, so no Weka", file=sys.stderr)
            continue
        contestants.append((peer, 1, peer_command(peer, small, 1, job), factor))
    times = {}
    refusals = {}
    for turn in range(rounds):
        for name, threads, command, factor in contestants:
            if factor > 1 and turn >= 3:
                continue
            milliseconds, memory = measure(command)
            if milliseconds is None:
                refusals[name, threads] = memory[0]
                continue
            times.setdefault((name, threads, factor), []).append((milliseconds * factor, memory))
    print(f"\n### {job}: {arff.stat().st_size / 1e6:.1f} MB\n")
    print("| reader | threads | median ms | minimum ms | MB/s | × slower than splittool | peak MB |")
    print("|---|---|---|---|---|---|---|")
    for (name, threads, factor), values in times.items():
        figures = [value for value, _ in values]
        ours = min(value for value, _ in times[("splittool", threads, 1)])
        rate = arff.stat().st_size / 1e3 / min(figures)
        print(
            f"| {name}{' (scaled)' if factor > 1 else ''} | {threads} |"
            f" {statistics.median(figures):.1f} | {min(figures):.1f} | {rate:.0f} |"
            f" {min(figures) / ours:.1f} | {max(memory for _, memory in values):.0f} |"
        )
    for (name, threads), reason in refusals.items():
        print(f"| {name} | {threads} | cannot read it: {reason[:80]} | | | | |")
    for threads in (1, 2):
        # A peer without threads counts in both columns.
        ours = min(value for value, _ in times[("splittool", threads, 1)])
        rivals = [
            (min(value for value, _ in values), name)
            for (name, used, factor), values in times.items()
            if name in CSV_READERS and (used == threads or name in ONE_THREAD_ONLY)
        ]
        if rivals:
            best, name = min(rivals)
            print(f"\n{threads} thread{'s'[: threads - 1]}: {best / ours:.2f} × the best CSV reader ({name})")
    sys.stdout.flush()


parser = argparse.ArgumentParser()
parser.add_argument("bench")
parser.add_argument("tool")
parser.add_argument("folder", type=Path)
parser.add_argument("--quick", action="store_true", help="a hundredth of the data")
parser.add_argument("--rounds", type=int, default=7)
parser.add_argument("--jobs", default="S,N,N2,Q,memory")
options = parser.parse_args()
options.folder.mkdir(parents=True, exist_ok=True)
names = ["polars", "pyarrow", "duckdb", "pandas", "openml", "liac-arff", "scipy"]
print("Peers:", ", ".join(f"{name} {version(name)}" for name in names))
print("Machine:", platform.machine(), os.cpu_count(), "cores")
failed = False
for job in options.jobs.split(","):
    if job == "memory":
        size = 2_000_000_000 // (100 if options.quick else 1)
        failed |= not convert_in_little_memory(options.bench, options.tool, options.folder, size)
        continue
    run(options.bench, job, options.folder, 100 if options.quick else 1, options.rounds)
sys.exit(1 if failed else 0)
