// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import Hashing
internal import SplitCache

extension InfoCard {
  /// Adds what there is to say about the entry of a cache, all of whose checksums are right.
  mutating func describe(_ entry: VerifiedEntry, at path: FilePath) {
    let sources = entry.sources(in: path.parentDirectory)
    addLine("key", entry.key.hexadecimal)
    addLine("entry", "\(entry.codec) \(entry.codecVersion), \(Quantity.bytes(entry.payload.count))")
    addLine(
      "checksums", Quantity.counted(entry.blockCount, "block") + " of 64 KiB, all right")
    for source in sources {
      addLine(
        "source",
        "\(Quantity.bytes(source.size)), changed \(Instant(nanoseconds: source.changed).text), "
          + "read \(Instant(nanoseconds: source.read).text)")
    }
    if sources.isEmpty { addLine("source", "no record of it") }

    addMember("key", .string(entry.key.hexadecimal))
    addMember("formVersion", .integer(entry.codecVersion))
    addMember("blocks", .integer(entry.blockCount))
    addMember(
      "sources",
      .array(
        sources.map {
          .known([
            "bytes": .integer($0.size), "changed": .integer($0.changed), "read": .integer($0.read),
          ])
        }))
  }
}
