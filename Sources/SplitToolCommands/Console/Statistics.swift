// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// What `--stats` prints: bytes, rows, time and rate.
struct Statistics {
  private let bytes: Int
  private let rows: Int
  private let seconds: Double

  /// Takes the time since a moment.
  init(bytes: Int, rows: Int, since start: ContinuousClock.Instant) {
    self.bytes = bytes
    self.rows = rows
    seconds = (ContinuousClock.now - start).seconds
  }

  /// Prints one line to standard error.
  func say(on console: Console) {
    let rate = Int(Double(bytes) / max(seconds, 1e-9))
    console.say(
      "\(Quantity.bytes(bytes)), \(Quantity.counted(rows, "row")), "
        + "\(Quantity.duration(seconds)), \(Quantity.bytes(rate))/s")
  }
}
