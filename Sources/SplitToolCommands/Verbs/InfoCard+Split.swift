// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit
internal import Hashing
internal import SplitCodecs
internal import SplitModel

extension InfoCard {
  /// Adds what there is to say about a split.
  mutating func describe(_ split: SplitSet) {
    let repeats = split.repeats.count
    let folds = split.repeats.map { Set($0.cells.map(\.foldIndex)).count }.max() ?? 0
    let samples = split.repeats.flatMap(\.cells).map(\.sampleIndex).max().map { $0 + 1 } ?? 0
    let rowCount = Self.rowCount(split)
    let digest = split.digest().hexadecimal
    if !split.name.isEmpty { addLine("relation", split.name) }
    var shape = Quantity.counted(repeats, "repeat") + " × " + Quantity.counted(folds, "fold")
    if samples > 1 { shape += " × " + Quantity.counted(samples, "sample") }
    addLine("shape", shape + " = " + Quantity.counted(split.count, "cell"))
    addLine(
      "rows",
      Quantity.grouped(rowCount) + " data rows, " + Quantity.grouped(split.listedRowCount)
        + " listed")
    let procedure = EstimationProcedure.inferred(from: split)
    addLine("procedure", procedure.rawValue + " (inferred)")
    for part in SplitPart.allCases { addLine(part.rawValue, Self.sizes(split, part)) }
    addLine("digest", digest)

    addMember("relation", split.name.isEmpty ? nil : .string(split.name))
    addMember("rows", .integer(split.listedRowCount))
    addMember("repeats", .integer(repeats))
    addMember("folds", .integer(folds))
    addMember("samples", .integer(samples))
    addMember("cells", .integer(split.count))
    addMember("dataRows", .integer(rowCount))
    addMember("procedure", .string(procedure.rawValue))
    addMember("procedureSource", "inferred")
    addMember("digest", .string(digest))
  }

  /// Adds how large the split is in each form that can hold it.
  mutating func addSizes(of split: SplitSet) {
    var sizes = [JSONValue.Member]()
    addRow(["form", "bytes", ""])
    for size in SplitForms.registry.sizes(of: split) {
      guard let bytes = size.byteCount else {
        addRow([size.name, "–", "cannot hold it"])
        continue
      }
      addRow([size.name, Quantity.grouped(bytes), Quantity.bytes(bytes)])
      sizes.append(JSONValue.Member(name: size.name, value: .integer(bytes)))
    }
    addMember("sizes", .object(sizes))
  }

  /// The count of different rows that are listed anywhere.
  private static func rowCount(_ split: SplitSet) -> Int {
    // Ids below this bound go to a table, larger ones to a set, so that one huge id costs nothing.
    let bound = split.listedRowCount * 4 + 64
    var isListed = [Bool]()
    var others = Set<UInt32>()
    var count = 0
    for cell in split {
      for part in SplitPart.allCases {
        cell[part].forEachPiece { rows in
          for index in rows.indices {
            let row = Int(rows[index])
            if row < isListed.count {
              if !isListed[row] { count += 1 }
              isListed[row] = true
            } else if row < bound {
              isListed.append(
                contentsOf: repeatElement(false, count: row + row / 2 + 1 - isListed.count))
              isListed[row] = true
              count += 1
            } else if others.insert(rows[index]).inserted {
              count += 1
            }
          }
        }
      }
    }
    return count
  }

  /// How many rows a set has: `135`, or `134 to 135`.
  private static func sizes(_ split: SplitSet, _ part: SplitPart) -> String {
    let counts = split.map { $0[part].count }
    guard let least = counts.min(), let most = counts.max() else { return "none" }
    return least == most
      ? Quantity.counted(most, "row") + " a cell"
      : "\(Quantity.grouped(least)) to \(Quantity.counted(most, "row")) a cell"
  }
}
