# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Reads every ARFF file that the peers ship, with us, Weka and liac-arff, and compares."""

import glob
import gzip
import os
import subprocess
import sys
import zipfile

import deviations
import readers
from report import Report

BUILD = os.environ["INTEROP_BUILD"]
FOLDER = os.path.join(BUILD, "shipped")



def collect():
    """Unpacks all files into one folder."""
    os.makedirs(FOLDER, exist_ok=True)
    for package in ("scipy", "sklearn"):
        for path in glob.glob(f"{BUILD}/venv/lib/*/site-packages/{package}/**/*.arff*", recursive=True):
            name = "-".join(path.split(os.sep)[-2:])
            data = open(path, "rb").read()
            if name.endswith(".gz"):
                data, name = gzip.decompress(data), name[:-3]
            keep(f"{package}-{name}", data)
    for jar in glob.glob(f"{BUILD}/venv/**/weka.jar", recursive=True):
        with zipfile.ZipFile(jar) as archive:
            for name in archive.namelist():
                if name.endswith(".arff"):
                    keep("jar-" + name.replace("/", "-"), archive.read(name))
    debian_weka()


def debian_weka():
    """Debian's package has the classic examples; without apt this part is left out."""
    folder = os.path.join(BUILD, "debian")
    if not os.path.isdir(folder):
        os.makedirs(folder)
        for command in (["apt-get", "download", "weka"], ["apt-get", "update", "-qq"]):
            if subprocess.run(command, cwd=folder, capture_output=True).returncode == 0:
                if command[1] == "download":
                    break
                subprocess.run(["apt-get", "download", "weka"], cwd=folder, capture_output=True)
        for package in glob.glob(f"{folder}/*.deb"):
            subprocess.run(["dpkg", "-x", package, folder], check=True)
    for path in glob.glob(f"{folder}/**/*.arff*", recursive=True):
        data = open(path, "rb").read()
        name = os.path.basename(path)
        if name.endswith(".gz"):
            data, name = gzip.decompress(data), name[:-3]
        keep("debian-" + name, data)


def keep(name, data):
    with open(os.path.join(FOLDER, name), "wb") as file:
        file.write(data)


def main():
    collect()
    paths = sorted(glob.glob(f"{FOLDER}/*.arff"))
    ours, weka = readers.ours(paths), readers.weka(paths)
    against_weka = Report(f"Shipped files: {len(paths)} against Weka")
    against_liac = Report(f"Shipped files: {len(paths)} against liac-arff")
    for path, our, their in zip(paths, ours, weka):
        text = open(path, "rb").read()
        against_weka.add(*deviations.judge_weka(our, their, text), path, our, their)
        liac = readers.liac(path)
        against_liac.add(*deviations.judge_liac(our, liac, text), path, our, liac)
    sys.exit(1 if against_weka.finish() + against_liac.finish() else 0)


main()
