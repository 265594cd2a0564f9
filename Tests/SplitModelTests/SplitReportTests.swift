// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Diagnostics
internal import SplitModel
internal import Testing

@Suite struct SplitReportTests {
  static let labels = ClassLabels(
    codes: (0..<60).map { UInt32($0 % 3) }, classCount: 3, names: ["<a>", "b&c", "'d\"\u{202E}"])

  static func split(_ procedure: EstimationProcedure, repeats: Int = 1) throws -> SplitSet {
    let groups = ClassLabels((0..<60).map { $0 / 4 })
    return try SplitSet.generate(
      GenerationParameters(
        procedure, repeats: repeats, folds: 4, testRows: [3, 4], name: "x</title><script>\u{1}"),
      for: DataRows(count: 60, labels: labels, groups: groups))
  }

  @Test(arguments: EstimationProcedure.allCases)
  func `trusts a split of every procedure, and says what it promises`(
    _ procedure: EstimationProcedure
  ) throws {
    let options = ValidationOptions(procedure: procedure, rowCount: 60)
    let report = SplitReport(try Self.split(procedure), options: options)
    let isMemory = procedure == .testOnTrainingData
    #expect(report.verdict.outcome == (isMemory ? .doubtful : .sound), "\(report.verdict)")
    #expect(report.verdict.rule == nil)
    #expect(report.verdict.detail.hasSuffix("."))
    #expect(report.html.contains(isMemory ? "how well a model remembers" : "You can trust"))
    #expect(SplitPlotTests.isBalanced(Self.withoutVoids(report.html)), "\(procedure)")
  }

  @Test(arguments: BrokenSplitTests.crossvalidation + BrokenSplitTests.others)
  func `the verdict on a broken split names its fault`(_ broken: BrokenSplitTests.Case) throws {
    var draft = try BrokenSplitTests.Draft(broken.parameters, count: broken.count)
    broken.spoil(&draft)
    let report = SplitReport(try draft.split(), options: broken.options)
    #expect(report.verdict.outcome == .broken)
    #expect(report.verdict.rule == broken.rule)
    #expect(report.verdict.text.contains(broken.rule.rawValue))
    let first = try #require(report.validation.findings.first { $0.code == broken.rule })
    #expect(report.verdict.detail.lowercased().contains(first.message.lowercased()))
    #expect(report.html.contains("class=\"verdict bad\""))
    #expect(SplitPlotTests.isBalanced(Self.withoutVoids(report.html)))
  }

  @Test func `a warning makes it usable with care`() throws {
    let split = try Self.split(.crossvalidation)
    let report = SplitReport(split, options: ValidationOptions(rowCount: 61))
    #expect(report.verdict.outcome == .broken)
    let cells = split.map { cell in
      Fold(id: FoldID(repeat: 0, fold: cell.id.foldIndex + 1), train: cell.train, test: cell.test)
    }
    let shifted = SplitReport(try #require(SplitSet(name: "", cells: cells)))
    #expect(shifted.verdict.outcome == .doubtful)
    #expect(shifted.verdict.rule == .numbering)
  }

  @Test func `nothing that a file says becomes markup`() throws {
    let data = DataRows(count: 60, labels: Self.labels, contents: (0..<60).map { $0 })
    let sizes = [SplitReport.FormSize(name: "<form>", byteCount: 12)]
    let html = SplitReport(
      try Self.split(.crossvalidation, repeats: 2), options: ValidationOptions(data: data),
      sizes: sizes, source: "<img src=x onerror=alert(1)>.arff"
    ).html
    #expect(html.contains("x&lt;/title&gt;&lt;script&gt;\u{FFFD}"))
    #expect(html.contains("&lt;img src=x onerror=alert(1)&gt;.arff"))
    #expect(html.contains("&#39;d&quot;\u{FFFD}"))
    #expect(!html.contains("\u{202E}"))
    for forbidden in ["<img", "<form", "<a>", "</title><script", "b&c"] {
      #expect(!html.contains(forbidden), "\(forbidden)")
    }
  }

  @Test func `the page needs nothing else and is the same each time`() throws {
    let split = try Self.split(.crossvalidation, repeats: 3)
    let options = ValidationOptions(data: DataRows(count: 60, labels: Self.labels))
    let html = SplitReport(split, options: options).html
    #expect(html == SplitReport(split, options: options).html)
    for network in ["src=", "@import", "url("] { #expect(!html.contains(network), "\(network)") }
    // The one address that may stand in it is the name of SVG, which nobody loads.
    #expect(
      html.ranges(of: "http").count == html.ranges(of: "http-equiv").count
        + html.ranges(of: "http://www.w3.org/2000/svg").count)
    #expect(html.contains(split.digestText))
  }

  @Test func `says where classes, groups and times go wrong`() throws {
    let data = DataRows(
      count: 60, labels: Self.labels, groups: ClassLabels((0..<60).map { $0 / 4 }),
      times: (0..<60).map(Double.init), contents: (0..<60).map { UInt64($0 / 2) })
    let html = SplitReport(
      try Self.split(.crossvalidation), options: ValidationOptions(data: data)
    ).html
    #expect(html.contains("<strong>Groups:</strong> 4 folds affected"))
    #expect(html.contains("<strong>Time:</strong> 4 folds affected"))
    #expect(html.contains("<strong>Identical rows:</strong> 4 folds affected"))
    #expect(html.contains("<strong>Rows:</strong> none is in both sets of a fold"))
  }

  @Test func `names the class and fold that depart most`() throws {
    let cells = [
      Fold(id: FoldID(repeat: 0, fold: 0), train: RowIDs([2, 3, 4, 5]), test: RowIDs([0, 1])),
      Fold(id: FoldID(repeat: 0, fold: 1), train: RowIDs([0, 1, 4, 5]), test: RowIDs([2, 3])),
      Fold(id: FoldID(repeat: 0, fold: 2), train: RowIDs([0, 1, 2, 3]), test: RowIDs([4, 5])),
    ]
    let labels = ClassLabels(codes: [0, 0, 1, 1, 1, 1], classCount: 2, names: ["rare", "often"])
    let split = try #require(SplitSet(name: "", cells: cells))
    let options = ValidationOptions(data: DataRows(count: 6, labels: labels))
    let html = SplitReport(split, options: options).html
    #expect(
      html.contains(
        "<strong>rare</strong> has 2 of 2 test rows in <strong>repeat 0, fold 0</strong>"))
    #expect(html.contains("calls for 0.7"))
  }

  @Test func `compares repeats, whatever the order of their folds`() throws {
    let split = try Self.split(.crossvalidation, repeats: 2)
    let cells = split.repeats[0].cells.indices.flatMap { position -> [Fold] in
      let cell = split.repeats[0].cell(at: position)
      return [0, 1].map { index in
        let fold = index == 0 ? cell.id.foldIndex : 3 - cell.id.foldIndex
        return Fold(id: FoldID(repeat: index, fold: fold), train: cell.train, test: cell.test)
      }
    }
    let same = SplitReport(try #require(SplitSet(name: "", cells: cells))).html
    #expect(same.contains("<strong>100.0 %</strong>"))
    #expect(!SplitReport(split).html.contains("<strong>100.0 %</strong>"))
  }

  @Test func `stays small for very many folds and classes`() throws {
    let split = try SplitSet.generate(
      GenerationParameters(.leaveOneOut), for: DataRows(count: 1800))
    let labels = ClassLabels((0..<1800).map { $0 })
    let options = ValidationOptions(data: DataRows(count: 1800, labels: labels))
    let html = SplitReport(split, options: options).html
    #expect(html.utf8.count < 600_000, "\(html.utf8.count)")
    #expect(html.contains("1,400 more cells"))
    #expect(html.contains("1,790 other classes"))
    let huge = Fold(
      id: FoldID(repeat: 0, fold: 0), train: RowIDs([UInt32.max - 1]), test: RowIDs([7]))
    let sparse = try #require(SplitSet(name: "", cells: [huge]))
    #expect(SplitReport(sparse).html.utf8.count < 100_000)
    #expect(SplitReport(SplitSet(name: "", repeats: [])).verdict.rule == .emptySet)
  }

  /// The page without its head's elements that are never closed, and without style and script.
  static func withoutVoids(_ html: String) -> String {
    html.replacing(#/<!DOCTYPE html>\s|<meta [^>]*>|<link [^>]*>/#, with: "")
      .replacing(#/<style>[\s\S]*?</style>|<script>[\s\S]*?</script>/#, with: "")
  }
}

extension SplitSet {
  /// The digest as a report writes it.
  fileprivate var digestText: String {
    let report = validate(ValidationOptions(reportsDigest: true))
    return report.findings.first { $0.code == .digest }?.message ?? "no digest"
  }
}
