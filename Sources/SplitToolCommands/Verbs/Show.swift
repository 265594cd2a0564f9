// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ArgumentParser
internal import ByteKit
internal import SplitCodecs
internal import SplitModel

/// `splittool show`.
struct Show: Verb {
  enum Output: String, ExpressibleByArgument, CaseIterable {
    case json, csv, npy
  }

  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Prints the row ids of one cell, or draws all cells.",
    discussion: """
      Row ids come one a line, in the order of the file. Of a binary or compressed file no more is \
      read than the cell needs.

      Examples:
        splittool show splits.arff --repeat 0 --fold 3 --set test
        splittool show splits.splits --repeat 0 --fold 3 --set train --to npy > train.npy
        splittool show splits.arff --grid
      """)

  @Argument(help: ArgumentHelp("The split; - is standard input.", valueName: "file"))
  var file: PathArgument

  @Option(name: .customLong("repeat"), help: ArgumentHelp("The repeat, from 0.", valueName: "r"))
  var repeatIndex: Int?

  @Option(name: .customLong("fold"), help: ArgumentHelp("The fold, from 0.", valueName: "f"))
  var foldIndex: Int?

  @Option(
    name: .customLong("sample"),
    help: ArgumentHelp("The sample of a learning curve, from 0.", valueName: "s"))
  var sampleIndex: Int = 0

  @Option(
    name: .customLong("set"), help: "The train or the test set.",
    transform: Self.part(argument:))
  var part: SplitPart?

  @Option(help: "Print json, csv or npy instead of lines.")
  var to: Output?

  @Flag(help: "Draw all cells: a line a fold, train and test along the rows.")
  var grid = false

  @OptionGroup var reading: InputOptions
  @OptionGroup var common: CommonOptions

  private static func part(argument: String) throws -> SplitPart {
    guard let part = SplitPart(rawValue: argument) else {
      throw ValidationError("A set is train or test, not '\(argument)'.")
    }
    return part
  }

  func validate() throws {
    if grid { return }
    guard let repeatIndex, let foldIndex, part != nil else {
      throw ValidationError("Say which cell: --repeat, --fold and --set; or ask for --grid.")
    }
    guard repeatIndex >= 0, foldIndex >= 0, sampleIndex >= 0 else {
      throw ValidationError("Repeat, fold and sample count from 0.")
    }
  }

  func run(on console: Console) throws(Failure) -> ExitCode {
    guard !grid, let repeatIndex, let foldIndex, let part else {
      let split = try Document(file.path, options: reading).split()
      let columns = OutputDescriptor.standardOutput.columns ?? 80
      let grid = SplitGrid(split, width: min(columns, 200), isColoured: console.colorsData)
      var sink = ByteSink { (block: RawSpan) throws(SystemError) in console.write(block) }
      grid.write(into: &sink)
      try? sink.finish()
      return .success
    }
    let id = FoldID(repeat: repeatIndex, fold: foldIndex, sample: sampleIndex)
    guard let cell = try cell(id) else {
      throw Failure(
        .malformedInput, .noSuchCell, "the split has no \(id)",
        hint: "`splittool info` says what it has", path: file.path)
    }
    try print(cell[part], of: id, part, on: console)
    return .success
  }

  /// Reads one cell, by the codec's own way where the file is regular and not wrapped in gzip.
  private func cell(_ id: FoldID) throws(Failure) -> Fold? {
    let form = reading.from ?? Form(suffixOf: file.path)
    guard let form, form.holdsOnlySplits, file.path != "-",
      let codec = SplitForms.registry.form(named: form.name),
      codec.abilities.contains(.singleCell)
    else {
      return try Document(file.path, options: reading).split()[id]
    }
    let open: OpenFile
    do throws(SystemError) {
      open = try OpenFile(file.path)
    } catch {
      throw Failure(reading: error)
    }
    do throws(ReadingError) {
      return try codec.decodeCell(id, from: open, options: reading.decoding())
    } catch {
      throw Failure(.malformedInput, error.finding.atByte, path: file.path)
    }
  }

  private func print(
    _ rows: RowIDs, of id: FoldID, _ part: SplitPart, on console: Console
  ) throws(Failure) {
    var sink = ByteSink { (block: RawSpan) throws(SystemError) in console.write(block) }
    switch common.json ? .json : to {
    case .json where common.json:
      sink.append("{\"version\":1,\"repeat\":\(id.repeatIndex),\"fold\":\(id.foldIndex),")
      sink.append("\"sample\":\(id.sampleIndex),\"set\":\"\(part.rawValue)\",\"rows\":")
      RowWriter.writeJSON(rows, into: &sink)
      sink.append("}\n")
    case .json:
      RowWriter.writeJSON(rows, into: &sink)
      sink.append("\n")
    case .csv:
      sink.append("rowid\n")
      RowWriter.writeLines(rows, into: &sink)
    case .npy: RowWriter.writeNPY(rows, into: &sink)
    case nil: RowWriter.writeLines(rows, into: &sink)
    }
    try? sink.finish()
  }
}
