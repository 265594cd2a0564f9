// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// One command of the tool.
protocol Verb: ParsableCommand {
  /// The options that every command takes.
  var common: CommonOptions { get }

  /// Does the work.
  ///
  /// - Throws: A failure that ends the command; failures of one file among several are reported and
  ///   merged into the code.
  func run(on console: Console) throws(Failure) -> ExitCode
}
