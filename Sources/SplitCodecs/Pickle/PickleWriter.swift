// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import SplitModel

/// Writes a split set as openml-python's pickle.
///
/// The objects that every cell needs are made first, kept in the memo under a fixed number, and
/// popped; cells refer to them.
enum PickleWriter {
  private enum Kept {
    static let orderedDict: UInt8 = 0
    static let split: UInt8 = 1
    static let reconstruct: UInt8 = 2
    static let array: UInt8 = 3
    static let encode: UInt8 = 4
    static let latin1: UInt8 = 5
    static let placeholder: UInt8 = 6
    static let int32: UInt8 = 7
  }

  static func append(_ split: SplitSet, to sink: inout ByteSink) {
    sink.append([0x80, 2])
    appendKept(to: &sink)
    sink.append("}(")
    append(text: "name", to: &sink)
    append(text: split.name, to: &sink)
    append(text: "repetitions", to: &sink)
    appendDictionary(to: &sink)
    for block in split.repeats {
      append(integer: block.index, to: &sink)
      appendRepeat(block, to: &sink)
    }
    // End the repeats, the outer dictionary, the pickle.
    sink.append("uu.")
  }

  private static func appendKept(to sink: inout ByteSink) {
    func keep(_ number: UInt8) { sink.append([UInt8(ascii: "q"), number, UInt8(ascii: "0")]) }
    sink.append("ccollections\nOrderedDict\n")
    keep(Kept.orderedDict)
    sink.append("copenml.tasks.split\nSplit\n")
    keep(Kept.split)
    // NumPy 2 knows the module by this name too, while NumPy 1.25 does not know the new one.
    sink.append("cnumpy.core.multiarray\n_reconstruct\n")
    keep(Kept.reconstruct)
    sink.append("cnumpy\nndarray\n")
    keep(Kept.array)
    sink.append("c_codecs\nencode\n")
    keep(Kept.encode)
    append(text: "latin1", to: &sink)
    keep(Kept.latin1)
    append(kept: Kept.encode, to: &sink)
    append(text: "b", to: &sink)
    append(kept: Kept.latin1, to: &sink)
    sink.append([0x86, UInt8(ascii: "R")])
    keep(Kept.placeholder)
    // dtype('i4', False, True), then its state: version, byte order, and nothing special.
    sink.append("cnumpy\ndtype\n")
    append(text: "i4", to: &sink)
    sink.append([0x89, 0x88, 0x87])
    sink.append("R(K\u{3}")
    append(text: "<", to: &sink)
    sink.append("NNN")
    append(integer: -1, to: &sink)
    append(integer: -1, to: &sink)
    append(integer: 0, to: &sink)
    sink.append("tb")
    keep(Kept.int32)
  }

  private static func appendRepeat(_ block: SplitRepeat, to sink: inout ByteSink) {
    appendDictionary(to: &sink)
    var fold: Int?
    for position in block.cells.indices {
      let cell = block.cell(at: position)
      if cell.id.foldIndex != fold {
        if fold != nil { sink.append("u") }
        fold = cell.id.foldIndex
        append(integer: cell.id.foldIndex, to: &sink)
        appendDictionary(to: &sink)
      }
      append(integer: cell.id.sampleIndex, to: &sink)
      append(kept: Kept.split, to: &sink)
      append(cell.train, to: &sink)
      append(cell.test, to: &sink)
      // A tuple of two, then the object of that class.
      sink.append([0x86, 0x81])
    }
    if fold != nil { sink.append("u") }
    sink.append("u")
  }

  /// Begins a dictionary that the opcode `u` fills up.
  private static func appendDictionary(to sink: inout ByteSink) {
    append(kept: Kept.orderedDict, to: &sink)
    sink.append(")R(")
  }

  private static func append(kept number: UInt8, to sink: inout ByteSink) {
    sink.append([UInt8(ascii: "h"), number])
  }

  private static func append(integer value: Int, to sink: inout ByteSink) {
    if value >= 0 && value < 256 {
      sink.append([UInt8(ascii: "K"), UInt8(value)])
    } else {
      sink.append("J")
      sink.append(littleEndian: Int32(value))
    }
  }

  private static func append(text: String, to sink: inout ByteSink) {
    sink.append("X")
    sink.append(littleEndian: UInt32(text.utf8.count))
    sink.append(text)
  }

  private static func append(_ rows: RowIDs, to sink: inout ByteSink) {
    append(kept: Kept.reconstruct, to: &sink)
    append(kept: Kept.array, to: &sink)
    sink.append("K\u{0}")
    sink.append(0x85)
    append(kept: Kept.placeholder, to: &sink)
    sink.append([0x87, UInt8(ascii: "R")])
    sink.append("(K\u{1}")
    append(integer: rows.count, to: &sink)
    sink.append(0x85)
    append(kept: Kept.int32, to: &sink)
    sink.append(0x89)
    append(kept: Kept.encode, to: &sink)
    appendLatin1(rows, to: &sink)
    append(kept: Kept.latin1, to: &sink)
    sink.append([0x86, UInt8(ascii: "R")])
    sink.append("tb")
  }

  /// Appends the bytes of the ids as text whose characters are those bytes.
  ///
  /// Protocol 2 has no bytes; this is how Python 3 writes them, and NumPy reads no other way.
  private static func appendLatin1(_ rows: RowIDs, to sink: inout ByteSink) {
    var text = ByteSink()
    for row in rows {
      for shift in [0, 8, 16, 24] as [UInt32] {
        let byte = UInt8(truncatingIfNeeded: row >> shift)
        if byte < 0x80 {
          text.append(byte)
        } else {
          text.append(0xC0 | byte >> 6)
          text.append(0x80 | byte & 0x3F)
        }
      }
    }
    sink.append("X")
    sink.append(littleEndian: UInt32(text.count))
    sink.append(text.contents)
  }
}
