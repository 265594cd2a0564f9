# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""Texts that are slow for careless readers, each of any size."""

import itertools

START = b"@relation r\n"
MIB = b"x" * (1 << 20)


class Family:
    """A family of texts.

    `write(n, file)` makes one; `size` is n under callgrind, where 2n follows, `full` the n of the
    run at full size; `command` reads it; `code` is the error that it must end with, if any.
    """

    def __init__(self, name, write, size, full, command="validate {}", code=None):
        self.name = name
        self.write = write
        self.size = size
        self.full = full
        self.command = command
        self.code = code


def pieces(file, texts):
    """Writes many short texts in blocks."""
    texts = iter(texts)
    while block := list(itertools.islice(texts, 20_000)):
        file.write("".join(block).encode())


def commas(n, file):
    file.write(START + b"@attribute c {" + b"," * n + b"\n@data\n")


def open_labels(n, file):
    file.write(START + b"@attribute c {")
    pieces(file, (f"'label {i}', " for i in range(n)))
    file.write(b"\n@data\n")


def labels(n, file):
    file.write(START + b"@attribute c {")
    pieces(file, (f"'label {i}', " for i in range(n - 1)))
    file.write(b"last}\n@data\n")
    pieces(file, (f"'label {i}'\n" for i in range(n - 1)))


def value(quote, unit):
    def write(n, file):
        file.write(START + b"@attribute s string\n@data\n" + quote)
        file.write(unit * (n // len(unit)))
        file.write(quote + b"\n")

    return write


def columns(n, file):
    attributes(n, file)
    pieces(file, (f"{i % 10}," for i in range(n - 1)))
    file.write(b"7\n{}\n{0 1}\n")


def attributes(n, file):
    file.write(START)
    pieces(file, (f"@attribute a{i} numeric\n" for i in range(n)))
    file.write(b"@data\n")


def comment(n, file):
    file.write(START + b"@attribute a numeric\n@data\n1\n%")
    blob(n, file)
    file.write(b"\n2\n")


def header_comment(n, file):
    file.write(b"%")
    blob(n, file)
    file.write(b"\n" + START + b"@attribute a numeric\n@data\n1\n")


def line(n, file):
    file.write(START + b"@attribute s string\n@data\n")
    blob(n, file)


def blob(n, file):
    for _ in range(n >> 20):
        file.write(MIB)


def nested(n, file):
    file.write(START)
    pieces(file, (f"@attribute a{i} relational\n" for i in range(n)))
    file.write(b"@attribute x numeric\n")
    pieces(file, (f"@end a{i}\n" for i in reversed(range(n))))
    file.write(b"@data\n?\n")


def bags(n, file):
    file.write(START + b"@attribute b relational\n@attribute x numeric\n@end b\n@data\n")
    pieces(file, (f"'{i}\\n{i + 1}'\n" for i in range(n)))


def sparse(n, file):
    attributes(1000, file)
    pieces(file, (f"{{{i % 1000} {i}}}\n" for i in range(n)))


def bad_rows(n, file):
    file.write(START + b"@attribute a numeric\n@data\n")
    pieces(file, (f"x{i}\n" for i in range(n)))


def warned_rows(n, file):
    file.write(START + b"@attribute a numeric\n@attribute b string\n@data\n")
    pieces(file, (f"{i}f 'q\\q{i}',\n" for i in range(n)))


K, M = 1000, 1_000_000
FAMILIES = [
    Family("commas in an open list", commas, 500 * K, 10 * M, code="nominal-unterminated"),
    Family("labels of an open list", open_labels, 50 * K, M, code="nominal-unterminated"),
    Family("labels and their rows", labels, 50 * K, M),
    Family("long bare value", value(b"", b"ab"), 600 * K, 200 * M),
    Family("long quoted value", value(b"'", b"a,"), 600 * K, 200 * M),
    Family("long escaped value", value(b"'", b"\\n"), 600 * K, 200 * M),
    Family("columns", columns, 50 * K, 150 * K),
    Family("columns, info", columns, 50 * K, 150 * K, "info {}"),
    Family("columns, to csv", columns, 50 * K, 150 * K, "convert {} - --to csv --lossy"),
    Family("columns, to json", columns, 50 * K, 150 * K, "convert {} - --to json"),
    Family("attributes", attributes, 50 * K, M),
    Family("attributes, info", attributes, 50 * K, M, "info {}"),
    Family("attributes, to arff", attributes, 50 * K, M, "convert {} - --to arff"),
    Family("comment", comment, 16 << 20, 1 << 30),
    Family("comment, to csv", comment, 16 << 20, 1 << 30, "convert {} - --to csv"),
    Family("comment before the header", header_comment, 16 << 20, 1 << 30),
    Family("comment before the header, to csv", header_comment, 16 << 20, 1 << 30,
           "convert {} - --to csv"),
    Family("line without end", line, 16 << 20, 1 << 30, "validate {} --max-line 1MiB",
           "line-too-long"),
    Family("line without end, to csv", line, 16 << 20, 1 << 30,
           "convert {} - --to csv --max-line 1MiB", "line-too-long"),
    Family("nested attributes", nested, 50 * K, 100 * K, code="nesting-too-deep"),
    Family("nested attributes, allowed", nested, 450, 900, "validate {} --max-depth 1000000"),
    Family("nested attributes, to json", nested, 450, 900,
           "convert {} - --to json --max-depth 1000000"),
    Family("bags", bags, 20 * K, M),
    Family("sparse rows", sparse, 50 * K, 260 * K),
    Family("rows with an error", bad_rows, 10 * K, 100 * K, "validate {} --keep-going 1000000",
           "number-expected"),
    Family("rows with warnings", warned_rows, 50 * K, M),
]
