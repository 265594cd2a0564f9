// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// `splittool completions`.
struct Completions: Verb {
  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish
  }

  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Prints a script that completes commands and options.",
    discussion: """
      Examples:
        splittool completions bash > /etc/bash_completion.d/splittool
        splittool completions zsh  > "${fpath[1]}/_splittool"
        splittool completions fish > ~/.config/fish/completions/splittool.fish
      """)

  @Argument(help: "The shell: bash, zsh or fish.")
  var shell: Shell

  @OptionGroup var common: CommonOptions

  func run(on console: Console) throws(Failure) -> ExitCode {
    let kind: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    console.writeLine(SplitTool.completionScript(for: kind))
    return .success
  }
}
