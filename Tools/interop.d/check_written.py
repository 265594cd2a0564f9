# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Has our writer write random tables, and reads them back with us, Weka, liac-arff and SciPy.

    check_written.py [COUNT [SEED]]

A table is made here, as a canonical result, and spelled in a plain way (everything in quotes) for
our reader; what our writer makes of it must mean the same to every reader within its abilities.
"""

import json
import os
import random
import shutil
import struct
import subprocess
import sys

import deviations
import readers
from report import Report

TEXTS = [
    "a", "B7", "x-y", "a b", " a", "a ", "it's", 'say "hi"', "'", '"', "'\"", "it's \"x\"", "a,b", "{", "}", "{x}",
    "50%", "%", "% x", "\\", "a\\", "C:\\new", "\\n", "\\u0041", "a\tb", "a\nb", "a\r\nb", "a\vb", "a\x1ab", "\x01",
    "é", "Žluťoučký kůň", "日本語", "😀", "a\u00a0b", "a\u3000b", "\u2028", "\ufeff", "?", "??", "", "1", "1.0", "-0",
    "NaN", "TRUE", "null", "None", "@data", "@attribute x", "a;b", "`a`", "a" * 300, "\\'", "''", '""', "\x7f", "\0",
]
NAMES = [text for text in TEXTS if text != "?" and not any(ord(letter) < 32 for letter in text)]
ASCII_LABELS = ["a", "B7", "a b", " a", "it's", 'say "hi"', "a,b", "{x}", "50%", "1", "1.0", "NaN", "x-y", "'", "%"]
NUMBERS = [0.0, -0.0, 1.0, -1.5, 0.1, 0.30000000000000004, 1e300, 5e-324, 123456789012345.0, 9007199254740992.0, 1e22,
           1e21, 123456.789, 1 / 3, float("inf"), float("-inf")]


def number(source):
    if source.random() < 0.5:
        return source.choice(NUMBERS)
    if source.random() < 0.5:
        return float(source.randrange(-1000, 100000))
    value = struct.unpack("<d", struct.pack("<Q", source.getrandbits(64)))[0]
    return 0.0 if value != value else value


def make(source, kinds):
    """A random table as a canonical result."""
    count = source.choice([1, 1, 2, 3, 4, 6])
    attributes = []
    for name in source.sample(NAMES, count):
        kind = source.choice(kinds)
        attribute = {"name": name, "type": kind}
        if kind == "nominal":
            attribute["values"] = source.sample(TEXTS, source.choice([1, 2, 3, 8]))
        elif kind == "plain":
            attribute.update(type="nominal", values=source.sample(ASCII_LABELS, source.choice([1, 2, 3])))
        elif kind == "date":
            attribute["format"] = source.choice(["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd", "dd.MM.yyyy HH:mm"])
        elif kind == "relational":
            attribute["attributes"] = [{"name": "n", "type": "numeric"}, {"name": "s", "type": "string"}]
        if "date" in kinds and source.random() < 0.05:
            attribute["weight"] = 2.5
        attributes.append(attribute)
    rows = [[cell(source, attribute) for attribute in attributes] for _ in range(source.randrange(8))]
    table = {"relation": source.choice(NAMES), "attributes": attributes, "rows": rows}
    if "plain" not in kinds:
        if rows and source.random() < 0.3:
            table["sparse"] = [source.random() < 0.7 for _ in rows]
            if not any(table["sparse"]):
                del table["sparse"]
        if rows and "date" in kinds and source.random() < 0.2:
            table["weights"] = [source.choice([0.0, 0.5, 3.0]) for _ in rows]
    return table


def cell(source, attribute):
    if source.random() < 0.1:
        return None
    kind = attribute["type"]
    if kind == "integer":
        return float(source.randrange(-9, 10**source.randrange(1, 15)))
    if kind in ("numeric", "real"):
        return readers.number(number(source))
    if kind == "nominal":
        return source.choice(attribute["values"])
    if kind == "date":
        clock = "12:34:00" if "HH" in attribute["format"] else "00:00:00"
        return {"date": f"{source.randrange(1600, 9999):04}-{source.randrange(1, 13):02}-{source.randrange(1, 29):02}T{clock}.000"}
    if kind == "relational":
        rows = [[cell(source, inner) for inner in attribute["attributes"]] for _ in range(source.randrange(3))]
        return {"rows": rows}
    return source.choice(TEXTS)


def quote(text):
    for letter, escape in (("\\", "\\\\"), ("'", "\\'"), ("\n", "\\n"), ("\r", "\\r"), ("\0", "\\000")):
        text = text.replace(letter, escape)
    return f"'{text}'"


def spell(table):
    """The table as ARFF text with everything in quotes."""
    lines = ["@relation " + quote(table["relation"])]
    for attribute in table["attributes"]:
        lines += spell_attribute(attribute)
    lines.append("@data")
    for index, row in enumerate(table["rows"]):
        cells = [spell_cell(cell, attribute) for cell, attribute in zip(row, table["attributes"])]
        if table.get("sparse", [False] * len(table["rows"]))[index]:
            line = "{" + ",".join(f"{place} {cell}" for place, cell in enumerate(cells)) + "}"
        else:
            line = ",".join(cells)
        if "weights" in table:
            line += f",{{{table['weights'][index]!r}}}"
        lines.append(line)
    return "\n".join(lines) + "\n"


def spell_attribute(attribute):
    start = "@attribute " + quote(attribute["name"]) + " "
    weight = f" {{{attribute['weight']}}}" if "weight" in attribute else ""
    kind = attribute["type"]
    if kind == "nominal":
        return [start + "{" + ",".join(map(quote, attribute["values"])) + "}" + weight]
    if kind == "date":
        return [start + "date " + quote(attribute["format"]) + weight]
    if kind == "relational":
        inner = [line for part in attribute["attributes"] for line in spell_attribute(part)]
        return [start + "relational" + weight, *inner, "@end " + quote(attribute["name"])]
    return [start + kind + weight]


def spell_cell(cell, attribute):
    if cell is None:
        return "?"
    if isinstance(cell, float):
        return repr(cell)
    if isinstance(cell, str):
        return quote(cell)
    if "number" in cell:
        return cell["number"]
    if "date" in cell:
        date, clock = cell["date"].split("T")
        if "HH:mm:ss" in attribute["format"]:
            return quote(cell["date"][:19])
        if "HH" in attribute["format"]:
            return quote(".".join(reversed(date.split("-"))) + " " + clock[:5])
        return quote(date)
    inner = attribute["attributes"]
    rows = (",".join(spell_cell(*pair) for pair in zip(row, inner)) for row in cell["rows"])
    return quote("\n".join(rows))


def same(table, found, spell_name):
    """Whether a reader found the table; `spell_name` is what it makes of names."""
    if "error" in found:
        return False
    return (
        (spell_name is not ours_alone or table["relation"] == found["relation"])
        and deviations.without_number_words(renamed(table, spell_name))
        == deviations.without_number_words(renamed(found, spell_name))
        and deviations.same_rows(rows(table, table), rows(found, table))
        and table.get("weights") == found.get("weights")
    )


def ours_alone(name):
    """Names as they are."""
    return name


def without_quotes(name):
    """liac-arff and SciPy lose quotes at the ends of names, or keep those around them."""
    return name.strip("'\"")


def without_ends(name):
    return without_quotes(name).strip()


def renamed(table, spell_name):
    return [dict(attribute, name=spell_name(attribute["name"])) for attribute in table["attributes"]]


def rows(found, table):
    """Weka keeps no sign of a zero in a sparse row."""
    return deviations.without_signs_of_zero(found["rows"]) if "sparse" in table else found["rows"]


def liac_can(table):
    kinds = {attribute["type"] for attribute in table["attributes"]}
    labels = [label for attribute in table["attributes"] for label in attribute.get("values", [])]
    weighted = "weights" in table or any("weight" in attribute for attribute in table["attributes"])
    return (
        not kinds & {"date", "relational"}
        and not weighted
        and "?" not in labels
        and all_differ(without_quotes(attribute["name"]) for attribute in table["attributes"])
    )


def scipy_can(table):
    """SciPy takes double quotes alone for quotes when the first row has none, and never unescapes.

    It loses white space at the ends of names.
    """
    names = [attribute["name"] for attribute in table["attributes"]]
    return all_differ(without_quotes(name).strip() for name in names) and not any(
        sign in label
        for attribute in table["attributes"]
        for label in [*attribute.get("values", []), attribute["name"]]
        for sign in ("\\", '"', "\u2028")
    )


def all_differ(names):
    names = list(names)
    return len(set(names)) == len(names)


def rewrite(paths):
    lines = "".join(f"{path}\n" for path in paths).encode()
    done = subprocess.run([os.environ["INTEROP_BRIDGE"], "rewrite"], input=lines, capture_output=True)
    if done.returncode != 0:
        raise SystemExit(done.stderr.decode(errors="replace"))
    return [json.loads(line) for line in done.stdout.splitlines()]


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_500
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    folder = os.path.join(os.environ["INTEROP_BUILD"], "written")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    kinds = [
        ["numeric", "real", "integer", "nominal", "string"],
        ["numeric", "nominal", "string", "date", "relational"],
        ["numeric", "real", "plain"],
    ]
    tables, paths = [], []
    for index in range(count):
        source = random.Random(f"{seed}/{index}")
        table = make(source, kinds[index % len(kinds)])
        path = os.path.join(folder, f"{seed}-{index}.arff")
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(spell(table))
        tables.append(table)
        paths.append(path)
    portability = rewrite(paths)
    written = [path + ".written" for path in paths]
    reports = {name: Report(f"Written tables: {name}") for name in ("ours", "Weka", "liac-arff", "SciPy")}
    ours = readers.ours(written)
    for path in written:
        shutil.copy(path, path.replace(".written", ".again.arff"))
    weka = readers.weka([path.replace(".written", ".again.arff") for path in written])
    for index, (table, path) in enumerate(zip(tables, written)):
        judge(reports["ours"], table, ours[index], path, ours_alone)
        judge(reports["Weka"], table, weka[index], path, ours_alone)
        # A name that the writer says is not portable may keep the others from reading at all.
        if "name-not-portable" in portability[index]:
            continue
        if liac_can(table):
            judge(reports["liac-arff"], table, readers.liac(path), path, without_quotes)
        if index % len(kinds) == 2 and scipy_can(table):
            judge(reports["SciPy"], table, readers.scipy_reader(path), path, without_ends)
    sys.exit(1 if sum(report.finish() for report in reports.values()) else 0)


def judge(report, table, found, path, spell_name):
    is_same = same(table, found, spell_name)
    report.add("equal" if is_same else "different", not is_same, path, table, found)


main()
