# Copyright the splittool authors.
# SPDX-License-Identifier: Apache-2.0
"""The compatible modules against the packages that they stand for."""

import copy
import os
import pickle
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import splittool as st
from splittool.compat import liac_arff
from splittool.compat import scipy as compat_scipy

HEADER = "@relation r\n@attribute x real\n@attribute k {a,'b c',\"d,e\"}\n@attribute s string\n"
BAG = b"""@relation r
@attribute bag relational
@attribute x numeric
@attribute k {a,bb}
@attribute d date yyyy-MM-dd
@end bag
@data
"1,a,2020-01-02\\n?,?,?"
?
"""


def test_scipys_own_tests():
    pytest.importorskip("scipy.io.arff.tests.test_arffread")
    place = Path(__file__).parent
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-W", "ignore", "-p", "no:cacheprovider",
         "-p", "over_splittool", "--pyargs", "scipy.io.arff.tests.test_arffread"],
        capture_output=True, text=True, cwd=place,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(place), *filter(None, sys.path)])},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    passed = int(done.stdout.split(" passed")[0].split()[-1])
    assert passed >= 20, done.stdout


def test_bags_are_records(tmp_path):
    path = tmp_path / "x.arff"
    path.write_bytes(BAG)
    data, meta = compat_scipy.loadarff(path)
    bag, missing = data["bag"]
    assert bag.dtype == [("x", "<f8"), ("k", "S2"), ("d", "<M8[D]")]
    assert bag["k"].tolist() == [b"a", b"?"]
    np.testing.assert_array_equal(bag["x"], [1, np.nan])
    assert bag["d"][0] == np.datetime64("2020-01-02")
    assert np.isnat(bag["d"][1])
    assert missing.shape == (0,)
    assert missing.dtype == bag.dtype
    inner = meta._attributes["bag"].attributes
    assert [(item.name, item.type_name) for item in inner] == [
        ("x", "numeric"), ("k", "nominal"), ("d", "date")]
    assert inner[2].date_format == "%Y-%m-%d"


TEXTS = [
    HEADER + "@data\n1,a,t\n?,'b c',?\n-2.5,\"d,e\",'it\\'s'\n",
    HEADER + "@data text behind\n1,a,t\n",
    "% one\n%two\n\n%  three\n" + HEADER + "% not this\n@data\n% nor this\n1,a,t\n",
    HEADER + "@data\n",
    HEADER + "@data\n" + r"1,a,'tab\t, line\n, percent \%, quote \', slash \\'" + "\n",
    "@relation r\r\n@attribute n integer\r\n@data\r\n1\r\n2.0\r\n?\r\n",
    "@relation 'a b'\n@attribute 'c d' numeric\n@data\n1\n",
    # what both refuse
    HEADER + "1,a,t\n",
    HEADER + "@data\n1,a\n",
    HEADER + "@data\n1,a,t,4\n",
    HEADER + "@data\n1,zz,t\n",
    HEADER + "@data\nfoo,a,t\n",
    HEADER + "@attribute x real\n@data\n",
    HEADER + "@attribute y complex\n@data\n",
    "@relation r\n@data\n",
    "@relation a b c\n@attribute x real\n@data\n1\n",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoded", [False, True])
def test_decodes_as_liac_arff(text, encoded):
    arff = pytest.importorskip("arff")
    try:
        expected = arff.loads(text, encoded)
    except arff.ArffException as error:
        name, message = type(error).__name__, str(error)
        with pytest.raises(getattr(liac_arff, name)) as caught:
            liac_arff.loads(text, encoded)
        assert isinstance(caught.value, st.ARFFError)
        assert isinstance(caught.value.__cause__, st.ARFFError)
        assert name == "BadLayout" or str(caught.value) == message
        return
    assert liac_arff.loads(text, encoded) == expected
    generated = liac_arff.loads(text, encoded, liac_arff.DENSE_GEN)
    assert list(generated["data"]) == expected["data"]


def test_decodes_sparse_rows_as_liac_arff():
    arff = pytest.importorskip("arff")
    text = HEADER + "@data\n{0 1.5,2 t}\n{}\n{1 'b c'}\n{0 ?,1 ?}\n{2 'a b'}\n"
    for kind in ("LOD", "COO"):
        own = liac_arff.loads(text, return_type=getattr(liac_arff, kind))
        theirs = arff.loads(text, return_type=getattr(arff, kind))
        assert own == theirs
    with pytest.raises(liac_arff.BadLayout):
        liac_arff.loads(HEADER + "@data\n1,a,t\n", return_type=liac_arff.LOD)
    with pytest.raises(ValueError, match="7 not supported"):
        liac_arff.loads(text, return_type=7)


def test_encodes_as_liac_arff():
    arff = pytest.importorskip("arff")
    seed = random.randrange(2**32)
    print("seed", seed)
    generator = random.Random(seed)
    signs = "ab ,%{}'\"\\\n\t\r\b\x01\x1b\u3000é"

    def text():
        return "".join(generator.choice(signs) for _ in range(generator.randrange(6)))

    for _ in range(200):
        obj = {
            "description": generator.choice(["", "one\n\ntwo"]),
            "relation": text() or "r",
            "attributes": [("x", "REAL"), ("s " + text(), "STRING"), ("k", ["a", "b " + text()])],
            "data": [
                [generator.choice([1, -2.5, 1e300, None, float("nan")]), text(), "a"]
                for _ in range(3)
            ],
        }
        assert liac_arff.dumps(obj) == arff.dumps(obj)
        obj["data"] = [{0: 1, 1: text()}, {}, {2: "a"}]
        assert liac_arff.dumps(obj) == arff.dumps(obj)


def test_encodes_matrices_as_liac_arff():
    arff = pytest.importorskip("arff")
    sparse = pytest.importorskip("scipy.sparse")
    matrix = sparse.coo_matrix([[0, 1.5], [0, 0], [2, 0]])
    obj = {"relation": "r", "attributes": [("x", "REAL"), ("y", "REAL")], "data": matrix}
    assert liac_arff.dumps(obj) == arff.dumps(obj)
    with pytest.raises(ValueError, match="'csr'"):
        liac_arff.dumps({**obj, "data": matrix.tocsr()})


@pytest.mark.parametrize("obj", [
    {},
    {"relation": "r"},
    {"relation": "r", "attributes": [("x",)]},
    {"relation": "r", "attributes": [("x", "COMPLEX")]},
    {"relation": "r", "attributes": [("x", 3)]},
    {"relation": "r", "attributes": [("x", "REAL"), ("x", "REAL")]},
    {"relation": "r", "attributes": [("x", "REAL")], "data": [[1, 2]]},
    {"relation": "r", "attributes": [("x", "REAL")], "data": [{1: 2}]},
])
def test_refuses_objects_as_liac_arff(obj):
    arff = pytest.importorskip("arff")
    with pytest.raises(arff.BadObject) as theirs:
        arff.dumps(obj)
    with pytest.raises(liac_arff.BadObject) as ours:
        liac_arff.dumps(obj)
    assert str(ours.value) == str(theirs.value)


def test_exceptions_can_be_copied():
    with pytest.raises(liac_arff.BadNominalValue) as caught:
        liac_arff.loads(HEADER + "@data\n1,'zz%d',t\n")
    for again in (pickle.loads(pickle.dumps(caught.value)), copy.copy(caught.value)):
        assert type(again) is liac_arff.BadNominalValue
        assert str(again) == str(caught.value)
        assert (again.line, again.column) == (6, 3)
