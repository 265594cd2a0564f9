// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import ByteKit
internal import Diagnostics
internal import SplitCodecs
internal import SplitModel

/// `splittool report`.
struct Report: Verb {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes a page that says whether a split can be trusted.",
    discussion: """
      The page begins with a verdict. With --data it knows identical rows, and with --target, \
      --groups and --time classes, groups and times. It needs no network and may be mailed.

      Examples:
        splittool report splits.arff report.html
        splittool report splits.arff report.html --data iris.arff --target class
      """)

  @Argument(help: ArgumentHelp("The split; - is standard input.", valueName: "file"))
  var file: PathArgument

  @Argument(
    help: ArgumentHelp(
      "The page: a name that ends in .html; - gives it to standard output.",
      valueName: "out"))
  var output: PathArgument

  @Option(
    help: ArgumentHelp(
      "How the split was made, if it shall not be inferred: \(ProcedureArgument.list).",
      valueName: "name"))
  var procedure: ProcedureArgument?

  @Option(help: ArgumentHelp("The data set.", valueName: "dataset"))
  var data: PathArgument?

  @OptionGroup var columns: ColumnOptions

  @Flag(help: "Replace a file that exists.")
  var force = false

  @OptionGroup var reading: InputOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard output.path.hasSuffix(".html") || output.path.hasSuffix(".htm") || output.path == "-"
    else { throw ValidationError("The page's name must end in .html.") }
    if output.path == "-", common.json {
      throw ValidationError("--json needs the page in a file.")
    }
    let needsData = columns.target != nil || columns.groups != nil || columns.time != nil
    if needsData, data == nil {
      throw ValidationError("--target, --groups and --time need --data.")
    }
  }

  func run(on console: Console) throws(Failure) -> ExitCode {
    let split = try Document(file.path, options: reading).split()
    var options = ValidationOptions(procedure: procedure?.procedure)
    if let data {
      let table = try Document(data.path, options: reading.forData).table()
      options.data = try columns.rows(of: table, hashingContents: true)
    }
    let report = SplitReport(
      split, options: options, sizes: SplitForms.registry.sizes(of: split),
      source: file.path == "-" ? "standard input" : Escaping.visible(file.path.fileName))
    try ToolOutput.write(to: output.path, force: force) { (sink: inout ByteSink) throws(Failure) in
      report.writeHTML(into: &sink)
    }
    if console.isJSON { console.write(Self.json(report.verdict, output.path)) }
    return .success
  }

  private static func json(_ verdict: SplitVerdict, _ path: FilePath) -> JSONValue {
    .known([
      "version": 1, "path": .string(path.string), "verdict": .string(verdict.outcome.rawValue),
      "code": verdict.rule.map { .string($0.rawValue) }, "text": .string(verdict.text),
      "detail": .string(verdict.detail),
    ])
  }
}
