// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import ByteKit
internal import SplitCodecs
internal import SplitFixtures
internal import SplitModel

/// A form of split files: what it decodes, it encodes so that it decodes to the same.
struct SplitTarget: FuzzTarget {
  /// Small enough that no input takes long, and that a size which is believed shows.
  static let options = ReadingOptions(
    limits: Limits(lineLength: 4_000, folds: 2_000, listedRows: 20_000), threads: 1)

  let codec: any SplitCodec
  let envelope: (any Envelope)?

  init(_ codec: any SplitCodec, envelope: (any Envelope)? = nil) {
    self.codec = codec
    self.envelope = envelope
  }

  /// The form's, but for that of ARFF: the table reader is a target of its own.
  var name: String { codec.name == "arff" ? "arff-split" : codec.name }

  var seeds: [(name: String, bytes: [UInt8])] {
    let small =
      CodecSamples.all.map(\.split) + [
        CodecSamples.shuffledFolds(rows: 8, repeats: 2, folds: 2),
        CodecSamples.sortedFolds(rows: 8, repeats: 2, folds: 3),
      ]
    return small.enumerated().compactMap { index, split in
      guard let bytes = try? codec.encode(split), bytes.count <= 1_500 else { return nil }
      let opened = envelope.flatMap { $0.open(bytes).map($0.close) } ?? bytes
      precondition(
        (try? codec.decode(SharedBytes(opened), options: Self.options)) == split,
        "the envelope of \(name) spoils sample \(index)")
      return ("\(index)\(codec.suffixes[0])", opened)
    }
  }

  func brokenPromise(_ input: [UInt8]) -> String? {
    _ = codec.recognizes(input.span.rawBytes.extracting(first: 512))
    let split: SplitSet
    do throws(ReadingError) {
      split = try codec.decode(SharedBytes(input), options: Self.options)
    } catch {
      return brokenPromise(input, of: error)
    }
    if split.listedRowCount > Self.options.limits.listedRows { return "it passes a limit" }
    return brokenRoundTrip(split)
  }

  /// What is wrong with an error; if it is about the digest, the input is tried with the right one.
  private func brokenPromise(_ input: [UInt8], of error: ReadingError) -> String? {
    if let offset = error.offset, envelope == nil, !(0...input.count).contains(offset) {
      return "the error is outside of the input: \(error)"
    }
    if error.message.isEmpty { return "an error says nothing" }
    guard error.code == "bad-digest", let digests = Digests(error.message) else { return nil }
    let parts = (envelope?.open(input) ?? [input]).map(digests.corrected)
    let corrected = envelope?.close(parts) ?? parts[0]
    guard let split = try? codec.decode(SharedBytes(corrected), options: Self.options) else {
      return nil
    }
    return brokenRoundTrip(split)
  }

  private func brokenRoundTrip(_ split: SplitSet) -> String? {
    do throws(ReadingError) {
      let bytes = try codec.encode(split)
      let again = try codec.decode(SharedBytes(bytes), options: Self.options)
      if again != split { return "what was decoded comes back as another split set" }
      if again.digest() != split.digest() { return "the digest changes on the way" }
      if codec.abilities.contains(.name), again.name != split.name {
        return "the name '\(split.name)' comes back as '\(again.name)'"
      }
      // ARFF has no place for the layout: a text that mixes several may be guessed anew.
      let keepsBytes =
        codec.abilities.isSuperset(of: [.name, .layout]) && !codec.name.hasPrefix("arff")
      if try codec.encode(again) != bytes, keepsBytes {
        return "the second encoding differs from the first"
      }
      return nil
    } catch {
      return error.code == "cannot-hold" ? nil : "what was decoded cannot come back: \(error)"
    }
  }
}

/// The two digests of an error about one.
private struct Digests {
  private let found: [UInt8]
  private let computed: [UInt8]

  init?(_ message: String) {
    let words = message.split { !$0.isHexDigit }.filter { $0.utf8.count == 64 }
    guard words.count == 2 else { return nil }
    found = Array(words[0].utf8)
    computed = Array(words[1].utf8)
  }

  /// Bytes with the digest that was computed where the other one was, in hexadecimal or not.
  func corrected(_ bytes: [UInt8]) -> [UInt8] {
    bytes.replacing(found, with: computed).replacing(Self.raw(found), with: Self.raw(computed))
  }

  private static func raw(_ hexadecimal: [UInt8]) -> [UInt8] {
    let digits = hexadecimal.map { UInt8($0 & 15) + ($0 > UInt8(ascii: "9") ? 9 : 0) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
