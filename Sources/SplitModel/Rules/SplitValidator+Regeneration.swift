// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension SplitValidator {
  /// SP301: what OpenML's engine would have made.
  func regeneration(_ rowCount: Int) -> Finding {
    guard let labels = options.data?.labels else { return inferredRegeneration() }
    switch split.regenerated(procedure, rowCount: rowCount, labels: labels) {
    case .failure(let error):
      return Finding(.regeneration, error.message, level: .error, hint: error.hint)
    case .success(let made):
      guard let difference = split.firstDifference(from: made) else {
        return Finding(.regeneration, "the cells are those that OpenML's engine makes")
      }
      return Finding(
        .regeneration, "OpenML's engine makes another split: \(difference)", level: .error,
        hint: RuleCode.regeneration.explanation.mend, cell: difference.cell,
        part: difference.part)
    }
  }

  /// Without labels: whether there are any with which the engine makes the split.
  private func inferredRegeneration() -> Finding {
    guard let form = OpenMLSeedForm.infer(from: split) else {
      return Finding(
        .regeneration, "OpenML's engine does not make this split with any class labels",
        level: .error, hint: RuleCode.regeneration.explanation.mend)
    }
    let sizes = form.labels.map { $0.sizes.sorted(by: >) }
    let classes = sizes.map {
      " for classes of \($0.prefix(8).map(String.init).joined(separator: ", ")) rows"
    }
    return Finding(
      .regeneration, "the cells are those that OpenML's engine makes\(classes ?? "")")
  }
}
