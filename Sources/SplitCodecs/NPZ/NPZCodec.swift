// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ByteKit
public import SplitModel
internal import ZipKit

/// The form for NumPy: an archive of arrays that `numpy.load(allow_pickle=False)` reads.
///
/// `cells` has a row for each cell: repeat, fold, sample. The lists of a cell are
/// `r{repeat}_f{fold}_s{sample}_train` and `…_test`. Arrays that are not deflated begin at a
/// multiple of 64 bytes, so that they can be mapped by their offset.
public struct NPZCodec: SplitCodec {
  /// Whether arrays are deflated: smaller, but not to be mapped.
  public var isDeflated: Bool
  /// The largest sum of all arrays in bytes that is read.
  public var maximumSize: Int

  /// Makes the codec.
  public init(isDeflated: Bool = false, maximumSize: Int = 1 << 36) {
    self.isDeflated = isDeflated
    self.maximumSize = maximumSize
  }

  /// The name on the command line: `npz`.
  public var name: String { "npz" }
  /// The version of the form: 1.
  public var version: Int { 1 }
  /// The suffix `.npz`.
  public var suffixes: [String] { [".npz"] }
  /// Holds cells and ids, no name and no layout.
  public var abilities: CodecAbilities { [.emptyCells] }

  /// Whether a file begins like a zip archive whose first member is `cells.npy`.
  public func recognizes(_ prefix: RawSpan) -> Bool {
    prefix.starts(with: "PK\u{3}\u{4}") && prefix.starts(with: "cells.npy", at: 30)
  }

  /// Appends a split set; no list is held as a whole unless it is deflated.
  ///
  /// - Throws: ``ReadingError`` with code `cannot-hold` for a list of a billion rows.
  public func encode(_ split: SplitSet, into sink: inout ByteSink) throws(ReadingError) {
    var writer = ZipWriter(isDeflated: isDeflated)
    writer.append("cells.npy", to: &sink) { content in
      NPYHeader(type: "<i4", shape: [split.count, 3]).append(to: &content)
      for cell in split {
        content.append(littleEndian: UInt32(cell.id.repeatIndex))
        content.append(littleEndian: UInt32(cell.id.foldIndex))
        content.append(littleEndian: UInt32(cell.id.sampleIndex))
      }
    }
    for cell in split {
      for part in SplitPart.allCases {
        let rows = cell[part]
        guard rows.count <= (ZipWriter.largestMember - 128) / 4 else {
          throw .cannotHold("npz", "a list of \(rows.count) rows")
        }
        let header = NPYHeader(type: Self.type(of: rows), shape: [rows.count])
        writer.append(Self.memberName(cell.id, part), to: &sink) { content in
          header.append(to: &content)
          rows.forEachPiece { content.append(littleEndian: $0) }
        }
      }
    }
    writer.finish(into: &sink)
  }

  /// Signed where every id fits, because that is what libraries expect.
  private static func type(of rows: RowIDs) -> String {
    var largest: UInt32 = 0
    rows.forEachPiece { piece in
      var index = 0
      while index < piece.count {
        largest = max(largest, piece[index])
        index &+= 1
      }
    }
    return largest > UInt32(Int32.max) ? "<u4" : "<i4"
  }

  private static func memberName(_ id: FoldID, _ part: SplitPart) -> String {
    "r\(id.repeatIndex)_f\(id.foldIndex)_s\(id.sampleIndex)_\(part.rawValue).npy"
  }

  /// Reads a split set; arrays of 32 and 64 bits, signed or not, little-endian.
  public func decode(
    _ bytes: SharedBytes, options: ReadingOptions
  ) throws(ReadingError) -> SplitSet {
    let archive = try ZipArchive(bytes, maximumSize: maximumSize)
    let table = try Self.array("cells.npy", in: archive)
    guard table.shape.count == 2, table.shape[1] == 3 else {
      throw .malformed(at: nil, "'cells' is not an array of three columns")
    }
    let count = table.shape[0]
    guard count <= options.limits.folds else { throw .limit("cells", options.limits.folds) }
    guard archive.members.count == 1 + 2 * count else {
      throw .malformed(
        at: nil, "\(count) cells need \(1 + 2 * count) arrays, found \(archive.members.count)")
    }
    var cells = SplitAssembler(options)
    for position in 0..<count {
      let indices = (0..<3).compactMap {
        table.value(at: position * 3 + $0, largest: FoldID.largestIndex)
      }
      guard indices.count == 3 else {
        throw .malformed(at: nil, "a repeat, fold or sample is out of range")
      }
      let id = FoldID(repeat: indices[0], fold: indices[1], sample: indices[2])
      let train = try Self.rows(id, .train, in: archive)
      let test = try Self.rows(id, .test, in: archive)
      try cells.append(Fold(id: id, train: train, test: test))
    }
    return try cells.finish()
  }

  private static func rows(
    _ id: FoldID, _ part: SplitPart, in archive: ZipArchive
  ) throws(ReadingError) -> RowIDs {
    let name = memberName(id, part)
    guard let rows = try array(name, in: archive).rows() else {
      throw .malformed(at: archive.member(named: name)?.offset, "'\(name)' is no list of row ids")
    }
    return rows
  }

  private static func array(
    _ name: String, in archive: ZipArchive
  ) throws(ReadingError) -> NPYIntegers {
    guard let member = archive.member(named: name) else {
      throw .malformed(at: nil, "the archive has no member '\(name)'")
    }
    do throws(ReadingError) {
      return try NPYIntegers(try archive.content(of: member))
    } catch {
      throw ReadingError(error.code, at: error.offset ?? member.offset, error.message)
    }
  }
}
