// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import Dispatch
internal import Synchronization

/// How many bytes are done; workers on any thread add to it.
final class ProgressCounter: Sendable {
  private let value = Atomic<Int>(0)

  /// Starts at zero.
  init() {}

  /// Adds bytes that are done.
  func add(_ count: Int) {
    value.add(count, ordering: .relaxed)
  }

  /// The bytes done so far.
  var count: Int { value.load(ordering: .relaxed) }
}

/// A line on the terminal that shows bytes, rate and time left, from 300 ms on.
final class ProgressBar: Sendable {
  private struct State: ~Copyable {
    var isShown = false
    var isStopped = false
  }
  private let title: String
  private let total: Int?
  private let counter: ProgressCounter
  private let start = ContinuousClock.now
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "splittool.progress")

  /// Starts to wait; nothing if standard error is no terminal.
  init?(title: String, total: Int?, counter: ProgressCounter) {
    guard OutputDescriptor.standardError.isTerminal else { return nil }
    self.title = title
    self.total = total
    self.counter = counter
    schedule(after: .milliseconds(300))
  }

  private func schedule(after delay: DispatchTimeInterval) {
    queue.asyncAfter(deadline: .now() + delay) { [weak self] in
      guard let self, self.draw() else { return }
      self.schedule(after: .milliseconds(100))
    }
  }

  /// Takes the line off the screen; it comes back with the next step.
  func clear() {
    state.withLock { state in
      if state.isShown { Self.write("\r\u{1B}[K") }
      state.isShown = false
    }
  }

  /// Takes the line off the screen for good.
  func stop() {
    state.withLock { state in
      if state.isShown { Self.write("\r\u{1B}[K") }
      state.isShown = false
      state.isStopped = true
    }
  }

  private func draw() -> Bool {
    state.withLock { state in
      if state.isStopped { return false }
      Self.write("\r\u{1B}[K" + line())
      state.isShown = true
      return true
    }
  }

  /// The line as it is now, cut to the width of the terminal.
  private func line() -> String {
    let seconds = (ContinuousClock.now - start).seconds
    let done = counter.count
    var text = title
    if done > 0 {
      text += "  " + Quantity.bytes(done)
      if let total, total > 0 {
        text += " of " + Quantity.bytes(total)
      }
      text += "  " + Quantity.bytes(Int(Double(done) / max(seconds, 0.001))) + "/s"
      if let total, total > done {
        let left = seconds * Double(total - done) / Double(done)
        text += "  " + Quantity.duration(left) + " left"
      }
    } else {
      if let total { text += "  " + Quantity.bytes(total) }
      text += "  " + Quantity.duration(seconds)
    }
    let columns = OutputDescriptor.standardError.columns ?? 80
    return String(text.prefix(max(columns - 1, 1)))
  }

  private static func write(_ text: String) {
    var sink = ByteSink()
    sink.append(text)
    try? OutputDescriptor.standardError.write(sink.contents)
  }
}
