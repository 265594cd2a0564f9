// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Groups rows by class just as ``Stratification/grouped(_:_:)`` does, without scanning.
///
/// A scan for each class takes time for each class: a target with 100,000 labels would keep it busy
/// for seconds. Here each class knows the places of its rows, in a heap because a row that gives
/// way moves to a later place. A place below `open` is settled; entries for it are leftovers.
///
/// - Complexity: O(*n* log *n*).
package struct ClassQueues {
  private var order: [UInt32]
  private var classes: [UInt32]
  private var places: [PlaceHeap]

  package init(_ order: [UInt32], _ labels: ClassLabels) {
    self.order = order
    classes = order.map { labels.codes[Int($0)] }
    places = [PlaceHeap](repeating: PlaceHeap(), count: labels.classCount)
    // Rising places are a heap already.
    for (place, code) in classes.enumerated() { places[Int(code)].append(place) }
  }

  package consuming func grouped() -> [UInt32] {
    var open = 1
    while open < order.count {
      let wanted = Int(classes[open - 1])
      while let place = places[wanted].popFirst() {
        if place < open { continue }
        if place > open {
          places[Int(classes[open])].append(place)
          order.swapAt(open, place)
          classes.swapAt(open, place)
        }
        open += 1
      }
      open += 1
    }
    return order
  }
}

/// Whole numbers, the smallest of which is at hand.
private struct PlaceHeap {
  private var items: [Int] = []

  mutating func append(_ item: Int) {
    items.append(item)
    var child = items.count - 1
    while child > 0, items[(child - 1) / 2] > items[child] {
      items.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func popFirst() -> Int? {
    guard let first = items.first, let last = items.popLast() else { return nil }
    guard !items.isEmpty else { return first }
    items[0] = last
    var parent = 0
    while true {
      let left = 2 * parent + 1
      guard left < items.count else { return first }
      let right = left + 1
      let child = right < items.count && items[right] < items[left] ? right : left
      guard items[child] < items[parent] else { return first }
      items.swapAt(child, parent)
      parent = child
    }
  }
}
