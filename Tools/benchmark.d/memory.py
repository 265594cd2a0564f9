# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Runs programs and watches their memory: their own, and the pages of mapped files beside it."""

import os
import subprocess
import tempfile
import time
from dataclasses import dataclass


@dataclass
class Watched:
    status: int
    errors: str
    own: float
    """The most memory of its own at a time in MB: stack, heap and anonymous mappings."""
    mapped: float
    """The most pages of files at a time in MB, which the system may take away as it likes."""
    peak: float
    """The most of both together in MB, as the system counts it since the program began."""


def run_watched(command, output=subprocess.DEVNULL, interval=0.002):
    """Runs a command and looks at its memory at intervals in seconds.

    What the system says of a process that has ended counts the one that started it, too.
    """
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, stdout=output, stderr=errors)
        own = mapped = peak = 0
        while True:
            done, status, usage = os.wait4(process.pid, os.WNOHANG)
            if done:
                break
            try:
                with open(f"/proc/{process.pid}/status") as file:
                    fields = dict(line.split(":", 1) for line in file)
            except (FileNotFoundError, ProcessLookupError):
                continue
            own = max(own, kilobytes(fields, "RssAnon"))
            mapped = max(mapped, kilobytes(fields, "RssFile"))
            peak = max(peak, kilobytes(fields, "VmHWM"))
            time.sleep(interval)
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        text = errors.read().decode(errors="replace")
    peak = peak or usage.ru_maxrss
    return Watched(
        process.returncode, text, own * 1024 / 1e6, mapped * 1024 / 1e6, peak * 1024 / 1e6)


def kilobytes(fields, name):
    return int(fields.get(name, "0 kB").split()[0])


LIMIT = 300
"""MB of own memory for a conversion."""


def convert_in_little_memory(bench, tool, folder, size):
    """Converts a table of text and numbers to each form and back; returns whether all kept the limit."""
    source = folder / "memory.arff"
    subprocess.run([bench, "make-table", "Q", source, str(size)], check=True)
    print(f"\n### memory: {source.stat().st_size / 1e6:.0f} MB of quoted text and numbers\n")
    print("| conversion | seconds | MB/s | own memory, MB | of the file, MB |")
    print("|---|---:|---:|---:|---:|")
    is_kept = True
    for form in ["arff", "csv", "json", "ndjson"]:
        target = folder / f"memory-out.{form}"
        is_kept &= _convert(tool, source, target)
        if form in ("csv", "json"):
            is_kept &= _convert(tool, target, folder / "memory-back.arff")
        for path in (target, folder / "memory-back.arff"):
            path.unlink(missing_ok=True)
    source.unlink()
    return is_kept


def _convert(tool, source, target):
    start = time.perf_counter()
    run = run_watched([tool, "convert", "--force", source, target])
    seconds = time.perf_counter() - start
    if run.status != 0:
        print(f"{source} to {target}: {run.errors}")
        return False
    is_kept = run.own < LIMIT
    print(
        f"| {source.suffix[1:]} to {target.suffix[1:]} | {seconds:.1f} |"
        f" {source.stat().st_size / 1e6 / seconds:.0f} |"
        f" {run.own:.0f}{'' if is_kept else ' **too much**'} | {run.mapped:.0f} |",
        flush=True,
    )
    return is_kept
