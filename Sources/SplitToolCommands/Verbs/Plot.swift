// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ArgumentParser
internal import ByteKit
internal import SplitModel

/// `splittool plot`.
struct Plot: Verb {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draws a split: a line a fold, train and test along the rows.",
    discussion: """
      With --data and --target the classes of the test rows are drawn beside each line, and those \
      of all rows below.

      Examples:
        splittool plot splits.arff splits.svg
        splittool plot splits.arff splits.html --data iris.arff --target class
      """)

  @Argument(help: ArgumentHelp("The split; - is standard input.", valueName: "file"))
  var file: PathArgument

  @Argument(help: ArgumentHelp("The picture: a name that ends in .svg or .html.", valueName: "out"))
  var output: PathArgument

  @Option(help: ArgumentHelp("The data set, for the classes.", valueName: "dataset"))
  var data: PathArgument?

  @Option(help: ArgumentHelp("The attribute of the classes.", valueName: "attribute"))
  var target: String?

  @Flag(help: "Replace a file that exists.")
  var force = false

  @OptionGroup var reading: InputOptions
  @OptionGroup var common: CommonOptions

  private var isPage: Bool { output.path.hasSuffix(".html") || output.path.hasSuffix(".htm") }

  func validate() throws {
    if (data == nil) != (target == nil) {
      throw ValidationError("--data and --target belong together.")
    }
    guard isPage || output.path.hasSuffix(".svg") || output.path == "-" else {
      throw ValidationError("The picture's name must end in .svg or .html; - gives SVG.")
    }
  }

  func run(on console: Console) throws(Failure) -> ExitCode {
    let split = try Document(file.path, options: reading).split()
    var labels: ClassLabels?
    if let data, let target {
      var columns = ColumnOptions()
      columns.target = target
      columns.groups = nil
      columns.time = nil
      let table = try Document(data.path, options: reading.forData).table()
      labels = try columns.rows(of: table, hashingContents: false).labels
    }
    let plot = SplitPlot(split, labels: labels)
    try ToolOutput.write(to: output.path, force: force) { (sink: inout ByteSink) throws(Failure) in
      if isPage {
        plot.writeHTML(into: &sink)
      } else {
        plot.writeSVG(into: &sink)
      }
    }
    return .success
  }
}
