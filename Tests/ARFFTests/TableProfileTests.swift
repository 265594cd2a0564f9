// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import TestSupport
internal import Testing

@Suite struct TableProfileTests {
  static func profile(_ text: String) throws -> TableProfile {
    TableProfile(try Table(parsing: SharedBytes(Array(text.utf8))))
  }

  static func numbers(_ profile: TableProfile, _ name: String) throws -> NumberSummary {
    guard case .numbers(let summary?)? = profile[name]?.values else {
      throw Missing(name: name)
    }
    return summary
  }

  struct Missing: Error { let name: String }

  /// Quantiles by their definition, over numbers in any order.
  static func quantile(_ share: Double, of values: [Double]) -> Double {
    let sorted = values.sorted()
    let place = share * Double(sorted.count - 1)
    let low = sorted[Int(place.rounded(.down))]
    let high = sorted[Int(place.rounded(.up))]
    return low + (high - low) * (place - place.rounded(.down))
  }

  @Test(arguments: [1, 2, 3, 10, 999, 9000])
  func `numbers are summed up as by definition`(_ count: Int) throws {
    var random = SplitMix(seed: UInt64(count))
    let values = (0..<count).map { _ in Double(Int.random(in: -400...400, using: &random)) / 4 }
    let rows = values.map { "\($0)" }.joined(separator: "\n?\n")
    let profile = try Self.profile("@relation r\n@attribute x real\n@data\n\(rows)\n")
    let column = try #require(profile["x"])
    let summary = try Self.numbers(profile, "x")
    #expect(column.missingCount == count - 1)
    #expect(column.distinctCount == Set(values).count)
    #expect(summary.minimum == values.min() && summary.maximum == values.max())
    for (share, found) in [
      (0.25, summary.lowerQuartile), (0.5, summary.median), (0.75, summary.upperQuartile),
    ] { #expect(abs(found - Self.quantile(share, of: values)) < 1e-9) }
    let mean = values.reduce(0, +) / Double(count)
    #expect(abs(summary.mean - mean) < 1e-9)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = count > 1 ? (squares / Double(count - 1)).squareRoot() : 0
    #expect(abs(summary.deviation - deviation) < 1e-9)
    #expect(summary.histogram.reduce(0, +) == count)
    #expect(profile.duplicateRowCount == max(count - 2, 0) + count - Set(values).count)
  }

  @Test func `zero and minus zero are one value, infinities are values`() throws {
    let text = "@relation r\n@attribute x numeric\n@data\n0\n-0\n-0.0\n1e999\n-1e999\n1e999\n"
    let profile = try Self.profile(text)
    #expect(profile["x"]?.distinctCount == 3)
    #expect(profile.duplicateRowCount == 3)
    let summary = try Self.numbers(profile, "x")
    #expect(summary.minimum == -.infinity && summary.maximum == .infinity)
    #expect(summary.histogram.reduce(0, +) == 3)
  }

  @Test func `labels are counted, unused ones named, and texts listed by frequency`() throws {
    let profile = try Self.profile(
      """
      @relation r
      @attribute c {a,b,'never was'}
      @attribute s string
      @data
      a,'x y'
      b,z
      a,'x y'
      ?,?

      """)
    let labels = try #require(profile["c"])
    #expect(labels.unusedLabels == ["never was"])
    #expect(labels.distinctCount == 2 && labels.missingCount == 1)
    guard case .labels(let counts) = labels.values, case .texts(let texts)? = profile["s"]?.values
    else {
      Issue.record("wrong types")
      return
    }
    #expect(counts.map(\.count) == [2, 1, 0])
    #expect(texts.map(\.value) == ["x y", "z"] && texts.map(\.count) == [2, 1])
    #expect(profile.duplicateRowCount == 1)
  }

  @Test func `constants and identifiers are told from what only looks like them`() throws {
    let rows = (0..<5).map { "\($0),\($0).5,k\($0),'w \($0)',7,\($0 == 3 ? "?" : "\($0)")" }
    let profile = try Self.profile(
      """
      @relation r
      @attribute id numeric
      @attribute measure real
      @attribute key string
      @attribute title string
      @attribute constant numeric
      @attribute gap numeric
      @data
      \(rows.joined(separator: "\n"))

      """)
    #expect(profile.columns.filter(\.isIdentifier).map(\.name) == ["id", "key"])
    #expect(profile.columns.filter(\.isConstant).map(\.name) == ["constant"])
    #expect(profile.duplicateRowCount == 0)
    let constant = try Self.numbers(profile, "constant")
    #expect(constant.mean == 7 && constant.deviation == 0)
  }

  @Test func `dates and relational values have profiles, and so has an empty table`() throws {
    let profile = try Self.profile(
      """
      @relation r
      @attribute d date yyyy-MM-dd
      @attribute b relational
      @attribute x numeric
      @end b
      @data
      2020-01-03,'1\\n2'
      2020-01-01,'1\\n2'
      2020-01-02,'2'

      """)
    guard case .dates(let dates?, let format)? = profile["d"]?.values else {
      Issue.record("no dates")
      return
    }
    #expect(format.text(of: Int64(dates.median)) == "2020-01-02")
    #expect(profile["b"]?.distinctCount == 2)
    let empty = try Self.profile("@relation r\n@attribute x numeric\n@data\n")
    #expect(empty.rowCount == 0 && empty.duplicateRowCount == 0)
    #expect(empty["x"]?.distinctCount == 0)
    #expect(throws: Missing.self) { try Self.numbers(empty, "x") }
  }
}

/// A small generator with a seed.
private struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
