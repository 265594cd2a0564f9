// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

// The shape is that of the json form: a name, the layout, and the cells with their rows. Whoever
// wants speed or small files takes a codec; this is for split sets inside other people's records.

extension SplitSet: Codable {
  private enum CodingKeys: String, CodingKey {
    case name
    case layout
    case cells
  }

  private struct Layout: Codable {
    let order: String
    let sample: Bool
  }

  private struct Entry: Codable {
    let `repeat`: Int
    let fold: Int
    let sample: Int
    let train: [UInt32]
    let test: [UInt32]
  }

  /// Encodes name, layout and cells.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(
      Layout(order: layout.order.rawValue, sample: layout.hasSampleColumn), forKey: .layout)
    var cells = container.nestedUnkeyedContainer(forKey: .cells)
    for cell in self {
      try cells.encode(
        Entry(
          repeat: cell.id.repeatIndex, fold: cell.id.foldIndex, sample: cell.id.sampleIndex,
          train: Array(cell.train), test: Array(cell.test)))
    }
  }

  /// Decodes name, layout and cells, which may come in any order.
  ///
  /// - Throws: `DecodingError.dataCorrupted` for a cell that is given twice, an index or row id out
  ///   of range, and an unknown layout.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let layout = try container.decode(Layout.self, forKey: .layout)
    guard let order = SplitLayout.Order(rawValue: layout.order) else {
      throw DecodingError.dataCorruptedError(
        forKey: .layout, in: container, debugDescription: "unknown layout \(layout.order)")
    }
    let entries = try container.decode([Entry].self, forKey: .cells)
    let range = 0...FoldID.largestIndex
    let areSound = entries.allSatisfy { entry in
      range.contains(entry.repeat) && range.contains(entry.fold) && range.contains(entry.sample)
        && !entry.train.contains(.max) && !entry.test.contains(.max)
    }
    let cells = entries.map {
      Fold(
        id: FoldID(repeat: $0.repeat, fold: $0.fold, sample: $0.sample),
        train: RowIDs($0.train), test: RowIDs($0.test))
    }
    guard areSound,
      let split = SplitSet(
        name: try container.decode(String.self, forKey: .name),
        layout: SplitLayout(order: order, hasSampleColumn: layout.sample), cells: cells)
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .cells, in: container,
        debugDescription: "a cell is given twice, or an index or row id is out of range")
    }
    self = split
  }
}
