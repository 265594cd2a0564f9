// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A story of files and commands with what they print, as one text file.
///
///     What it is about, in words, up to the first file or command.
///
///     file x.arff
///     | @relation x
///     |~ the last line, without a line end
///
///     $ splittool digest x.arff
///     > standard output
///     >~ a last line without a line end
///     2> standard error
///     ? 65
///
/// A command is a line for the shell, which finds `splittool` on its path and the files in its
/// working directory; `$FIXTURES` is the folder of fixtures. A command without `?` ends with 0.
struct Scenario {
  /// A part of the story.
  enum Step {
    /// Words, kept when the file is written anew.
    case words(String)
    /// A file to make.
    case file(name: String, contents: String)
    /// A command and what is expected of it.
    case command(String, Outcome)
  }

  /// What a command printed and how it ended.
  struct Outcome: Equatable {
    var output = ""
    var errors = ""
    var exitCode = 0
  }

  /// The parts in order.
  var steps = [Step]()

  /// Reads a scenario.
  init(parsing text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("$ ") {
        steps.append(.command(String(line.dropFirst(2)), Outcome()))
      } else if line.hasPrefix("file ") {
        steps.append(.file(name: String(line.dropFirst(5)), contents: ""))
      } else if !extendLastStep(with: line) {
        steps.append(.words(String(line)))
      }
    }
    if case .words("") = steps.last { steps.removeLast() }
  }

  private mutating func extendLastStep(with line: Substring) -> Bool {
    switch steps.last {
    case .file(let name, let contents):
      guard let text = Self.text(line, behind: "|") else { return false }
      steps[steps.count - 1] = .file(name: name, contents: contents + text)
    case .command(let command, var outcome):
      if let text = Self.text(line, behind: ">") {
        outcome.output += text
      } else if let text = Self.text(line, behind: "2>") {
        outcome.errors += text
      } else if line.hasPrefix("? "), let code = Int(line.dropFirst(2)) {
        outcome.exitCode = code
      } else {
        return false
      }
      steps[steps.count - 1] = .command(command, outcome)
    case .words, nil: return false
    }
    return true
  }

  private static func text(_ line: Substring, behind mark: String) -> String? {
    if line == mark { return "\n" }
    if line.hasPrefix(mark + " ") { return line.dropFirst(mark.count + 1) + "\n" }
    if line.hasPrefix(mark + "~ ") { return String(line.dropFirst(mark.count + 2)) }
    return nil
  }

  /// The scenario as its file.
  var text: String {
    steps.map { step in
      switch step {
      case .words(let words): words + "\n"
      case .file(let name, let contents): "file \(name)\n" + Self.marked(contents, with: "|")
      case .command(let command, let outcome):
        "$ \(command)\n" + Self.marked(outcome.output, with: ">")
          + Self.marked(outcome.errors, with: "2>")
          + (outcome.exitCode == 0 ? "" : "? \(outcome.exitCode)\n")
      }
    }.joined()
  }

  private static func marked(_ text: String, with mark: String) -> String {
    if text.isEmpty { return "" }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let rest = lines.removeLast()
    let whole = lines.map { $0.isEmpty ? mark + "\n" : "\(mark) \($0)\n" }.joined()
    return rest.isEmpty ? whole : whole + "\(mark)~ \(rest)\n"
  }
}
