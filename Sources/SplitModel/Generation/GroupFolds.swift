// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Which fold each row belongs to when groups must stay together.
enum GroupFolds {
  /// scikit-learn's `GroupKFold`: the largest group goes to the lightest fold, and so on.
  ///
  /// Of equal sizes the group of the higher code comes first, of equal folds the lower one. With a
  /// seed the groups are shuffled and cut into equal counts, as `shuffle=True` means it.
  static func plain(
    _ groups: ClassLabels, _ parameters: GenerationParameters, _ random: inout JavaRandom
  ) -> [Int] {
    let sizes = groups.sizes
    var used = sizes.indices.filter { sizes[$0] > 0 }
    var foldOfGroup = [Int](repeating: 0, count: groups.classCount)
    if parameters.seed != nil {
      var order = used.map { UInt32($0) }
      random.shuffle(&order)
      let slices = FoldSlices(count: order.count, folds: parameters.folds)
      for fold in 0..<parameters.folds {
        for place in slices[fold] { foldOfGroup[Int(order[place])] = fold }
      }
    } else {
      used.sort { sizes[$0] == sizes[$1] ? $0 > $1 : sizes[$0] > sizes[$1] }
      var lightest = LightestFold(count: parameters.folds)
      for group in used { foldOfGroup[group] = lightest.add(sizes[group]) }
    }
    return groups.codes.map { foldOfGroup[Int($0)] }
  }

  /// scikit-learn's `StratifiedGroupKFold`: each group goes where the class shares stay most even.
  ///
  /// Groups with the most uneven classes come first. A seed shuffles the groups before that, so
  /// that ties fall differently.
  static func stratified(
    _ groups: ClassLabels, _ labels: ClassLabels, _ parameters: GenerationParameters,
    _ random: inout JavaRandom
  ) -> [Int] {
    // Declared labels and groups without rows have no say. The order of classes stays, because
    // sums of doubles depend on it and ties on them.
    let labels = labels.withoutUnusedClasses
    var counts = [[Double]](
      repeating: [Double](repeating: 0, count: labels.classCount), count: groups.classCount)
    for (group, label) in zip(groups.codes, labels.codes) { counts[Int(group)][Int(label)] += 1 }
    let sizes = groups.sizes
    var order = sizes.indices.filter { sizes[$0] > 0 }.map { UInt32($0) }
    if parameters.seed != nil { random.shuffle(&order) }
    let spread = counts.map(deviation)
    // A stable sort, so that equal groups keep their order.
    let sorted = order.enumerated().sorted { a, b in
      let (left, right) = (spread[Int(a.element)], spread[Int(b.element)])
      return left == right ? a.offset < b.offset : left > right
    }
    var balance = ClassBalance(folds: parameters.folds, classes: labels.sizes)
    var foldOfGroup = [Int](repeating: 0, count: groups.classCount)
    for (_, group) in sorted {
      foldOfGroup[Int(group)] = balance.add(counts[Int(group)])
    }
    return groups.codes.map { foldOfGroup[Int($0)] }
  }

  /// The standard deviation of some numbers, dividing by their count.
  static func deviation(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count)).squareRoot()
  }
}

extension ClassLabels {
  /// The same classes in the same order, without those that no row has.
  fileprivate var withoutUnusedClasses: ClassLabels {
    let sizes = sizes
    var renumbered = [UInt32](repeating: 0, count: classCount)
    var used: UInt32 = 0
    for code in sizes.indices where sizes[code] > 0 {
      renumbered[code] = used
      used += 1
    }
    return ClassLabels(codes: codes.map { renumbered[Int($0)] }, classCount: Int(used))
  }
}

/// Fold sizes, and which is the smallest.
private struct LightestFold {
  private var sizes: [Int]

  init(count: Int) { sizes = [Int](repeating: 0, count: count) }

  /// Adds rows to the fold that has the fewest, the first one on a tie.
  mutating func add(_ rows: Int) -> Int {
    var best = 0
    for fold in sizes.indices where sizes[fold] < sizes[best] { best = fold }
    sizes[best] += rows
    return best
  }
}

/// Class counts of each fold, and where a group does least harm.
private struct ClassBalance {
  private var counts: [[Double]]
  private let totals: [Double]

  init(folds: Int, classes: [Int]) {
    totals = classes.map { Double($0) }
    counts = [[Double]](
      repeating: [Double](repeating: 0, count: classes.count), count: folds)
  }

  /// Adds a group to the fold that leaves the class shares most even over the folds.
  mutating func add(_ group: [Double]) -> Int {
    var best = -1
    var least = Double.infinity
    var fewest = Double.infinity
    for fold in counts.indices {
      for code in group.indices { counts[fold][code] += group[code] }
      let unevenness = meanDeviation()
      let rows = counts[fold].reduce(0, +)
      for code in group.indices { counts[fold][code] -= group[code] }
      // scikit-learn takes values for equal that differ by a rounding error.
      let isTie = abs(unevenness - least) <= 1e-8 + 1e-5 * abs(least)
      if unevenness < least || isTie && rows < fewest {
        best = fold
        least = unevenness
        fewest = rows
      }
    }
    for code in group.indices { counts[best][code] += group[code] }
    return best
  }

  private func meanDeviation() -> Double {
    let deviations = totals.indices.map { code in
      GroupFolds.deviation(counts.map { $0[code] / totals[code] })
    }
    return deviations.reduce(0, +) / Double(totals.count)
  }
}
