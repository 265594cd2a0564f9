// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Diagnostics

/// Columns on the command line: names, numbers from 1 on and ranges between commas, `1-3,class`.
struct ColumnsArgument: ExpressibleByArgument, Sendable {
  /// The columns.
  let choices: [ColumnChoice]

  init?(argument: String) {
    let words = argument.split(separator: ",", omittingEmptySubsequences: false)
    guard words.allSatisfy({ !$0.isEmpty }) else { return nil }
    choices = words.map { .spelled(String($0)) }
  }
}

/// Which part of a table is read.
struct PartOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read these columns only: names, numbers or ranges, such as 1-3,class.",
      valueName: "columns"))
  var columns: ColumnsArgument?

  @Option(help: ArgumentHelp("Read so many rows at most.", valueName: "n"))
  var rows: Int?

  func validate() throws {
    if let rows, rows < 0 { throw ValidationError("--rows needs a number from 0 on.") }
  }

  /// Asks a reader for the part.
  func apply(to options: inout ReadingOptions) {
    options.columns = columns?.choices
    options.rows = rows
  }
}
