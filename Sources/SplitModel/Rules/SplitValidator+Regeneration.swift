// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

extension SplitValidator {
  /// SP301: what OpenML's engine would have made.
  func regeneration(_ rowCount: Int) -> Finding {
    guard let labels = options.data?.labels else { return inferredRegeneration() }
    switch split.regenerated(procedure, rowCount: rowCount, labels: labels) {
    case .failure(let error):
      return Finding(rule: .regeneration, error.message, severity: .error, hint: error.hint)
    case .success(let made):
      guard let difference = split.firstDifference(from: made) else {
        return Finding(rule: .regeneration, "the cells are those that OpenML's engine makes")
      }
      return Finding(
        rule: .regeneration, "OpenML's engine makes another split: \(difference)", severity: .error,
        hint: DiagnosticCode.regeneration.explanation?.mend, fold: difference.cell,
        part: difference.part)
    }
  }

  /// Without labels: whether there are any with which the engine makes the split.
  private func inferredRegeneration() -> Finding {
    guard let form = OpenMLSeedForm.infer(from: split) else {
      return Finding(
        rule: .regeneration, "OpenML's engine does not make this split with any class labels",
        severity: .error, hint: DiagnosticCode.regeneration.explanation?.mend)
    }
    let sizes = form.labels.map { $0.sizes.sorted(by: >) }
    let classes = sizes.map {
      " for classes of \($0.prefix(8).map(String.init).joined(separator: ", ")) rows"
    }
    return Finding(
      rule: .regeneration, "the cells are those that OpenML's engine makes\(classes ?? "")")
  }
}
