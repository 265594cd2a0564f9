// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ArgumentParser
internal import ByteKit
internal import Hashing
internal import SplitModel

/// `splittool info`.
struct Info: Verb {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Shows what a file holds, on one screen.",
    usage: "splittool info [<options>] <file> ...",
    discussion: """
      Of a table: relation, rows, and for each attribute type, missing values and range or labels; \
      alike neighbours among many attributes share a line. --profile looks closer: five numbers or \
      the most frequent labels, a histogram, constants, identifiers and duplicate rows. \
      Of a split: repeats, folds, samples, procedure, sizes of the sets, digest.

      Examples:
        splittool info dataset.arff
        splittool info dataset.arff --profile --target class
        splittool info splits.arff --sizes
        splittool info *.arff --json
      """)

  @Argument(help: ArgumentHelp("The files; - is standard input.", valueName: "file"))
  var files: [PathArgument]

  @Flag(help: "Add how large the file would be in each form.")
  var sizes = false

  @Flag(help: "Look at every value of a table: distribution, constants, identifiers, duplicates.")
  var profile = false

  @Option(
    help: ArgumentHelp(
      "With --profile: show the balance of this attribute.", valueName: "attribute"))
  var target: String?

  @Flag(help: "Give every attribute a line, however many there are.")
  var all = false

  @OptionGroup var part: PartOptions
  @OptionGroup var reading: InputOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if target != nil, !profile { throw ValidationError("--target needs --profile.") }
  }

  func run(on console: Console) throws(Failure) -> ExitCode {
    var code = ExitCode.success
    var entries = [JSONValue]()
    for (index, file) in files.enumerated() {
      do throws(Failure) {
        let document = try Document(file.path, options: reading)
        let card = try card(of: document)
        if console.isJSON {
          entries.append(card.json)
        } else {
          if index > 0 { console.writeLine() }
          card.print(on: console)
        }
      } catch {
        code = code.merged(with: error.exitCode)
        console.report(error.finding, for: file.path)
        entries.append(
          .known([
            "path": .string(file.path.string), "kind": .null,
            "diagnostics": .array([error.finding.json]),
          ]))
      }
    }
    if console.isJSON { console.write(.known(["version": 1, "files": .array(entries)])) }
    return code
  }

  private func card(of document: Document) throws(Failure) -> InfoCard {
    var card = InfoCard(of: document)
    if let entry = document.entry { card.describe(entry, at: document.path) }
    if document.kind == .split {
      let split = try document.split()
      card.describe(split)
      if sizes { card.addSizes(of: split) }
    } else {
      let table = try document.table(columns: part.columns, rows: part.rows)
      if profile {
        try card.describe(TableProfile(table), of: table, target: target, listsAll: all)
      } else {
        card.describe(table, listsAll: all)
      }
    }
    return card
  }
}
