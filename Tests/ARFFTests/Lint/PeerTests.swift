// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import TestSupport
internal import Testing

@Suite struct PeerTests {
  /// The fixtures that were given to the readers, each with those that refused it.
  static let observations = """
    a01-split-minimal
    a02-split-sample
    a04-missing
    a05-comments-blank-lines scipy
    a07-data-at-eof
    a08-indented-header liac scipy
    a10-single-attribute
    b01-relation-single-quoted
    b02-relation-double-quoted
    b07-relation-empty-quoted
    b10-relation-meka-options
    c01-name-quoted-space scipy
    c02-name-escaped-quote
    c05-name-case-differs
    c07-name-special-chars
    c11-range-after-type liac
    c14-trailing-comment liac
    c16-quoted-type liac scipy
    c22-data-comment
    d01-quoted-values scipy
    d02-quotes-differ scipy
    d04-spaces-in-list scipy
    d13-trailing-comma-in-list
    d14-empty-string-declared
    d16-quoted-brace
    d17-numeric-looking
    d20-percent-quoted
    d22-leading-space-in-quotes
    d23-true-false
    e01-quoted-string scipy
    e02-standard-escapes scipy
    e04-octal-escape scipy
    e05-short-octal liac scipy
    e07-unknown-escape liac scipy
    e08-bell-vtab liac scipy
    e10-backslash-at-end scipy
    e16-empty-quoted scipy
    e17-quoted-question-mark scipy
    e22-tab-in-quotes scipy
    e25-spaces-unquoted-in-two-columns liac scipy
    e26-at-sign-values scipy
    e28-backtick scipy
    e29-surrogate-pair-escape scipy
    e31-record-separator liac scipy
    e32-escaped-percent scipy
    f01-comment-after-row liac scipy
    f05-percent-in-quotes scipy
    f07-comment-after-quote liac scipy
    g01-empty-middle weka scipy
    g02-empty-first weka scipy
    g04-trailing-comma liac
    g05-double-comma-full liac scipy
    g10-only-commas liac scipy
    g14-empty-string-column weka scipy
    g16-question-mark-word scipy
    h01-tab-separated liac
    h02-space-separated liac scipy
    h04-comma-tab-mix
    h07-lone-cr
    h08-mixed-eol
    h10-form-feed
    h11-ctrl-z liac scipy
    h13-ideographic-space liac scipy
    h14-unicode-line-separators liac scipy
    i01-sparse scipy
    i02-sparse-empty scipy
    i04-sparse-unordered weka scipy
    i10-sparse-comma-inside liac scipy
    i11-sparse-space-pairs liac scipy
    i13-sparse-and-dense scipy
    i14-sparse-trailing-comma liac scipy
    i16-sparse-weight liac scipy
    i17-sparse-zero-explicit scipy
    i19-sparse-spaces scipy
    j01-weights liac scipy
    j05-weight-glued liac scipy
    j07-weight-negative-zero liac
    k01-date-default liac scipy
    k02-date-format liac
    k07-date-weight liac scipy
    k08-date-one-digit liac
    k10-date-month-name liac scipy
    l01-relational liac scipy
    l02-relational-missing liac scipy
    l07-relational-nested liac
    l08-relational-quotes-inside liac
    m01-bom weka liac
    m02-utf8 scipy
    m05-bom-then-comment weka
    m07-high-control scipy
    n01-number-forms
    n02-nan
    n04-inf-lowercase weka
    n05-java-suffix liac scipy
    n10-overflow
    n11-precision
    n13-quoted-spaces
    n17-subnormal
    a11-trailing-tabs
    b13-relation-weka-filter-name
    c29-name-empty
    e34-quoted-everything
    i23-sparse-date-left-out liac scipy
    i25-sparse-index-leading-zero scipy
    k13-date-am-pm liac scipy
    k14-date-zone-offset liac scipy
    k16-date-before-epoch liac
    m10-latin1-in-comment liac scipy
    p01-split-quoted scipy
    p02-split-column-order
    p04-split-type-string scipy
    l11-relational-quoted-name liac scipy
    """

  /// What is foretold otherwise: to be told more exactly, the rules would have to be those readers.
  ///
  /// Most are refusals that did not come, where the reader got other values, or the right ones by
  /// the place of a blank or a quote.
  static let exceptions: [String: String] = [
    "c11-range-after-type": "liac scipy", "d20-percent-quoted": "scipy",
    "e29-surrogate-pair-escape": "liac scipy", "g04-trailing-comma": "liac scipy",
    "h10-form-feed": "liac scipy", "j07-weight-negative-zero": "liac scipy",
    "k02-date-format": "liac scipy", "l07-relational-nested": "liac scipy",
    "l08-relational-quotes-inside": "liac scipy",
  ]

  static func findings(_ text: SharedBytes) throws -> [PeerFinding] {
    let table = try Table(parsing: text)
    let header = try TableReader(parsing: text).header
    return Peer.allCases.flatMap { $0.refusals(of: table, source: text.bytes, header: header) }
  }

  @Test func `foretells what was observed`() throws {
    var count = 0
    for line in Self.observations.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      let found = try Self.findings(Fixtures.bytes("arff/accept/\(words[0]).arff"))
      let peers = Peer.allCases.map(\.rawValue).filter { name in
        found.contains { $0.peer.rawValue == name }
      }
      let expected = Self.exceptions[words[0]] ?? words.dropFirst().joined(separator: " ")
      #expect(peers.joined(separator: " ") == expected, "\(words[0]): \(found)")
      count += 1
    }
    #expect(count > 100)
  }

  @Test func `says the reason and its place`() throws {
    let text = Array("@relation r\n@attribute a numeric\n@data\n1 % one\n".utf8)
    let found = try Self.findings(SharedBytes(text))
    #expect(
      found == [
        PeerFinding(peer: .liac, reason: "a comment stands behind a row", offset: 41),
        PeerFinding(peer: .scipy, reason: "a comment stands behind a row", offset: 41),
      ])
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `finds no spelling but quotes in what our writer wrote`(seed: UInt64) throws {
    let table = try Table(parsing: SharedBytes(Array(RandomTableText(seed: seed).text.utf8)))
    var sink = ByteSink()
    _ = ARFFWriter.write(table, into: &sink)
    let reasons = try Self.findings(SharedBytes(sink.array)).filter { $0.offset != nil }
    #expect(reasons.allSatisfy { $0.reason.contains("quote") }, "seed \(seed): \(reasons)")
  }
}
