// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ArgumentParser
internal import ByteKit
internal import Hashing
internal import SplitModel

/// `splittool digest`.
struct Digest: Verb {
  static let configuration = CommandConfiguration(
    commandName: "digest",
    abstract: "Prints the digest of splits: equal for all forms of one split.",
    usage: "splittool digest [<options>] <file> ...",
    discussion: """
      The digest is a SHA-256 over cells, row ids and their order. The form of the file and the \
      name of the split have no part in it.

      Examples:
        splittool digest splits.arff splits.json
      """)

  @Argument(help: ArgumentHelp("The files; - is standard input.", valueName: "file"))
  var files: [PathArgument]

  @OptionGroup var reading: InputOptions
  @OptionGroup var common: CommonOptions

  func run(on console: Console) throws(Failure) -> ExitCode {
    var code = ExitCode.success
    var entries = [JSONValue]()
    for file in files {
      do throws(Failure) {
        let document = try Document(file.path, options: reading)
        let digest = try document.split().digest().hexadecimal
        if console.isJSON {
          entries.append(.known(["path": .string(file.path.string), "digest": .string(digest)]))
        } else {
          console.write(digest + "  ")
          console.write(file.path)
          console.writeLine()
        }
      } catch {
        code = code.merged(with: error.exitCode)
        console.report(error.finding, for: file.path)
        entries.append(
          .known([
            "path": .string(file.path.string), "diagnostics": .array([error.finding.json]),
          ]))
      }
    }
    if console.isJSON { console.write(.known(["version": 1, "files": .array(entries)])) }
    return code
  }
}
