// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Keys in rising order, and the runs of equal ones.
struct KeyRuns {
  /// The keys, rising.
  let sorted: [UInt64]
  /// How many different keys there are.
  let count: Int

  /// From this many keys on, distributing beats comparing.
  private static let distributedFrom = 1 << 12
  private static let digit = 11

  init(_ keys: [UInt64]) {
    sorted = keys.count < Self.distributedFrom ? keys.sorted() : Self.distributed(keys)
    var count = sorted.isEmpty ? 0 : 1
    for index in sorted.indices.dropFirst() where sorted[index] != sorted[index - 1] { count += 1 }
    self.count = count
  }

  /// The longest runs, the longest first.
  func longest(_ limit: Int) -> [(key: UInt64, length: Int)] {
    var longest = [(key: UInt64, length: Int)]()
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
      let place = longest.firstIndex { $0.length < end - start } ?? longest.count
      if place < limit {
        longest.insert((sorted[start], end - start), at: place)
        if longest.count > limit { longest.removeLast() }
      }
      start = end
    }
    return longest
  }

  /// Sorts by digits of 11 bits, the lowest first; digits that all keys share cost nothing.
  private static func distributed(_ keys: [UInt64]) -> [UInt64] {
    let size = 1 << digit
    let passes = (64 + digit - 1) / digit
    var counts = [Int](repeating: 0, count: size * passes)
    for key in keys {
      for pass in 0..<passes {
        counts[pass * size + Int(truncatingIfNeeded: key >> UInt64(pass * digit)) & (size - 1)] += 1
      }
    }
    var from = keys
    var to = [UInt64](repeating: 0, count: keys.count)
    for pass in 0..<passes {
      let range = (pass * size)..<((pass + 1) * size)
      if counts[range].contains(keys.count) { continue }
      var next = 0
      for index in range {
        let count = counts[index]
        counts[index] = next
        next += count
      }
      let shift = UInt64(pass * digit)
      for key in from {
        let slot = range.lowerBound + Int(truncatingIfNeeded: key >> shift) & (size - 1)
        to[counts[slot]] = key
        counts[slot] += 1
      }
      swap(&from, &to)
    }
    return from
  }
}
