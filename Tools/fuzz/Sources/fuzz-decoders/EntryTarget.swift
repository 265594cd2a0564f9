// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import SplitCache
internal import SplitCodecs
internal import SplitFixtures
internal import SplitModel

/// Entries of a store: one that is read holds what its own form reads in it.
struct EntryTarget: FuzzTarget {
  private let codec = EntryCodec(CodecRegistry([BinaryCodec(), JSONCodec()]))

  let name = "entry"
  let envelope: (any Envelope)? = EntryEnvelope()

  var seeds: [(name: String, bytes: [UInt8])] {
    let split = CodecSamples.shuffledFolds(rows: 5, repeats: 1, folds: 2)
    let forms: [any SplitCodec] = [BinaryCodec(), JSONCodec()]
    return forms.compactMap { form in
      guard let payload = try? form.encode(split) else { return nil }
      let entry = EntryEnvelope().entry(of: payload, codec: form.name)
      let decoded = try? codec.decode(SharedBytes(entry), options: SplitTarget.options)
      precondition(decoded == split, "the envelope of \(form.name) spoils the entry")
      return ("\(form.name).entry", entry)
    }
  }

  func brokenPromise(_ input: [UInt8]) -> String? {
    guard let split = try? codec.decode(SharedBytes(input), options: SplitTarget.options) else {
      return nil
    }
    guard let payload = envelope?.open(input)?.first else { return "an entry without a footer" }
    let forms: [any SplitCodec] = [BinaryCodec(), JSONCodec()]
    let isPayload = forms.contains { form in
      do throws(CodecError) {
        return try form.decode(SharedBytes(payload), options: SplitTarget.options) == split
      } catch {
        // The entry's checksums stand for those of the payload, which are not looked at again.
        return error.code == "bad-checksum"
      }
    }
    return isPayload ? nil : "an entry holds something else than its payload"
  }
}
