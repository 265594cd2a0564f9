// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// The two ways in which OpenML's engine spreads classes over an order of rows.
package enum Stratification {
  /// Weka's: rows of one class brought together, then dealt out like cards to the folds.
  ///
  /// - Complexity: O(*n* × classes) for up to ``fewClasses``, otherwise O(*n* log *n*).
  static func deal(_ order: [UInt32], _ labels: ClassLabels, folds: Int) -> [UInt32] {
    let grouped =
      labels.classCount <= fewClasses
      ? grouped(order, labels) : ClassQueues(order, labels).grouped()
    return dealt(grouped, folds: folds)
  }

  /// Up to so many classes a scan for each is the cheapest way to group them.
  static let fewClasses = 64

  /// Brings the rows of one class together, in one scan for each class.
  ///
  /// From the element behind the head of a group on, each later element of the head's class is
  /// swapped with the first place that is still open. The element that then stands behind the group
  /// is the next head.
  ///
  ///     classes  A B A C B A      A A B C B A → A A A C B B: head A done, next head is C
  package static func grouped(_ order: [UInt32], _ labels: ClassLabels) -> [UInt32] {
    var order = order
    // Classes in step with the order: one random access for each row, not one for each look.
    var classes = order.map { labels.codes[Int($0)] }
    var open = 1
    while open < order.count {
      let wanted = classes[open &- 1]
      var place = open
      while place < order.count {
        if classes[place] == wanted {
          order.swapAt(open, place)
          classes.swapAt(open, place)
          open &+= 1
        }
        place &+= 1
      }
      open &+= 1
    }
    return order
  }

  /// Elements 0, F, 2F, …, then 1, F+1, …, and so on.
  static func dealt(_ order: [UInt32], folds: Int) -> [UInt32] {
    var result = [UInt32]()
    result.reserveCapacity(order.count)
    var start = 0
    while start < folds {
      var place = start
      while place < order.count {
        result.append(order[place])
        place &+= folds
      }
      start &+= 1
    }
    return result
  }

  /// The order before it was dealt.
  static func undealt(_ order: Span<UInt32>, folds: Int) -> [UInt32] {
    var result = [UInt32](repeating: 0, count: order.count)
    var source = 0
    var start = 0
    while start < folds {
      var place = start
      while place < order.count {
        result[place] = order[source]
        source &+= 1
        place &+= folds
      }
      start &+= 1
    }
    return result
  }

  /// The engine's own way for learning curves: every prefix holds the classes in proportion.
  ///
  /// The class whose share of the rows chosen so far lags furthest behind its share of all rows
  /// comes next, the first one on a tie. The arithmetic is in doubles, operation for operation as
  /// in the engine, because ties decide.
  ///
  /// - Complexity: O(*n* × classes).
  static func interleaved(_ order: [UInt32], _ labels: ClassLabels) -> [UInt32] {
    let count = Double(order.count)
    let targets = labels.sizes.map { Double($0) / count }
    var rows = [[UInt32]](repeating: [], count: labels.classCount)
    for row in order { rows[Int(labels.codes[Int(row)])].append(row) }
    var taken = [Int](repeating: 0, count: labels.classCount)
    var result = [UInt32]()
    result.reserveCapacity(order.count)
    while result.count < order.count {
      var furthest = -1
      var gap = -Double.infinity
      for code in targets.indices where taken[code] < rows[code].count {
        let current = result.isEmpty ? 0 : Double(taken[code]) / Double(result.count)
        if targets[code] - current > gap {
          gap = targets[code] - current
          furthest = code
        }
      }
      result.append(rows[furthest][taken[furthest]])
      taken[furthest] += 1
    }
    return result
  }
}
