// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

// How labels are found. The shuffle needs no labels, so for each repeat the order before (q) and
// after (p) stratification are known, and undoing the deal gives the grouped order g. Bringing a
// class together is a scan that swaps its rows forward in one pass, so walking along g tells for
// each element, from where it stands in the half-sorted order at that moment:
//
//     it stands further right than the one before it   pulled: the same class as the one before
//     it is in place already, the scan is past it       the head of the next class: a boundary
//     it is in place and so was all of its group        either of the two
//     anything else                                     no labels give this order
//
// Rows that a boundary separates in any repeat differ in class; rows that none separates are taken
// for one class, and where that fails, finer labels are tried. The result counts only if
// regenerating with it gives the split.

/// What one repeat tells about which neighbours in its grouped order share a class.
struct ClassJoints: Sendable {
  enum Joint: UInt8 {
    /// The same class.
    case same
    /// Another class.
    case boundary
    /// Either.
    case open
  }

  /// The rows, class by class.
  let grouped: [UInt32]
  /// How each element follows the one before it; the first counts as a boundary.
  let joints: [Joint]

  /// Fails if no labels lead from one order to the other.
  init?(_ step: ShuffleSteps.Step, folds: Int) {
    let grouped = Stratification.undealt(step.dealt.rows, folds: folds)
    guard let joints = Self.walk(step.shuffled, grouped) else { return nil }
    self.grouped = grouped
    self.joints = joints
  }

  private static func walk(_ shuffled: [UInt32], _ grouped: [UInt32]) -> [Joint]? {
    guard shuffled.first == grouped.first else { return nil }
    var order = shuffled
    var place = [UInt32](repeating: 0, count: order.count)
    for index in order.indices { place[Int(order[index])] = UInt32(truncatingIfNeeded: index) }
    var joints = [Joint](repeating: .boundary, count: order.count)
    var scanned = 0
    var open = 1
    while open < order.count {
      let row = grouped[open]
      let found = Int(place[Int(row)])
      if found == open {
        joints[open] = scanned < open ? .open : .boundary
        scanned = open
      } else {
        guard found > scanned, found > open else { return nil }
        let displaced = order[open]
        order[found] = displaced
        place[Int(displaced)] = UInt32(truncatingIfNeeded: found)
        joints[open] = .same
        scanned = found
      }
      open &+= 1
    }
    return joints
  }

  /// For each row, the stretch between boundaries in which it lies.
  private func stretches() -> [UInt32] {
    var result = [UInt32](repeating: 0, count: grouped.count)
    var stretch: UInt32 = 0
    for index in grouped.indices {
      if index > 0 && joints[index] == .boundary { stretch &+= 1 }
      result[Int(grouped[index])] = stretch
    }
    return result
  }

  /// The coarsest labels that this repeat allows, numbered by first appearance.
  func labels() -> ClassLabels {
    let stretches = stretches()
    var codes = [UInt32](repeating: .max, count: grouped.count)
    var next: UInt32 = 0
    return ClassLabels(
      codes: stretches.map { stretch in
        if codes[Int(stretch)] == .max {
          codes[Int(stretch)] = next
          next += 1
        }
        return codes[Int(stretch)]
      }, classCount: Int(next))
  }

  /// For each row a number that differs where a boundary of any repeat separates rows.
  static func signatures(_ repeats: [ClassJoints]) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: repeats[0].grouped.count)
    for joints in repeats {
      let stretches = joints.stretches()
      for row in result.indices {
        let mixed = (result[row] ^ UInt64(stretches[row])) &* 0x9E37_79B9_7F4A_7C15
        result[row] = mixed ^ mixed >> 29
      }
    }
    return result
  }

  /// Finer labels: rows are joined only where a repeat puts them side by side.
  static func neighbours(_ repeats: [ClassJoints], _ signatures: [UInt64]) -> ClassLabels {
    var classes = RowClasses(count: signatures.count)
    for joints in repeats {
      joints.forEachPair { before, row, joint in
        if joint == .same || joint == .open && signatures[before] == signatures[row] {
          classes.join(before, row)
        }
      }
    }
    return classes.labels()
  }

  /// The finest labels: rows are joined only where a repeat leaves no choice.
  ///
  /// An open joint between two classes is a boundary if the first class ends there; if a row of it
  /// comes later, both are one class. Joining one pair can force another, so this goes on until
  /// nothing changes.
  static func finest(_ repeats: [ClassJoints]) -> ClassLabels {
    var classes = RowClasses(count: repeats[0].grouped.count)
    for joints in repeats {
      joints.forEachPair { before, row, joint in
        if joint == .same { classes.join(before, row) }
      }
    }
    var isSettled = false
    while !isSettled {
      isSettled = true
      for joints in repeats {
        var last = [Int](repeating: 0, count: joints.grouped.count)
        for (index, row) in joints.grouped.enumerated() { last[classes.root(Int(row))] = index }
        for index in joints.grouped.indices.dropFirst() where joints.joints[index] == .open {
          let before = classes.root(Int(joints.grouped[index - 1]))
          let after = classes.root(Int(joints.grouped[index]))
          guard before != after, last[before] >= index else { continue }
          let end = max(last[before], last[after])
          classes.join(before, after)
          last[classes.root(before)] = end
          isSettled = false
        }
      }
    }
    return classes.labels()
  }

  private func forEachPair(_ body: (Int, Int, Joint) -> Void) {
    for index in grouped.indices.dropFirst() {
      body(Int(grouped[index - 1]), Int(grouped[index]), joints[index])
    }
  }
}

/// Rows joined into classes pair by pair.
private struct RowClasses {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(_ row: Int) -> Int {
    var row = row
    while parents[row] != row {
      parents[row] = parents[parents[row]]
      row = parents[row]
    }
    return row
  }

  mutating func join(_ a: Int, _ b: Int) { parents[root(b)] = root(a) }

  mutating func labels() -> ClassLabels {
    ClassLabels(parents.indices.map { root($0) })
  }
}
