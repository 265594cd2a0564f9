// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ArgumentParser

/// `splittool explain`.
struct Explain: Verb {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says what a code means, why, and how to mend it.",
    discussion: """
      Codes are the words and numbers in brackets behind `error` and `warning`. Without a code all \
      are listed.

      Examples:
        splittool explain SP103
        splittool explain unterminated-quote
      """)

  @Argument(help: "A code, such as SP101 or too-few-values.")
  var code: String?

  @OptionGroup var common: CommonOptions

  func run(on console: Console) throws(Failure) -> ExitCode {
    guard let code else {
      list(on: console)
      return .success
    }
    guard let explanation = DiagnosticCode(named: code)?.explanation else {
      throw Failure(
        .usage, .unknownCode, "there is no code '\(code)'",
        hint: "`splittool explain` lists all")
    }
    if console.isJSON {
      console.write(explanation.json)
    } else {
      print(explanation, on: console)
    }
    return .success
  }

  private func list(on console: Console) {
    if console.isJSON {
      console.write(
        .known(["version": 1, "codes": .array(Explanation.all.map { .string($0.code.rawValue) })]))
      return
    }
    let width = Explanation.all.map(\.code.rawValue.utf8.count).max() ?? 0
    for explanation in Explanation.all {
      let gap = String(repeating: " ", count: width + 2 - explanation.code.rawValue.utf8.count)
      console.writeLine(
        console.styledData(explanation.code.rawValue, .bold) + gap + explanation.meaning)
    }
  }

  private func print(_ explanation: Explanation, on console: Console) {
    let title =
      console.styledData(explanation.code.rawValue, .bold) + " (\(explanation.severity.rawValue))"
    console.writeLine(title)
    for (label, text) in [
      ("", explanation.meaning), ("Why: ", explanation.why), ("Mend: ", explanation.mend),
    ] {
      console.writeLine()
      console.writeLine(Wrapping.wrapped(label + text, columns: 78))
    }
  }
}

extension Explanation {
  fileprivate var json: JSONValue {
    .known([
      "version": 1, "code": .string(code.rawValue), "severity": .string(severity.rawValue),
      "meaning": .string(meaning), "reason": .string(why), "remedy": .string(mend),
    ])
  }
}
