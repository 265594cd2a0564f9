// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import Diagnostics
internal import SplitModel

/// Mends splits whose text can be read: numbers that are counted from one, and other letter case.
struct SplitMender {
  private let bytes: [UInt8]
  private let header: Header
  private let places: [HeaderPlaces]
  private let roles: [SplitRole]
  private let renumbersRows: Bool

  init?(
    _ bytes: [UInt8], _ header: Header, _ places: [HeaderPlaces], renumbersRows: Bool
  ) {
    guard let roles = Self.roles(of: header) else { return nil }
    self.bytes = bytes
    self.header = header
    self.places = places
    self.roles = roles
    self.renumbersRows = renumbersRows
  }

  /// The roles of all attributes; nothing for a table that is no split.
  static func roles(of header: Header) -> [SplitRole]? {
    let roles = header.attributes.map { SplitRole(of: $0.name) }
    let wanted: [SplitRole] = [.part, .rowID, .repeatIndex, .foldIndex]
    return wanted.allSatisfy { role in roles.count { $0 == role } == 1 } ? roles : nil
  }

  /// What there is to mend; nothing if any row is not of the usual kind.
  func repairs() -> [Repair] {
    guard let numbers = numbers() else { return spellings() }
    var repairs = spellings()
    let isFromOne = Dictionary(
      uniqueKeysWithValues: roles.enumerated().filter { $0.element != .other }.map {
        ($0.element, numbers[$0.offset].isFromOne)
      })
    let countsFromOne = isFromOne[.repeatIndex] == true && isFromOne[.foldIndex] == true
    for (column, role) in roles.enumerated() {
      guard role != .part, role != .other, numbers[column].isFromOne,
        role != .rowID || countsFromOne || renumbersRows
      else { continue }
      let finding = Finding(
        .numbering, .warning, at: numbers[column].first,
        "\(Self.noun(role)) are counted from 1, not from 0")
      repairs.append(Repair(finding, "count \(Self.noun(role)) from 0", renumbered(column)))
    }
    return repairs
  }
}

// MARK: - Numbers

extension SplitMender {
  /// What is counted by the numbers of a role.
  private static func noun(_ role: SplitRole) -> String {
    switch role {
    case .part, .other: "sets"
    case .rowID: "row ids"
    case .repeatIndex: "repeats"
    case .foldIndex: "folds"
    case .sampleIndex: "samples"
    }
  }

  /// The numbers of one column.
  private struct Numbers {
    /// The place of the first.
    var first: Int?
    var seen = Set<UInt32>()
    var most: UInt32 = 0

    /// Whether they are 1, 2, … without a gap.
    var isFromOne: Bool { !seen.isEmpty && !seen.contains(0) && seen.count == Int(most) }
  }

  /// The fields of each row that has them plainly.
  private func forEachRow(_ body: ([Range<Int>]) -> Bool) -> Bool {
    let text = bytes.span.rawBytes
    for line in Lines(bytes, from: header.dataOffset) {
      var lexer = LineLexer(text, from: line.lowerBound, to: line.upperBound)
      var log = FindingLog()
      var fields: [Range<Int>] = []
      while !lexer.isAtEnd {
        guard lexer.next == ByteClass.word || lexer.next == ByteClass.quote else {
          guard lexer.next == ByteClass.comma || lexer.next == ByteClass.blank else { return false }
          lexer.advance()
          continue
        }
        let start = lexer.position
        guard (try? lexer.token(log: &log)) != nil else { return false }
        fields.append(start..<lexer.position)
      }
      if fields.isEmpty { continue }
      guard fields.count == roles.count, body(fields) else { return false }
    }
    return true
  }

  private func numbers() -> [Numbers]? {
    var columns = [Numbers](repeating: Numbers(), count: roles.count)
    let counted = roles.indices.filter { roles[$0] != .part && roles[$0] != .other }
    let isPlain = forEachRow { fields in
      for column in counted {
        guard let number = number(fields[column]) else { return false }
        columns[column].first = columns[column].first ?? fields[column].lowerBound
        columns[column].seen.insert(number)
        columns[column].most = max(columns[column].most, number)
      }
      return true
    }
    return isPlain ? columns : nil
  }

  private func number(_ range: Range<Int>) -> UInt32? {
    guard range.count <= 10 else { return nil }
    var value = 0
    for place in range {
      guard bytes[place].isASCIIDigit else { return nil }
      value = value * 10 + Int(bytes[place] & 15)
    }
    return UInt32(exactly: value)
  }

  /// The edits that take one from each number of a column.
  private func renumbered(_ column: Int) -> [TextEdit] {
    var edits: [TextEdit] = []
    _ = forEachRow { fields in
      if let number = number(fields[column]), number > 0 {
        edits.append(TextEdit(fields[column], "\(number - 1)"))
      }
      return true
    }
    return edits
  }
}

// MARK: - Letter case

extension SplitMender {
  private func spellings() -> [Repair] {
    var edits: [TextEdit] = []
    for (column, role) in roles.enumerated() where role != .other {
      let name = header.attributes[column].name
      if name != name.lowercased() {
        edits.append(TextEdit(places[column].name, name.lowercased()))
      }
    }
    if let column = roles.firstIndex(of: .part) { edits += labels(column) }
    guard let first = edits.map(\.range.lowerBound).min() else { return [] }
    let finding = Finding(
      .letterCase, .warning, at: first, "names or labels are in other letter case than OpenML's")
    return [Repair(finding, "write names in small letters, TRAIN and TEST in capitals", edits)]
  }

  /// The edits that write `TRAIN` and `TEST`, in the declaration and in all rows.
  private func labels(_ column: Int) -> [TextEdit] {
    guard case .nominal(let labels) = header.attributes[column].type,
      labels.count == places[column].labels.count
    else { return [] }
    var changes: [[UInt8]: String] = [:]
    for label in labels where ["train", "test"].contains(label.lowercased()) {
      let upper = label.uppercased()
      if label != upper, !labels.contains(upper) { changes[Array(label.utf8)] = upper }
    }
    if changes.isEmpty { return [] }
    var edits: [TextEdit] = []
    for (label, place) in zip(labels, places[column].labels) {
      if let upper = changes[Array(label.utf8)] { edits.append(TextEdit(place, upper)) }
    }
    let isPlain = forEachRow { fields in
      let range = fields[column]
      let isQuoted = bytes[range.lowerBound] == 0x27 || bytes[range.lowerBound] == 0x22
      let text = isQuoted ? range.lowerBound + 1..<range.upperBound - 1 : range
      if let upper = changes[Array(bytes[text])] { edits.append(TextEdit(range, upper)) }
      return true
    }
    return isPlain ? edits : []
  }
}
