// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import Diagnostics

/// Mends everything before the rows.
struct HeaderMender {
  private let bytes: [UInt8]
  private let relation: String
  private var items: [HeaderItem] = []
  /// Where the rows begin; nothing if no line says so.
  private(set) var dataOffset: Int?
  private(set) var repairs: [Repair] = []
  /// What rows may change, for each attribute of the first level.
  private(set) var places: [HeaderPlaces] = []
  /// Whether KEEL wrote it.
  private(set) var isKEEL = false

  init(_ bytes: [UInt8], relation: String) {
    self.bytes = bytes
    self.relation = relation
    for line in Lines(bytes, from: 0) {
      let first = line.first { bytes[$0] > 0x20 }
      guard let first, bytes[first] != UInt8(ascii: "%") else {
        if bytes[line].contains(UInt8(ascii: "@")) { noteKEEL(line) }
        continue
      }
      let item = HeaderItem(bytes, line)
      items.append(item)
      if item.isKEEL { isKEEL = true }
      if item.keyword == .data {
        dataOffset = bytes.span.rawBytes.startOfNextLine(after: line.upperBound)
        break
      }
    }
  }

  private mutating func noteKEEL(_ line: Range<Int>) {
    let text = Array(bytes[line]).string.lowercased()
    if text.hasPrefix("% @input") || text.hasPrefix("% @output") { isKEEL = true }
  }

  /// Looks at every item.
  mutating func run() {
    guard let dataOffset else { return }
    let count = countOfAttributes
    let columns = RawColumns(bytes: bytes, dataOffset: dataOffset, count: count)
    if items[0].keyword == .attribute { insertRelation(before: items[0]) }
    var column = 0
    var depth = 0
    var index = 0
    while index < items.count {
      let item = items[index]
      index += 1
      switch item.keyword {
      case .relation: mendRelation(item)
      case .attribute:
        let last = endOfList(from: index - 1)
        let isRelational = mend(item, through: last, column, columns, isNested: depth > 0)
        index = last + 1
        if depth == 0 { column += 1 }
        if isRelational { depth += 1 }
      case .end: depth -= 1
      case .data: mendData(item, columns)
      case nil: mendOther(item)
      }
    }
  }

  private var countOfAttributes: Int {
    var count = 0
    var depth = 0
    for item in items {
      if item.keyword == .attribute {
        if depth == 0 { count += 1 }
        if isRelational(item) { depth += 1 }
      } else if item.keyword == .end {
        depth -= 1
      }
    }
    return count
  }

  private func isRelational(_ item: HeaderItem) -> Bool {
    Array(bytes[item.rest]).string.lowercased().split { $0 == " " || $0 == "\t" }.dropFirst()
      .contains("relational")
  }

  /// What a strict reader finds in one item; relational attributes may be open at its end.
  private func findings(_ text: [UInt8], isRelation: Bool = false, isData: Bool = false)
    -> [Finding]
  {
    let before = isRelation ? "" : "@relation r\n" + (isData ? "@attribute a numeric\n" : "")
    let after = isData ? "" : isRelation ? "\n@attribute a numeric\n@data" : "\n@data"
    let header = Array(before.utf8) + text + Array(after.utf8)
    var log = FindingLog()
    do throws(Finding) {
      _ = try Header(parsing: header.span.rawBytes, log: &log)
    } catch {
      if error.code == .relationalEndMissing { return log.warnings }
      return [error].map { moved($0, by: before.utf8.count) }
    }
    return log.warnings.map { moved($0, by: before.utf8.count) }
  }

  private func moved(_ finding: Finding, by shift: Int) -> Finding {
    finding.moved(to: max(0, finding.offset - shift))
  }
}

// MARK: - Relation, data, others

extension HeaderMender {
  private mutating func insertRelation(before item: HeaderItem) {
    let finding = Finding(
      .relationMissing, at: item.word.lowerBound, "there is no @relation before the attributes")
    let place = item.range.lowerBound
    let line = Array("@relation ".utf8) + Array(relation.utf8).asName + lineEnd
    repairs.append(
      Repair(finding, "name the relation", [TextEdit(place..<place, line)]))
  }

  /// How the first line of the text ends.
  private var lineEnd: [UInt8] {
    let span = bytes.span.rawBytes
    let end = span.endOfLine(from: 0, before: bytes.count)
    let next = span.startOfNextLine(after: end)
    return next > end ? Array(bytes[end..<next]) : [0x0A]
  }

  private mutating func mendRelation(_ item: HeaderItem) {
    let line = Array(bytes[item.range])
    guard let finding = findings(line, isRelation: true).first else { return }
    var name = Array(bytes[item.rest])
    if name.isEmpty { name = Array(relation.utf8) }
    let isQuoted = name.first == 0x27 || name.first == 0x22
    guard !isQuoted, !name.contains(UInt8(ascii: "%")) else { return }
    let text = Array("@relation ".utf8) + name.asName
    guard findings(text, isRelation: true).isEmpty else { return }
    let title = item.isSpeltRight ? "quote the name" : "write @relation"
    repairs.append(
      Repair(
        finding.moved(to: item.range.lowerBound + finding.offset), title,
        [TextEdit(item.range, text)]))
  }

  private mutating func mendData(_ item: HeaderItem, _ columns: RawColumns) {
    let line = Array(bytes[item.range])
    guard let finding = findings(line, isData: true).first else { return }
    let found = finding.moved(to: item.range.lowerBound + finding.offset)
    if !item.isSpeltRight {
      repairs.append(Repair(found, "write @data", [TextEdit(item.word, "@data")]))
    }
    guard !item.rest.isEmpty, bytes[item.rest.lowerBound] != UInt8(ascii: "%") else { return }
    let pieces = Pieces(bytes: bytes, separator: UInt8(ascii: ",")).of(item.rest)
    let gap = item.word.upperBound..<item.rest.lowerBound
    let isRow =
      pieces.count == columns.count && (columns.count > 1 || !bytes[item.rest].contains(0x20))
    repairs.append(
      isRow
        ? Repair(found, "begin the rows on the next line", [TextEdit(gap, lineEnd)])
        : Repair(found, "make a comment of what stands behind @data", [TextEdit(gap, " % ")]))
  }

  private mutating func mendOther(_ item: HeaderItem) {
    guard item.isKEEL else { return }
    let finding = Finding(
      .headerSyntax, in: item.word,
      "expected @attribute or @data, found \(Array(bytes[item.word]).string)")
    let place = item.word.lowerBound
    repairs.append(
      Repair(finding, "make a comment of KEEL's line", [TextEdit(place..<place, "% ")]))
  }
}

// MARK: - Attributes

extension HeaderMender {
  /// The index of the item in which the list of labels ends that begins with an item, or below it.
  private func endOfList(from start: Int) -> Int {
    let first = bytes[items[start].rest]
    let isOpen = first.contains(UInt8(ascii: "{"))
    let next = start + 1
    let opensBelow =
      !isOpen && next < items.count && items[next].keyword == nil
      && bytes[items[next].word.lowerBound] == UInt8(ascii: "{")
    guard isOpen || opensBelow, !(isOpen && closes(items[start].rest)) else { return start }
    for index in next..<max(next, items.count) {
      guard items[index].keyword == nil, !items[index].isKEEL else { return start }
      if closes(items[index].word.lowerBound..<items[index].range.upperBound) { return index }
    }
    return start
  }

  /// Whether a list closes outside quotes.
  private func closes(_ range: Range<Int>) -> Bool {
    Pieces(bytes: bytes, separator: UInt8(ascii: "}")).of(range).count > 1
  }

  /// Mends one declaration; says whether it opens a relational attribute.
  private mutating func mend(
    _ item: HeaderItem, through last: Int, _ column: Int, _ columns: RawColumns, isNested: Bool
  ) -> Bool {
    let range = item.range.lowerBound..<lastItem(item, last).range.upperBound
    let line = Array(bytes[range])
    let found = findings(line)
    if found.isEmpty {
      if !isNested { places.append(Self.places(bytes, item)) }
      return isRelational(item)
    }
    if !isNested { places.append(HeaderPlaces()) }
    guard let content = content(item, last) else { return isRelational(item) }
    var texts: Set<[UInt8]>?
    let used = { () -> Set<[UInt8]> in
      if texts == nil { texts = isNested ? [] : columns.texts(of: column) }
      return texts ?? []
    }
    let declaration = Declaration(
      content.text, labels: LabelList(used: used),
      allMissing: { used().isSubset(of: [[UInt8(ascii: "?")], []]) && !isNested })
    guard let declaration else { return isRelational(item) }
    let text = Array("@attribute ".utf8) + declaration.text
    guard findings(text).isEmpty else { return isRelational(item) }
    var comments = content.comments
    if !declaration.type.rest.isEmpty { comments.insert(declaration.type.rest, at: 0) }
    var lines: [UInt8] = []
    for comment in comments { lines += [0x25, 0x20] + comment + lineEnd }
    let title = item.isSpeltRight ? declaration.title : "write @attribute"
    for finding in found {
      repairs.append(
        Repair(
          finding.moved(to: range.lowerBound + finding.offset), title,
          [TextEdit(range, lines + text)]))
    }
    return isRelational(item)
  }

  private func lastItem(_ item: HeaderItem, _ last: Int) -> HeaderItem { items[last] }

  /// The text of a declaration without line ends and comments; those it had.
  private func content(_ item: HeaderItem, _ last: Int) -> (text: [UInt8], comments: [[UInt8]])? {
    var text: [UInt8] = []
    var comments: [[UInt8]] = []
    let start = item.rest.lowerBound
    for line in Lines(Array(bytes[..<items[last].range.upperBound]), from: start) {
      // Outside quotes, a comment begins at a percent sign behind a blank.
      let end = Pieces(bytes: bytes, separator: 0).of(line).last?.upperBound ?? line.upperBound
      let part = OddSpace.trimmed(bytes, line.lowerBound..<end)
      if !text.isEmpty, !part.isEmpty { text.append(0x20) }
      text += bytes[part]
      let comment = OddSpace.trimmed(bytes, end..<line.upperBound)
      if !comment.isEmpty {
        let words = bytes[comment].drop { $0 == UInt8(ascii: "%") || $0 <= 0x20 }
        comments.append(Array(words))
      }
    }
    let isOpen =
      text.contains(UInt8(ascii: "{"))
      && Pieces(bytes: text, separator: UInt8(ascii: "}")).of(text.indices).count == 1
    if isOpen { text.append(UInt8(ascii: "}")) }
    return text.isEmpty ? nil : (text, comments)
  }

  /// What rows may change of a declaration that is right.
  private static func places(_ bytes: [UInt8], _ item: HeaderItem) -> HeaderPlaces {
    var places = HeaderPlaces()
    let text = bytes.span.rawBytes
    var lexer = LineLexer(text, from: item.rest.lowerBound, to: item.range.upperBound)
    var log = FindingLog()
    guard (try? lexer.token(log: &log)) != nil else { return places }
    places.name = item.rest.lowerBound..<lexer.position
    lexer.skipBlanks(log: &log)
    guard lexer.next == ByteClass.openBrace else {
      let start = lexer.position
      guard (try? lexer.token(log: &log)) != nil else { return places }
      places.typeWord = start..<lexer.position
      return places
    }
    lexer.advance()
    while !lexer.isAtEnd {
      switch lexer.next {
      case ByteClass.word, ByteClass.quote:
        let start = lexer.position
        guard (try? lexer.token(log: &log)) != nil else { return places }
        places.labels.append(start..<lexer.position)
      case ByteClass.closeBrace:
        places.endOfLabels = lexer.position
        return places
      default: lexer.advance()
      }
    }
    return places
  }
}
