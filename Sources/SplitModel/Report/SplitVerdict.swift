// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
public import Diagnostics

/// Whether a split set can be trusted, in one sentence.
public struct SplitVerdict: Hashable, Sendable {
  /// How it comes out.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// No rule objects.
    case sound
    /// It can be used, but there is something to know first.
    case doubtful
    /// It must not be used as it is.
    case broken
  }

  /// How it comes out.
  public let outcome: Outcome
  /// The rule that decides; nothing where no rule objects.
  public let rule: DiagnosticCode?
  /// The answer, and the fault by its name: a sentence.
  public let text: String
  /// The first place of the fault, or what the split promises: a sentence.
  public let detail: String

  /// Judges what the rules found.
  init(_ report: ValidationReport, of split: SplitSet, data: DataRows?) {
    let faults = report.findings.filter { $0.severity != .information }
      .sorted { ($0.severity, Self.gravity($0.code)) > ($1.severity, Self.gravity($1.code)) }
    guard let worst = faults.first else {
      let isMemory = report.procedure == .testOnTrainingData
      outcome = isMemory ? .doubtful : .sound
      rule = nil
      text =
        isMemory
        ? "It is what it says, but its scores tell how well a model remembers, not how well it "
          + "predicts."
        : "You can trust this split."
      detail = SplitPromise(report, of: split, data: data).sentence
      return
    }
    outcome = worst.severity == .error ? .broken : .doubtful
    rule = worst.code
    let lead = worst.severity == .error ? "Do not use this split" : "Usable with care"
    text = "\(lead): \(Self.fault(worst.code)) (\(worst.code.rawValue))."
    let place = worst.fold.map { "\($0): " } ?? ""
    let more = faults.count - 1
    detail =
      Self.sentence(place + worst.message)
      + (more > 0 ? " \(Quantity.counted(more, "more finding")) below." : "")
  }

  /// What is wrong, in the words of the rule.
  private static func fault(_ rule: DiagnosticCode) -> String {
    rule == .regeneration
      ? "OpenML's engine makes another one" : rule.explanation?.title ?? rule.rawValue
  }

  /// A sentence with a capital and a full stop.
  private static func sentence(_ words: String) -> String {
    (words.first?.uppercased() ?? "") + words.dropFirst() + "."
  }

  /// What makes scores look too good goes first, then what leaves rows out, then shape.
  private static func gravity(_ rule: DiagnosticCode) -> Int {
    switch rule {
    case .overlap, .groupOnBothSides, .testBeforeTrain: 6
    case .identicalRows: 5
    case .rowBeyondData, .truncatedTail: 4
    case .testedOnce, .duplicateRow, .emptySet: 3
    case .allRows, .leaveOneOut, .growingSamples: 2
    case .sameCells, .countsAsAsked, .stratification: 1
    default: 0
    }
  }
}
