// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
public import SplitCodecs
internal import SplitModel

/// The rules that every form of split files keeps, as a check for the tests of its author.
///
///     @Test(arguments: CodecSamples.all)
///     func `my codec conforms`(sample: CodecSamples.Sample) {
///       #expect(CodecConformance(MyCodec()).failures(with: sample).isEmpty)
///     }
///
///     @Test func `my form is one among others`() {
///       #expect(CodecConformance(MyCodec()).failuresOfForm().isEmpty)
///     }
///
/// Broken rules come back as sentences, so that any test framework can show them.
public struct CodecConformance: Sendable {
  /// What a decoder makes of a file that was cut short.
  public enum TruncationRule: Sendable {
    /// Every cut is an error: the form has a length, an end mark or a digest.
    case isFound
    /// A cut is an error, or gives the rows that are complete and nothing else.
    case keepsCompleteRows
    /// As before, but the last row may be read with the first digits of its last number, because
    /// the form does not end its last line.
    case mayCutLastRow
  }

  let codec: any SplitCodec
  private let truncation: TruncationRule

  /// Prepares the check of a codec.
  public init(_ codec: any SplitCodec, truncation: TruncationRule = .isFound) {
    self.codec = codec
    self.truncation = truncation
  }

  /// The rules that the codec breaks for a sample, one sentence each; none if all is well.
  public func failures(with sample: CodecSamples.Sample) -> [String] {
    let split = sample.split
    let bytes: [UInt8]
    do throws(ReadingError) {
      bytes = try codec.encode(split)
      if try codec.encode(split) != bytes { return ["two encodings of one split set differ"] }
      var known = ByteSink()
      try codec.encode(split, digest: split.digest(), into: &known)
      if known.array != bytes { return ["a known digest changes the bytes"] }
    } catch {
      return error.code == "cannot-hold" && !error.message.isEmpty
        ? [] : ["encoding failed with another code than cannot-hold: \(error)"]
    }
    return roundTripFailures(split, bytes) + truncationFailures(split, bytes)
  }

  private func roundTripFailures(_ split: SplitSet, _ bytes: [UInt8]) -> [String] {
    var failures = [String]()
    do throws(ReadingError) {
      let decoded = try codec.decode(SharedBytes(bytes), options: ReadingOptions())
      if decoded != split { failures.append("the decoded split set is another one") }
      if codec.abilities.contains(.name), decoded.name != split.name {
        failures.append("the name became '\(decoded.name)'")
      }
      // A text has no order where no cell has both sets.
      let hasOrder = split.contains { !$0.train.isEmpty && !$0.test.isEmpty }
      if codec.abilities.contains(.layout), hasOrder, decoded.layout != split.layout {
        failures.append("the layout became \(decoded.layout)")
      }
      if try codec.encode(decoded) != bytes, codec.abilities.isSuperset(of: [.name, .layout]) {
        failures.append("encoding what was decoded gives other bytes")
      }
      failures += try cellFailures(split, bytes)
    } catch {
      failures.append("decoding failed: \(error)")
    }
    if !codec.recognizes(bytes.span.rawBytes) {
      failures.append("the codec does not recognize its own bytes")
    }
    return failures
  }

  private func cellFailures(
    _ split: SplitSet, _ bytes: [UInt8]
  ) throws(ReadingError) -> [String] {
    for cell in split {
      let file = OpenFile("sample", size: bytes.count) { SharedBytes(Array(bytes[$0])) }
      let found = try codec.decodeCell(cell.id, from: file, options: ReadingOptions())
      if found != cell { return ["decoding \(cell.id) alone gives something else"] }
    }
    let file = OpenFile("sample", size: bytes.count) { SharedBytes(Array(bytes[$0])) }
    let none = FoldID(repeat: FoldID.largestIndex, fold: 1, sample: 1)
    let found = try codec.decodeCell(none, from: file, options: ReadingOptions())
    return found == nil ? [] : ["a cell that is not there was found"]
  }

  /// Cuts after each byte, or after some of them where there are many.
  private func truncationFailures(_ split: SplitSet, _ bytes: [UInt8]) -> [String] {
    let step = max(1, bytes.count / 200)
    for length in stride(from: 0, to: bytes.count, by: step) {
      let cut = SharedBytes(Array(bytes[..<length]))
      guard let decoded = try? codec.decode(cut, options: ReadingOptions()) else { continue }
      // A missing line end behind the last word is no loss.
      if decoded == split && bytes[length...].allSatisfy({ $0 <= 0x20 }) { continue }
      if truncation == .isFound { return ["cut to \(length) bytes, it still decodes"] }
      let strays = Self.strayRows(in: decoded, of: split)
      if strays > (truncation == .mayCutLastRow ? 1 : 0) {
        return ["cut to \(length) bytes, it decodes to rows that were not there"]
      }
    }
    return []
  }

  /// How many rows of `part` do not continue the beginning of their list in `whole`.
  private static func strayRows(in part: SplitSet, of whole: SplitSet) -> Int {
    part.reduce(0) { sum, cell in
      sum
        + SplitPart.allCases.reduce(0) { sum, side in
          let full = whole[cell.id].map { Array($0[side]) } ?? []
          let found = Array(cell[side])
          return sum + found.count - zip(full, found).prefix { $0 == $1 }.count
        }
    }
  }
}
