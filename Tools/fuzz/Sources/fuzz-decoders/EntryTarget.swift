// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import ByteKit
internal import SplitCache
internal import SplitCodecs
internal import SplitFixtures
internal import SplitModel

/// Entries of a store: one that is read holds what its own form reads in it.
struct EntryTarget: FuzzTarget {
  private let codecs = SplitRegistry([BinaryCodec(), JSONCodec()])

  let name = "entry"
  let envelope: (any Envelope)? = EntryEnvelope()

  var seeds: [(name: String, bytes: [UInt8])] {
    let split = CodecSamples.shuffledFolds(rows: 5, repeats: 1, folds: 2)
    let forms: [any SplitCodec] = [BinaryCodec(), JSONCodec()]
    return forms.compactMap { form in
      guard let payload = try? form.encode(split) else { return nil }
      let entry = EntryEnvelope().entry(of: payload, codec: form.name)
      precondition(decode(entry) == split, "the envelope of \(form.name) spoils the entry")
      return ("\(form.name).entry", entry)
    }
  }

  /// What the entry's own form reads in it once its checksums were found right.
  private func decode(_ bytes: [UInt8]) -> SplitSet? {
    guard let entry = try? VerifiedEntry(SharedBytes(bytes)),
      let codec = codecs.form(named: entry.codec)
    else { return nil }
    var options = SplitTarget.options
    options.isVerified = true
    return try? codec.decode(entry.payload, options: options)
  }

  func brokenPromise(_ input: [UInt8]) -> String? {
    guard let split = decode(input) else { return nil }
    guard let payload = envelope?.open(input)?.first else { return "an entry without a footer" }
    let forms: [any SplitCodec] = [BinaryCodec(), JSONCodec()]
    let isPayload = forms.contains { form in
      do throws(ReadingError) {
        return try form.decode(SharedBytes(payload), options: SplitTarget.options) == split
      } catch {
        // The entry's checksums stand for those of the payload, which are not looked at again.
        return error.code == "bad-checksum"
      }
    }
    return isPayload ? nil : "an entry holds something else than its payload"
  }
}
