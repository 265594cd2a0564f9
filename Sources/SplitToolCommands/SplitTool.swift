// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
public import ArgumentParser
internal import ByteKit

/// The command line of splittool.
public struct SplitTool: ParsableCommand {
  /// Name, abstract and commands.
  public static let configuration = CommandConfiguration(
    commandName: "splittool",
    abstract: "Reads, checks, converts and caches ARFF files and train/test splits.",
    discussion: """
      Examples:
        splittool info dataset.arff
        splittool validate splits.arff --rows 150
        splittool convert splits.arff splits.json
        splittool cache get splits.arff --dir cache -o splits.npz
        splittool explain SP101
      """,
    version: Version.text,
    groupedSubcommands: [
      CommandGroup(
        name: "Look",
        subcommands: [
          Info.self, Show.self, Plot.self, Report.self, Diff.self, Digest.self,
        ]),
      CommandGroup(name: "Make", subcommands: [Convert.self, Generate.self]),
      CommandGroup(name: "Check", subcommands: [Validate.self, FixCommand.self, Explain.self]),
      CommandGroup(name: "Keep", subcommands: [CacheGroup.self]),
      CommandGroup(name: "Tool", subcommands: [Version.self, Completions.self]),
    ])

  /// Makes the command.
  public init() {}

  /// Runs the program with the arguments of the process and ends it.
  public static func runProcess() -> Never {
    ProcessGuard.install()
    ProcessGuard.end(with: run(arguments: ProcessArguments.texts).rawValue)
  }

  /// Runs the program with these arguments.
  package static func run(arguments: [String]) -> ExitCode {
    do {
      let command = try parseAsRoot(arguments)
      guard let verb = command as? any Verb else {
        var other = command
        try other.run()
        return .success
      }
      return run(verb)
    } catch {
      return end(error, arguments: arguments)
    }
  }

  private static func run(_ verb: any Verb) -> ExitCode {
    let console = verb.common.console
    do throws(Failure) {
      let code = try verb.run(on: console)
      try console.finish()
      return code
    } catch {
      console.flush()
      if console.isClosed { return .success }
      console.report(error.finding, for: error.path)
      return error.exitCode
    }
  }

  /// What to say of a first word that is no command; nothing if it is one, or an option.
  private static func unknownCommand(_ arguments: [String]) -> Finding? {
    var group = configuration
    for word in arguments {
      let names = group.subcommands.compactMap { $0.configuration.commandName } + ["help"]
      if word.hasPrefix("-") || word == "help" { return nil }
      guard names.contains(word) else {
        return Finding(
          .unknownCommand, at: nil, "there is no command '\(word)'",
          hint: NearestName.hint(for: word, in: names) ?? "'splittool help' lists them")
      }
      guard word == "cache" else { return nil }
      group = CacheGroup.configuration
    }
    return nil
  }

  /// Prints what the argument parser has to say: help and scripts to standard output, complaints
  /// to standard error.
  private static func end(_ error: any Error, arguments: [String]) -> ExitCode {
    let console = Console(color: .auto, isJSON: false)
    let isFine = exitCode(for: error).isSuccess
    let text = fullMessage(for: error)
    // A group of commands without a command is a question, and a wrong usage.
    if isFine, arguments.isEmpty || arguments == ["cache"] {
      console.say(text)
      return .usage
    }
    if !isFine, let hint = unknownCommand(arguments) {
      console.report(hint, for: nil)
      return .usage
    }
    guard isFine else {
      console.say(Escaping.visibleLines(text))
      return .usage
    }
    console.writeLine(text)
    do throws(Failure) {
      try console.finish()
    } catch {
      return error.exitCode
    }
    return .success
  }
}
