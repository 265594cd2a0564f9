// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ArgumentParser

/// `splittool version`.
struct Version: Verb {
  /// The version of the program, raised with every release.
  static let text = "1.0.0-dev"

  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Prints the version.")

  @OptionGroup var common: CommonOptions

  func run(on console: Console) throws(Failure) -> ExitCode {
    if console.isJSON {
      console.write(.known(["version": 1, "splittool": .string(Self.text)]))
    } else {
      console.writeLine(Self.text)
    }
    return .success
  }
}
