// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser

/// The command line of splittool.
public struct SplitTool: ParsableCommand {
  /// Name and abstract.
  public static let configuration = CommandConfiguration(
    commandName: "splittool", abstract: "Reads, checks, converts and caches split files.")

  /// Makes the command.
  public init() {}

  /// Runs the program with the arguments of the process and ends it.
  public static func runProcess() -> Never {
    main()
    exit(withError: nil)
  }
}
