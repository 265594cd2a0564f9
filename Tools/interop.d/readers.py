# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""The readers under comparison; each turns files into canonical results.

A canonical result is a dict with `relation`, `attributes`, `rows` and, where there is something to
say, `sparse`, `weights` and `warnings`; or a dict with `error`. Cells are None, a number, a text,
{"date": …}, {"rows": …}; infinities are {"number": "Infinity"}.
"""

import json
import math
import os
import subprocess

import arff
import numpy
import scipy.io.arff


def ours(paths):
    """Our reader, in one process for all files."""
    return _batch([os.environ["INTEROP_BRIDGE"], "read"], paths)


def weka(paths):
    """Weka, in one JVM for all files."""
    java = ["java", "-Xmx1500m", "-Dfile.encoding=UTF-8"]
    return _batch([*java, "-cp", os.environ["INTEROP_CLASSPATH"], "WekaReader"], paths)


def _batch(command, paths):
    done = subprocess.run(
        command, input="".join(f"{path}\n" for path in paths).encode(), capture_output=True
    )
    lines = done.stdout.split(b"\n")[:-1]
    if done.returncode != 0 or len(lines) != len(paths):
        raise SystemExit(
            f"{command[0]} ended with {done.returncode} after {len(lines)} of {len(paths)} files:\n"
            + done.stderr.decode(errors="replace")
        )
    return [json.loads(line) for line in lines]


def number(value):
    if math.isnan(value):
        return None
    if math.isinf(value):
        return {"number": "Infinity" if value > 0 else "-Infinity"}
    return float(value)


def liac(path):
    """liac-arff, which knows neither dates nor bags nor weights."""
    try:
        with open(path, encoding="utf-8") as file:
            data = arff.load(file)
    except Exception as error:  # It raises whatever it stumbles on.
        return {"error": repr(error)}
    attributes = [_liac_attribute(name, type) for name, type in data["attributes"]]
    rows = [
        [number(cell) if isinstance(cell, (int, float)) else cell for cell in row]
        for row in data["data"]
    ]
    return {"relation": data["relation"], "attributes": attributes, "rows": rows}


def _liac_attribute(name, type):
    if isinstance(type, list):
        return {"name": name, "type": "nominal", "values": type}
    return {"name": name, "type": type.lower()}


def scipy_reader(path):
    """SciPy, which knows numbers and labels."""
    try:
        data, meta = scipy.io.arff.loadarff(path)
    except Exception as error:  # As above.
        return {"error": repr(error)}
    attributes = []
    for name in meta.names():
        type, values = meta[name]
        attribute = {"name": name, "type": type}
        if type == "nominal":
            attribute["values"] = list(values)
        attributes.append(attribute)
    rows = [[_scipy_cell(cell) for cell in row] for row in data]
    return {"relation": meta.name, "attributes": attributes, "rows": rows}


def _scipy_cell(cell):
    if isinstance(cell, bytes):
        return None if cell == b"?" else cell.decode()
    if isinstance(cell, numpy.datetime64):
        return {"date": str(cell)}
    return number(float(cell))
