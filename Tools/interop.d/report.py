# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Counts outcomes, prints them as a table, keeps the first files of each unlisted difference."""

import collections
import json
import os
import shutil


class Report:
    def __init__(self, title):
        self.title = title
        self.counts = collections.Counter()
        self.unlisted = collections.Counter()

    def add(self, outcome, is_unlisted, path, *results):
        self.counts[outcome] += 1
        if not is_unlisted:
            return
        self.unlisted[outcome] += 1
        if self.unlisted[outcome] > 5:
            return
        folder = os.path.join(os.environ["INTEROP_BUILD"], "differences")
        os.makedirs(folder, exist_ok=True)
        print(f"unlisted: {outcome}: {path}")
        for result in results:
            print("   ", json.dumps(result)[:600])
        shutil.copy(path, folder)

    def finish(self):
        """Prints the table and ends the process, in error if a difference is not listed."""
        print(f"\n## {self.title}\n")
        print("| outcome | files | |\n|---|---:|---|")
        for outcome, count in self.counts.most_common():
            mark = "**not listed**" if self.unlisted[outcome] else ""
            print(f"| {outcome} | {count} | {mark} |")
        print(f"| all | {sum(self.counts.values())} | |\n")
        return sum(self.unlisted.values())
