# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Random ARFF files: made along the grammar, then often damaged in a few places."""

import random

WORDS = ["a", "b", "x", "y", "0", "1", "2", "-1", "1.5", "?", "NaN", "inf", "1e3", ".5", "é", "@data", "\\", "a\\n"]
QUOTED = ["'a b'", '"a b"', "'it\\'s'", '"it\'s"', "''", "'?'", "'1'", "' 1 '", "'\\n'", "'\\u0041'", "'\\7'", "'%'",
          "'\\101'", "'\\\\'", '"\\""', "'{'", "'x'", "'\\q'"]
SPECIAL = ["'", '"', "%", ",", "{", "}", "\\", "?", " ", "\t", "\n", "\r", "\x0c", "\0", "@", "é", "\u3000", "0", "1", "x"]
NAMES = ["a", "b", "c", "d", "'a b'", '"it\'s"', "A", "é", "''", "x-y"]
LABELS = ["x", "y", "z", "'a b'", '"it\'s"', "0", "1", "'?'", "?", "''", "é"]
DATES = ["", " yyyy-MM-dd", " 'dd.MM.yyyy HH:mm'", ' "yyyy-MM-dd\'T\'HH:mm:ssZ"', " 'd MMM yy'", " yyyyMMdd"]
DATE_VALUES = ["2001-04-03T12:00:00", "2001-04-03", "'03.04.2001 10:20'", "'2001-04-03T12:00:00+0200'", "'3 Apr 01'",
               "20010403", "2001-13-01", "'2001-04-03 x'", "2001-4-3"]


def make(seed):
    """The bytes of the file of a seed."""
    source = random.Random(seed)
    text = _file(source)
    if source.random() < 0.6:
        for _ in range(source.choice([1, 1, 1, 2, 3])):
            text = _damage(source, text)
    data = text.encode("utf-8", "surrogateescape")
    if source.random() < 0.02:
        place = source.randrange(len(data) + 1)
        data = data[:place] + bytes([source.randrange(256)]) + data[place:]
    if source.random() < 0.02:
        data = b"\xef\xbb\xbf" + data
    return data


def _file(source):
    end = source.choice(["\n", "\n", "\n", "\r\n", "\r"])
    lines = []
    if source.random() < 0.2:
        lines.append(source.choice(["% comment", "", "  ", "\t% é"]))
    lines.append(source.choice(["@relation ", "@RELATION\t"]) + source.choice(["r", "'a b'", "\"it's\"", "r % c", "''"]))
    types = _attributes(source, lines)
    lines.append(source.choice(["@data", "@DATA", "@data ", "@data % c"]))
    for _ in range(source.choice([0, 1, 1, 2, 3])):
        lines.append(_row(source, types))
        if source.random() < 0.1:
            lines.append(source.choice(["", "%", ",", " , ,", "  % x"]))
    return end.join(lines) + (end if source.random() < 0.8 else "")


def _attributes(source, lines, depth=0):
    types = []
    names = source.sample(NAMES, source.choice([1, 1, 2, 2, 3, 4]))
    for name in names:
        kind = source.choice(["number", "number", "nominal", "nominal", "string", "date", "bag"])
        if kind == "bag" and (depth > 0 or source.random() < 0.5):
            kind = "number"
        types.append(_attribute(source, lines, name, kind, depth))
    return types


def _attribute(source, lines, name, kind, depth):
    start = source.choice(["@attribute ", "@attribute ", "@ATTRIBUTE\t", " @attribute  "]) + name
    tail = source.choice([""] * 12 + [" {2}", " {0.5}", " [0,1]", " % note", "{x}", " x", "  "])
    if kind == "number":
        lines.append(start + source.choice([" numeric", " real", " integer", "\tNUMERIC", " 'numeric'"]) + tail)
    elif kind == "string":
        lines.append(start + " string" + tail)
    elif kind == "date":
        lines.append(start + " date" + source.choice(DATES) + tail)
    elif kind == "nominal":
        labels = source.sample(LABELS, source.choice([0, 1, 2, 2, 3, 4]))
        comma = source.choice([",", ",", ", ", " ,", ",,", " "])
        lines.append(start + source.choice([" ", " ", ""]) + "{" + comma.join(labels) + source.choice(["", "", ","]) + "}" + tail)
        return kind, labels
    else:
        lines.append(start + " relational")
        inner = _attributes(source, lines, depth + 1)
        lines.append("@end " + name)
        return kind, inner
    return kind, None


def _value(source, type):
    kind, extra = type
    chance = source.random()
    if chance < 0.08:
        return "?"
    if chance < 0.14:
        return source.choice(WORDS + QUOTED)
    if kind == "number":
        return source.choice(["0", "1", "-2.5", "1e3", "'3'", "+4", "5.", ".5", "0.1", "-0"])
    if kind == "nominal" and extra:
        return source.choice(extra)
    if kind == "date":
        return source.choice(DATE_VALUES)
    if kind == "bag" and extra:
        rows = [_row(source, extra) for _ in range(source.choice([0, 1, 2]))]
        return '"' + "\\n".join(row.replace("\\", "\\\\").replace('"', '\\"') for row in rows) + '"'
    return source.choice(WORDS + QUOTED)


def _row(source, types):
    if source.random() < 0.25:
        indices = sorted(source.sample(range(len(types)), source.randrange(len(types) + 1)))
        if source.random() < 0.1:
            source.shuffle(indices)
        entries = [f"{index}{source.choice([' ', ' ', '  ', ',', chr(9)])}{_value(source, types[index])}" for index in indices]
        row = "{" + source.choice([",", ", ", ",", " ", " ,"]).join(entries) + source.choice(["", "", " ", ","]) + "}"
    else:
        values = [_value(source, type) for type in types]
        if source.random() < 0.1:
            values[source.randrange(len(values))] = ""
        row = source.choice([",", ",", ",", ", ", " ,", "\t", " ", ",,"]).join(values)
        row += source.choice([""] * 8 + [",", " ", ",,"])
    return row + source.choice([""] * 10 + [" {2}", ",{0.5}", "{3}", " % c", ",{x}", " {-1} % c", "% c"])


def _damage(source, text):
    place = source.randrange(len(text) + 1)
    action = source.randrange(4)
    if action == 0:
        return text[:place] + source.choice(SPECIAL) + text[place:]
    if action == 1:
        return text[:place] + text[place + 1 :]
    if action == 2:
        return text[:place] + source.choice(SPECIAL) + text[place + 1 :]
    end = min(len(text), place + source.randrange(1, 12))
    return text[:end] + text[place:end] + text[end:]
