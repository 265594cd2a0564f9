// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import SplitModel

/// What the first fold of a repeat tells about the text of the others.
///
/// In cross-validation one permutation *P* of the rows makes the whole repeat. Its first fold tests
/// the head of *P* and trains on the rest, so both lists joined are *P*. Fold *f* then tests the
/// next slice and trains on *P* without it:
///
///     P        16 7 143 9 21 4 …
///     fold 0   TEST 16 7      TRAIN 143 9 21 4 …
///     fold 1   TEST 143 9     TRAIN 16 7 21 4 …
///
/// A row that is predicted is compared as text, digits and all, with a word made of its row id:
/// 33 instructions instead of the 55 of parsing it, and no row id is stored again. Nothing is believed:
/// a run that differs in one byte is read by the run loop, so any file gives the same rows with and
/// without prediction.
struct RepeatPrediction {
  let repeatIndex: UInt32
  /// Where the permutation begins in the chunk's buffer.
  private let base: Int
  /// The digits of each row id of the permutation; see ``DigitWord/text(_:)``.
  private let words: [UInt64]
  /// The fold whose slice begins at ``sliceStart``.
  private var foldIndex: UInt32
  private var sliceStart = 0
  private var sliceLength: Int
  private var hasFailed = false

  /// Prepares the words of a permutation; nothing if a row id has more than seven digits.
  init?(
    repeatIndex: UInt32, foldIndex: UInt32, order: Span<UInt32>, base: Int, firstSlice: Int
  ) {
    var words = [UInt64]()
    words.reserveCapacity(order.count)
    for index in order.indices {
      guard order[index] < 10_000_000 else { return nil }
      words.append(DigitWord.text(order[index]))
    }
    self.repeatIndex = repeatIndex
    self.foldIndex = foldIndex
    self.base = base
    self.words = words
    sliceLength = firstSlice
  }

  /// Compares a run with the prediction.
  ///
  /// - Returns: The rows as pieces of the chunk's buffer and the start of the next line; nothing if
  ///   the text says anything else.
  mutating func match(
    _ line: SplitLine, _ text: RunText, _ bytes: RawSpan, end: Int
  ) -> (Pieces, Int)? {
    guard !hasFailed, line.key.sampleIndex == 0 else { return nil }
    if line.key.foldIndex != foldIndex {
      foldIndex = line.key.foldIndex
      sliceStart += sliceLength
    }
    let matcher = RowMatcher(text: text, end: min(end, bytes.byteCount &- 96))
    let matched =
      line.key.part == .test
      ? matchTest(line, matcher, bytes) : matchTrain(line, matcher, bytes)
    // Near the end of the text not even the first row is looked at: no progress is no match.
    guard let matched, matched.1 > line.start else {
      hasFailed = true
      return nil
    }
    return matched
  }

  private mutating func matchTest(
    _ line: SplitLine, _ matcher: RowMatcher, _ bytes: RawSpan
  ) -> (Pieces, Int)? {
    // Folds that go on behind the last row of the permutation are no cross-validation.
    guard sliceStart < words.count else { return nil }
    let result = matcher.compare(
      bytes, at: line.digits.lowerBound, words.span, sliceStart..<words.count)
    guard case .ended(let index, let next) = result else { return nil }
    sliceLength = index - sliceStart
    return (pieces(sliceStart..<index), next)
  }

  private mutating func matchTrain(
    _ line: SplitLine, _ matcher: RowMatcher, _ bytes: RawSpan
  ) -> (Pieces, Int)? {
    var digits = line.digits.lowerBound
    if sliceStart > 0 {
      let head = 0..<min(sliceStart, words.count)
      switch matcher.compare(bytes, at: digits, words.span, head) {
      case .ended(let index, let next): return (pieces(0..<index), next)
      case .exhausted(let next): digits = next
      case .different: return nil
      }
    }
    // The slice is as long as the one before, or shorter by one: the first n mod F are longer.
    for length in [sliceLength, sliceLength - 1] {
      let after = sliceStart + length
      guard length > 0, after < words.count else { continue }
      let result = matcher.compare(bytes, at: digits, words.span, after..<words.count)
      if case .ended(let index, let next) = result {
        return (Pieces(shifted(0..<sliceStart), shifted(after..<index)), next)
      }
    }
    return nil
  }

  private func shifted(_ range: Range<Int>) -> Range<Int> {
    (base + range.lowerBound)..<(base + range.upperBound)
  }

  private func pieces(_ range: Range<Int>) -> Pieces { Pieces(shifted(range)) }
}
