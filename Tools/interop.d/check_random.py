# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Reads random small files with us, Weka and liac-arff, and compares.

    check_random.py [COUNT [SEED]]
"""

import os
import shutil
import sys

import deviations
import random_files
import readers
from report import Report


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    folder = os.path.join(os.environ["INTEROP_BUILD"], "random")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    paths = []
    for index in range(count):
        path = os.path.join(folder, f"{seed}-{index}.arff")
        with open(path, "wb") as file:
            file.write(random_files.make(f"{seed}/{index}"))
        paths.append(path)
    ours, weka = readers.ours(paths), readers.weka(paths)
    against_weka = Report(f"Random files: {count} of seed {seed} against Weka")
    against_liac = Report(f"Random files: {count // 2} of seed {seed} against liac-arff")
    for index, (path, our, their) in enumerate(zip(paths, ours, weka)):
        text = open(path, "rb").read()
        against_weka.add(*deviations.judge_weka(our, their, text), path, our, their)
        if index % 2 == 0:
            liac = readers.liac(path)
            against_liac.add(*deviations.judge_liac(our, liac, text), path, our, liac)
    sys.exit(1 if against_weka.finish() + against_liac.finish() else 0)


main()
