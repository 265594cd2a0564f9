// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ArgumentParser
internal import ByteKit
internal import SplitModel

/// `splittool diff`.
struct Diff: Verb {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compares two splits: same cells, same row ids, same order?",
    usage: "splittool diff [<options>] <a> <b>",
    discussion: """
      The forms may differ, and names and layout do not count. Exit code 0 says equal, 1 says \
      different; the first difference is printed.

      Examples:
        splittool diff splits.arff splits.json
        splittool diff old.splits new.splits --json
      """)

  @Argument(help: ArgumentHelp("One split.", valueName: "a"))
  var left: PathArgument

  @Argument(help: ArgumentHelp("The other split.", valueName: "b"))
  var right: PathArgument

  @OptionGroup var reading: InputOptions
  @OptionGroup var common: CommonOptions

  func run(on console: Console) throws(Failure) -> ExitCode {
    let a = try Document(left.path, options: reading).split()
    let b = try Document(right.path, options: reading).split()
    let difference = SplitDifference(between: a, and: b)
    if console.isJSON {
      console.write(
        .known([
          "version": 1, "equal": .boolean(difference == nil), "first": difference?.json ?? .null,
        ]))
    } else if let difference {
      console.writeLine(difference.text)
    }
    return difference == nil ? .success : .negative
  }
}
