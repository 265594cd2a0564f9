// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ArgumentParser
internal import ByteKit
internal import SplitModel

/// `splittool validate`.
struct Validate: Verb {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Checks syntax, and for splits whether the rows are split rightly.",
    discussion: """
      Findings go to standard error, with --json to standard output. Exit code 0 says that there \
      is no error, 1 that there is one. `splittool explain CODE` tells more about a finding.

      Examples:
        splittool validate dataset.arff --strict
        splittool validate splits.arff --rows 150 --folds 10
        splittool validate splits.arff --data iris.arff --target class --regenerate
        splittool validate *.arff --json
      """)

  @Argument(help: ArgumentHelp("The files, of any form; - is standard input.", valueName: "file"))
  var files: [PathArgument]

  @Flag(help: "Take every leniency for an error.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "How the split was made, if it shall not be inferred: \(ProcedureArgument.list).",
      valueName: "name"))
  var procedure: ProcedureArgument?

  @Option(help: ArgumentHelp("How many repeats there should be.", valueName: "n"))
  var repeats: Int?

  @Option(help: ArgumentHelp("How many folds there should be.", valueName: "n"))
  var folds: Int?

  @Option(help: ArgumentHelp("How much of the rows a holdout tests, in per cent.", valueName: "p"))
  var percentage: Double?

  @Option(help: ArgumentHelp("How many rows the data set has.", valueName: "n"))
  var rows: Int?

  @Option(help: ArgumentHelp("The data set, for rules about its rows.", valueName: "dataset"))
  var data: PathArgument?

  @OptionGroup var columns: ColumnOptions

  @Flag(help: "Say whether OpenML's engine makes the same split of --data and --target.")
  var regenerate = false

  @Flag(help: "Report the digest.")
  var digest = false

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("Which of weka, liac, scipy would refuse the file.", valueName: "peers"))
  var peers: PeerList?

  @Option(help: ArgumentHelp("Report up to so many syntax errors.", valueName: "n"))
  var keepGoing = 1

  @Option(
    name: .customLong("columns"),
    help: ArgumentHelp(
      "Check the values of these columns of a table only, and the form of all rows.",
      valueName: "columns"))
  var checkedColumns: ColumnsArgument?

  @Flag(help: "Print bytes, rows, time and rate to standard error.")
  var stats = false

  @OptionGroup var reading: InputOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    for (name, value) in [("repeats", repeats), ("folds", folds), ("keep-going", keepGoing)] {
      if let value, value < 1 { throw ValidationError("--\(name) needs a number from 1 on.") }
    }
    if let rows, rows < 0 { throw ValidationError("--rows needs a number from 0 on.") }
    if let percentage, !(percentage > 0 && percentage < 100) {
      throw ValidationError("--percentage needs a number between 0 and 100.")
    }
    let needsData = columns.target != nil || columns.groups != nil || columns.time != nil
    if needsData || regenerate, data == nil {
      throw ValidationError("--target, --groups, --time and --regenerate need --data.")
    }
  }

  func run(on console: Console) throws(Failure) -> ExitCode {
    let options = try validationOptions()
    var code = ExitCode.success
    var entries = [JSONValue]()
    for file in files {
      let check = FileCheck(
        file.path, reading: reading, isStrict: strict, keepGoing: keepGoing, peers: peers,
        columns: checkedColumns,
        rules: options, printsStatistics: stats)
      let verdict = check.run(on: console)
      code = code.merged(with: verdict.exitCode)
      if console.isJSON {
        entries.append(verdict.json)
      } else {
        verdict.report(on: console)
      }
    }
    if console.isJSON { console.write(.known(["version": 1, "files": .array(entries)])) }
    return code
  }

  private func validationOptions() throws(Failure) -> ValidationOptions {
    var options = ValidationOptions(
      procedure: procedure?.procedure, repeats: repeats, folds: folds, percentage: percentage,
      rowCount: rows, regenerates: regenerate, reportsDigest: digest)
    if let data {
      let table = try Document(data.path, options: reading.forData).table()
      options.data = try columns.rows(of: table, hashingContents: true)
    }
    return options
  }
}
