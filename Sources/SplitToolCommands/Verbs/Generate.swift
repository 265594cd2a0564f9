// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ArgumentParser
internal import ByteKit
internal import SplitCodecs
internal import SplitModel

/// `splittool generate`.
struct Generate: Verb {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Makes the split of a data set.",
    discussion: """
      crossvalidation is OpenML's engine bit for bit, which published sums of its files prove; \
      learning-curve, holdout, holdout-ordered, leave-one-out, test-on-training-data and custom \
      follow its rules by construction. group-k-fold, stratified-group-k-fold and time-series \
      mean what scikit-learn means; bootstrap and stratified-holdout are defined here.

      Examples:
        splittool generate in.arff s.arff --procedure crossvalidation --target class
        splittool generate in.arff s.arff --procedure holdout --percentage 33
        splittool generate in.arff s.npz --procedure group-k-fold --groups patient
        splittool generate in.arff s.npz --procedure custom --test-rows rows.txt
      """)

  @Argument(help: ArgumentHelp("The data set; - is standard input.", valueName: "dataset"))
  var data: PathArgument

  @Argument(help: ArgumentHelp("The split to write; - is standard output.", valueName: "out"))
  var output: PathArgument

  @Option(help: ArgumentHelp("How to split: \(ProcedureArgument.list).", valueName: "name"))
  var procedure: ProcedureArgument

  @Option(help: ArgumentHelp("How many repeats.", valueName: "n"))
  var repeats = 1

  @Option(help: ArgumentHelp("How many folds (default: 10).", valueName: "n"))
  var folds: Int?

  @Option(help: ArgumentHelp("How much of the rows a holdout tests, in per cent.", valueName: "p"))
  var percentage = 33.0

  @OptionGroup var columns: ColumnOptions

  @Option(help: ArgumentHelp("The seed; OpenML's is 0.", valueName: "n"))
  var seed: Int64?

  @Option(help: ArgumentHelp("The rows that custom tests, one a line.", valueName: "file"))
  var testRows: PathArgument?

  @Option(
    help: ArgumentHelp(
      "The split is named NAME_splits (default: the relation).", valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp("The form of the output.", valueName: "form"))
  var to: Form?

  @Flag(help: "Replace a file that exists.")
  var force = false

  @Flag(help: "Print bytes, rows, time and rate to standard error.")
  var stats = false

  @OptionGroup var reading: InputOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    for (option, value) in [("repeats", repeats), ("folds", folds ?? 1)] where value < 1 {
      throw ValidationError("--\(option) needs a number from 1 on.")
    }
    guard percentage > 0, percentage < 100 else {
      throw ValidationError("--percentage needs a number between 0 and 100.")
    }
    if procedure.procedure == .custom, testRows == nil {
      throw ValidationError("custom needs --test-rows.")
    }
    if data.path == "-", testRows?.path == "-" {
      throw ValidationError("Standard input is one file, not the data and the test rows.")
    }
  }

  func run(on console: Console) throws(Failure) -> ExitCode {
    let form = try Form(writing: output.path, to: to)
    let codec = try form.splitCodec()
    let start = ContinuousClock.now
    let document = try Document(data.path, options: reading)
    let table = try document.table()
    let rows = try columns.rows(of: table, hashingContents: false)
    var parameters = GenerationParameters(
      procedure.procedure, repeats: repeats, percentage: percentage, seed: seed,
      testRows: try testRowIDs(), name: (name ?? table.relation) + "_splits")
    parameters.folds = folds ?? defaultFolds(rows: rows.count)
    let split: SplitSet
    do throws(ReadingError) {
      split = try SplitSet.generate(parameters, for: rows)
    } catch {
      throw Failure(.malformedInput, error.finding, path: data.path)
    }
    try ToolOutput.write(to: output.path, force: force) { (sink: inout ByteSink) throws(Failure) in
      do throws(ReadingError) {
        try codec.encode(split, into: &sink)
      } catch {
        throw Failure(
          .malformedInput, error.code, error.message, hint: error.hint, path: output.path)
      }
    }
    if stats {
      Statistics(bytes: document.bytes.count, rows: split.listedRowCount, since: start)
        .say(on: console)
    }
    return .success
  }

  /// Ten, or what the procedure fixes.
  private func defaultFolds(rows: Int) -> Int {
    switch procedure.procedure {
    case .leaveOneOut: rows
    default: procedure.procedure.hasSingleFold ? 1 : 10
    }
  }

  /// Reads the file of test rows: whole numbers, one a line; blank lines are skipped.
  private func testRowIDs() throws(Failure) -> [UInt32] {
    guard let testRows, procedure.procedure == .custom else { return [] }
    let input = try InputFile(testRows.path, options: reading)
    let text = input.stored
    var rows = [UInt32]()
    var offset = 0
    for line in text.bytes.text(0..<text.count).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      let word = line.filter { $0 != " " && $0 != "\r" && $0 != "\t" }
      if !word.isEmpty {
        guard let row = UInt32(word), row < .max else {
          let finding = Finding(
            .malformed, at: offset, "expected a row id, a whole number from 0 on")
          throw Failure(.malformedInput, finding.located(in: text.bytes), path: testRows.path)
        }
        rows.append(row)
      }
      offset += line.utf8.count + 1
    }
    return rows
  }
}
