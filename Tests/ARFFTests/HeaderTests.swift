// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ARFF
import ByteKit
import Testing

/// The header language: what is read, and where each error and warning points.
struct HeaderTests {
  /// Reads the header of a text.
  private func read(_ bytes: [UInt8]) -> (Result<Header, Finding>, [Finding]) {
    var log = FindingLog()
    do throws(Finding) {
      let header = try Header(parsing: bytes.span.rawBytes, log: &log)
      return (.success(header), log.warnings)
    } catch {
      return (.failure(error), log.warnings)
    }
  }

  @Test(arguments: [
    ("relation-missing", "→"),
    ("relation-missing", "% only\n→"),
    ("relation-missing", "→@attribute a real\n"),
    ("relation-missing", "  →<html>\n"),
    ("relation-missing", "→{\"error\": 1}"),
    ("relation-missing", "→@relations r\n"),
    ("relation-name-missing", "@relation→\n"),
    ("relation-name-missing", "@relation   →% x\n"),
    ("relation-name-missing", "@relation →{a}\n"),
    ("text-after-relation", "@relation my →data\n"),
    ("text-after-relation", "@relation 'my' →{\n"),
    ("relation-repeated", "@relation r\n →@RELATION s\n"),
    ("header-syntax", "@relation r\n→@inputs a\n"),
    ("header-syntax", "@relation r\n→'@attribute' a real\n"),
    ("header-syntax", "@relation r\n→@end r\n"),
    ("quote-in-unquoted", "@relation r\n@attribute→'a' real\n"),
    ("percent-in-unquoted", "@relation r\n@attribute a real\n@data→%x\n"),
    ("attribute-name-missing", "@relation r\n@attribute→\n"),
    ("attribute-name-missing", "@relation r\n@attribute →{x}\n"),
    ("attribute-name-missing", "@relation r\n@attribute→,a real\n"),
    ("type-missing", "@relation r\n@attribute a→\n"),
    ("type-missing", "@relation r\n@attribute 'a'→% x\n"),
    ("duplicate-attribute", "@relation r\n@attribute a real\n@attribute →'a' real\n"),
    ("unknown-type", "@relation r\n@attribute a →float\n"),
    ("unknown-type", "@relation r\n@attribute a→, real\n"),
    ("nominal-unterminated", "@relation r\n@attribute a →{x,\ny}\n"),
    ("nominal-unterminated", "@relation r\n@attribute a →{x, %}\n"),
    ("nominal-comma-missing", "@relation r\n@attribute a {New →York}\n"),
    ("duplicate-nominal-value", "@relation r\n@attribute a {x,→'x'}\n"),
    ("unexpected-brace", "@relation r\n@attribute a {x→{y}}\n"),
    ("unexpected-brace", "@relation r\n@attribute a {x}→}\n"),
    ("unexpected-brace", "@relation r\n@attribute a real {1} →{2}\n"),
    ("bad-attribute-weight", "@relation r\n@attribute a real →{heavy}\n"),
    ("bad-attribute-weight", "@relation r\n@attribute a {x} →{1e999}\n"),
    ("bad-attribute-weight", "@relation r\n@attribute a real →{1 2}\n"),
    ("bad-date-format", "@relation r\n@attribute a date →'yyyy-bb'\n"),
    ("bad-date-format", "@relation r\n@attribute a date →\"yyyy 'T\"\n"),
    ("no-attributes", "@relation r\n→@data\n"),
    ("no-attributes", "@relation r\n@attribute b relational\n→@end b\n"),
    ("text-after-data", "@relation r\n@attribute a real\n@data →1\n"),
    ("text-after-data", "@relation r\n@attribute a real\n@data→{0 1}\n"),
    ("data-missing", "@relation r\n@attribute a real→"),
    ("data-missing", "@relation r\n@attribute a real\n→"),
    ("relational-end-missing", "@relation r\n@attribute b relational\n→@data\n"),
    ("relational-end-missing", "@relation r\n@attribute b relational\n@attribute a real\n→"),
    ("relational-end-name", "@relation r\n@attribute b relational\n@attribute a real\n@end →c\n"),
    ("relational-end-name", "@relation r\n@attribute b relational\n@attribute a real\n@end→\n"),
    ("unterminated-quote", "@relation →'r\n"),
    ("unterminated-quote", "@relation →'r\\'\n"),
    ("text-after-quote", "@relation 'r'→x\n"),
    ("text-after-quote", "@relation r\n@attribute a {'a'→'b'}\n"),
    ("quote-in-unquoted", "@relation it→'s\n"),
    ("percent-in-unquoted", "@relation r\n@attribute a real→%x\n"),
    ("bad-date-format", "@relation r\n@attribute d date→, 'yyyy'\n"),
    ("bad-date-format", "@relation r\n@attribute d date →,\n"),
    ("bad-escape", "@relation 'a→\\ud83d'\n"),
    ("bad-escape", "@relation 'a→\\ude00\\ud83d'\n"),
  ])
  func `points at the error`(code: String, text: String) {
    let marked = Marked(text)
    guard case .failure(let error) = read(marked.bytes).0 else {
      Issue.record("read without an error")
      return
    }
    #expect(error.code.rawValue == code)
    #expect(error.offset == marked.offset)
    #expect(error.severity == .error && error.count == 1)
  }

  @Test(arguments: [
    ("byte-order-mark", 1, "→\u{FEFF}@relation r\n@attribute a real\n@data\n"),
    ("control-whitespace", 2, "@relation→\u{B}\u{C} r\n@attribute a real\n@data\n"),
    ("text-after-type", 1, "@relation r\n@attribute a real →[0, 1] % x\n@data\n"),
    ("text-after-type", 1, "@relation r\n@attribute a {x}→, y\n@data\n"),
    ("quoted-keyword", 1, "@relation r\n@attribute a →\"Real\"\n@data\n"),
    ("missing-space-before-type", 1, "@relation r\n@attribute 'a'→{x}\n@data\n"),
    ("empty-nominal-value", 2, "@relation r\n@attribute a {→,x,}\n@data\n"),
    ("nonstandard-escape", 2, "@relation 'a→\\q\\7'\n@attribute a real\n@data\n"),
  ])
  func `warns at the place`(code: String, count: Int, text: String) {
    let marked = Marked(text)
    let (result, warnings) = read(marked.bytes)
    guard case .success = result else {
      Issue.record("\(result)")
      return
    }
    #expect(warnings.map(\.code.rawValue) == [code])
    #expect(warnings.first?.offset == marked.offset)
    #expect(warnings.first?.count == count)
  }

  @Test func `reads names, types and weights`() throws {
    let text = """
      % comment
      @RELATION 'my data' % x
      @attribute a numeric
      \t@Attribute\t'b c' Real {2}
      @attribute d integer % e

      @attribute e string
      """
    let good =
      text + "\n@attribute f {x, 'y z',}\n"
      + "@attribute g date\n@attribute h date 'yyyy' {0.5}\n@data % here\n1"
    var log = FindingLog()
    let bytes = Array(good.utf8)
    let header = try Header(parsing: bytes.span.rawBytes, log: &log)
    #expect(header.relation == "my data")
    #expect(header.attributes.map(\.name) == ["a", "b c", "d", "e", "f", "g", "h"])
    #expect(
      header.attributes.map(\.type.word) == [
        "numeric", "real", "integer", "string", "nominal", "date", "date",
      ])
    #expect(header.attributes.map(\.weight) == [1, 2, 1, 1, 1, 1, 0.5])
    #expect(header.dataOffset == bytes.count - 1)
    guard case .nominal(let labels) = header.attributes[4].type else {
      Issue.record("not nominal")
      return
    }
    #expect(labels == ["x", "y z"])
  }
}
