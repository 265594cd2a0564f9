// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Diagnostics
internal import Mending

/// How much of what a check found `splittool fix` would mend.
struct MendingOffer {
  /// How many findings have a fix that keeps the meaning.
  let safe: Int
  /// How many more have a guess.
  let guessed: Int
  /// How many there are.
  let count: Int

  /// Longer texts are not copied only to count what could be mended.
  private static let longestText = 64 << 20

  /// Fixes of every row of a long text are for `splittool fix`, not for a list of edits.
  private static let mostEdits = 1000

  /// Gives the findings of a check their fixes.
  static func attach(to verdict: inout FileVerdict, _ document: Document) {
    guard document.form.name == "arff", document.bytes.count <= longestText,
      verdict.diagnostics.contains(where: { $0.severity != .information })
    else { return }
    let mended = Fixer(limits: document.arffOptions(isStrict: true).limits).mend(document.bytes)
    let safe = mended.fixed.reduce(0) { $0 + $1.count }
    let guessed = mended.left.count { !$0.fixes.isEmpty }
    guard safe + guessed > 0 else { return }
    let count = safe + mended.left.reduce(0) { $0 + $1.count }
    verdict.mending = MendingOffer(safe: safe, guessed: guessed, count: count)
    for index in verdict.diagnostics.indices {
      let found = verdict.diagnostics[index]
      let match = (mended.fixed + mended.left).first {
        $0.code == found.code
          && (found.code == .letterCase || $0.message == found.message
            || $0.range?.lowerBound == found.range?.lowerBound)
      }
      guard let match else { continue }
      verdict.diagnostics[index].fixes = match.fixes.filter { $0.edits.count <= mostEdits }
    }
  }

  /// One line: how many, and by which command.
  func line(for path: FilePath) -> String {
    let name = Escaping.visible(path)
    return safe > 0
      ? "\(safe) of \(count) can be mended: splittool fix \(name)"
      : "\(guessed) of \(count) can be mended by guessing: splittool fix --unsafe \(name)"
  }
}
