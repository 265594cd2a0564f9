// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Splittool
import TestSupport
import Testing

/// What a debugger, `==` and a `Set` make of the values that a user holds.
@Suite struct ValueSemanticsTests {
  static let head =
    "@relation r\n@attribute x numeric\n@attribute k {a,b}\n@attribute s string\n"
    + "@attribute d date yyyy-MM-dd\n@data\n"

  private func table(_ rows: String, head: String = ValueSemanticsTests.head) throws -> Table {
    try Table(parsing: SharedBytes(Array((head + rows).utf8)))
  }

  @Test(arguments: [
    ("1,a,q,2001-02-03\n", "1.0, a, 'q', '2001-02-03'\n", true),
    ("?,a,q,?\n", "?,a,q,?\n", true),
    ("1,a,q,?\n", "?,a,q,?\n", false),
    ("1,a,q,?\n", "2,a,q,?\n", false),
    ("1,a,q,?\n", "1,b,q,?\n", false),
    ("1,a,q,?\n", "1,a,r,?\n", false),
    ("1,a,q,2001-02-03\n", "1,a,q,2001-02-04\n", false),
    ("1,a,q,?\n", "1,a,q,?\n1,a,q,?\n", false),
    ("1,a,q,?\n", "1,a,q,?,{2}\n", false),
    ("1,a,q,?,{1}\n", "1,a,q,?\n", true),
    ("{0 1,1 b,2 q,3 2001-02-03}\n", "1,b,q,2001-02-03\n", true),
  ])
  func `tables are equal when their values are`(
    _ first: String, _ second: String, _ isEqual: Bool
  ) throws {
    #expect((try table(first) == table(second)) == isEqual)
    #expect((try table(second) == table(first)) == isEqual)
  }

  @Test(arguments: [
    ("relation r", "relation q"), ("x numeric", "y numeric"), ("x numeric", "x real"),
    ("{a,b}", "{b,a}"), ("yyyy-MM-dd", "yyyy-MM"),
  ])
  func `tables differ when their headers do`(_ old: String, _ new: String) throws {
    let parts = Self.head.split(separator: old)
    #expect(parts.count == 2)
    let head = parts.joined(separator: new)
    #expect(try table("1,a,q,?\n") != table("1,a,q,?\n", head: head))
  }

  @Test func `relational values are compared by their rows`() throws {
    let head = "@relation r\n@attribute g relational\n@attribute v numeric\n@end g\n@data\n"
    let one = try table("'1\\n2'\n'3'\n", head: head)
    #expect(try one == table("'1\\n2'\n'3'\n", head: head))
    #expect(try one != table("'1\\n2'\n'4'\n", head: head))
    #expect(try one != table("'1'\n'2\\n3'\n", head: head))
  }

  @Test func `attributes are values`() throws {
    let attributes = try table("").attributes
    #expect(Set(attributes).count == 4)
    #expect(attributes[1] == Attribute("k", .nominal(["a", "b"])))
    #expect(attributes[1] != Attribute("k", .nominal(["a", "b"]), weight: 2))
  }

  @Test func `a table shows its head`() throws {
    let rows = (1...7).map { "\($0).5,a,t,2001-02-03\n" }.joined()
    let text = "\(try table(rows))"
    #expect(
      text == "r: 7 rows, 4 attributes\n"
        + (1...5).map { "  x=\($0).5 k=a s=t d=2001-02-03\n" }.joined() + "  … 2 more rows")
    #expect("\(try table("?,b,t,?\n"))" == "r: 1 row, 4 attributes\n  x=? k=b s=t d=?")
  }

  @Test func `splits, folds and rows show their sizes`() throws {
    let split = try SplitSet.generate(
      GenerationParameters(.crossvalidation, name: "r_splits"), for: DataRows(count: 120))
    #expect("\(split)" == "r_splits: 1 repeat, 10 folds, 1,200 listed rows")
    let fold = try #require(split[repeat: 0, fold: 3])
    #expect("\(fold)" == "repeat 0, fold 3: 108 train rows, 12 test rows")
    #expect("\(RowIDs([4, 8]))" == "[4, 8]")
    #expect("\(RowIDs(Array(0..<42)))" == "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, … 42 rows]")
    #expect("\(split.digest())" == split.digest().hexadecimal)
  }
}
