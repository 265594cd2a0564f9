// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import TestSupport
internal import Testing

/// A fault that people's files have, put into a table at random.
struct Mutation: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// How many of a hundred mutations must be mended; the others have two readings, or none.
  let least: Int
  /// The bytes of the table with the fault; nothing if it has no place for it.
  let apply: @Sendable (KnownTable, inout SeededGenerator) -> [UInt8]?

  init(
    _ name: String, atLeast least: Int,
    _ apply: @escaping @Sendable (KnownTable, inout SeededGenerator) -> String?
  ) {
    testDescription = name
    self.least = least
    self.apply = { table, generator in apply(table, &generator).map { Array($0.utf8) } }
  }

  init(
    bytes name: String, atLeast least: Int,
    _ apply: @escaping @Sendable (KnownTable, inout SeededGenerator) -> [UInt8]?
  ) {
    testDescription = name
    self.least = least
    self.apply = apply
  }

  static let all = values + headers + texts

  /// Writes the table with some fields in other words.
  private static func rewrite(
    _ table: KnownTable, _ generator: inout SeededGenerator, separator: String = ",",
    _ change: (_ value: String?, _ field: String, _ kind: KnownTable.Kind) -> String?
  ) -> String? {
    var fields = table.fields
    var places: [(Int, Int, String)] = []
    for (row, values) in table.rows.enumerated() {
      for (column, value) in values.enumerated() {
        if let changed = change(value, fields[row][column], table.attributes[column].kind) {
          places.append((row, column, changed))
        }
      }
    }
    guard !places.isEmpty else { return nil }
    // One of them, or some, or all.
    let share = Int.random(in: 0...2, using: &generator)
    let one = Int.random(in: places.indices, using: &generator)
    for (index, place) in places.enumerated()
    where share == 2 || index == one || share == 1 && Bool.random(using: &generator) {
      fields[place.0][place.1] = place.2
    }
    return KnownTable.text(table.header, fields.map { $0.joined(separator: separator) })
  }

  private static let values: [Mutation] = [
    Mutation("values without their quotes", atLeast: 40) { table, generator in
      rewrite(table, &generator) { value, field, _ in value == field ? nil : value }
    },
    Mutation("quotes doubled", atLeast: 90) { table, generator in
      rewrite(table, &generator) { value, _, _ in
        guard let value, value.contains("'") || value.contains("\"") else { return nil }
        return value.contains("\"")
          ? "\""
            + value.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
          : "'"
            + value.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "''") + "'"
      }
    },
    Mutation("no comma behind a quote", atLeast: 60) { table, generator in
      let rows = table.fields.map { row in
        row.dropLast().map { $0.hasSuffix("\"") ? $0 : $0 + "," }.joined() + row[row.count - 1]
      }
      return rows.contains { $0.contains("\"") }
        ? mixed(table, rows, &generator) : nil
    },
    Mutation("empty for missing", atLeast: 90) { table, generator in
      rewrite(table, &generator) { value, _, _ in value == nil ? "" : nil }
    },
    Mutation("a comma too many", atLeast: 100) { table, generator in
      mixed(table, table.fields.map { $0.joined(separator: ",") + "," }, &generator)
    },
    Mutation("labels as numbers with .0", atLeast: 100) { table, generator in
      rewrite(table, &generator) { value, field, kind in
        guard case .nominal = kind, let value, Int(value) != nil else { return nil }
        return field + ".0"
      }
    },
    Mutation("no-break spaces", atLeast: 100) { table, generator in
      rewrite(table, &generator) { value, field, kind in
        switch kind {
        case .numeric where value != nil: "\u{A0}" + field
        case .nominal where value == field: field + "\u{A0}"
        default: nil
        }
      }
    },
    Mutation("a quote is lost", atLeast: 30) { table, generator in
      let atEnd = Bool.random(using: &generator)
      return rewrite(table, &generator) { _, field, _ in
        field.hasPrefix("\"") ? String(atEnd ? field.dropLast() : field.dropFirst()) : nil
      }
    },
    Mutation("semicolons", atLeast: 70) { table, generator in
      let bare = table.rows.map { $0.map { $0 ?? "" }.joined(separator: ";") }
      return KnownTable.text(table.header, bare)
    },
    Mutation("tabs", atLeast: 50) { table, generator in
      let bare = table.rows.map { $0.map { $0 ?? "?" }.joined(separator: "\t") }
      return KnownTable.text(table.header, bare)
    },
    Mutation("semicolons and decimal commas", atLeast: 70) { table, generator in
      KnownTable.text(table.header, decimalCommas(table).map { $0.joined(separator: ";") })
    },
    Mutation("decimal commas between commas", atLeast: 20) { table, generator in
      KnownTable.text(table.header, decimalCommas(table).map { $0.joined(separator: ",") })
    },
  ]

  private static func decimalCommas(_ table: KnownTable) -> [[String]] {
    zip(table.rows, table.fields).map { values, fields in
      fields.indices.map { column in
        guard case .numeric = table.attributes[column].kind, let value = values[column] else {
          return fields[column]
        }
        return String(value.map { $0 == "." ? "," : $0 })
      }
    }
  }

  /// Some rows as they were, the others with a fault.
  private static func mixed(
    _ table: KnownTable, _ rows: [String], _ generator: inout SeededGenerator
  ) -> String {
    let right = table.fields.map { $0.joined(separator: ",") }
    var result = right
    let one = rows.indices.randomElement(using: &generator) ?? 0
    for row in rows.indices where row == one || Bool.random(using: &generator) {
      result[row] = rows[row]
    }
    return KnownTable.text(table.header, result)
  }
}

// MARK: - Headers and texts

extension Mutation {
  /// Writes the table with one line of the header in other words.
  private static func reword(
    _ table: KnownTable, _ generator: inout SeededGenerator,
    _ change: (_ name: String, _ kind: KnownTable.Kind, inout SeededGenerator) -> String?
  ) -> String? {
    var header = table.header
    let places = table.attributes.indices.shuffled(using: &generator)
    for place in places {
      let attribute = table.attributes[place]
      guard let line = change(attribute.name, attribute.kind, &generator) else { continue }
      header[place + 1] = line
      return KnownTable.text(header, table.fields.map { $0.joined(separator: ",") })
    }
    return nil
  }

  /// A word with one letter changed, added or left out.
  private static func misspelt(_ word: String, _ generator: inout SeededGenerator) -> String {
    var letters = Array(word)
    let place = Int.random(in: 1..<letters.count, using: &generator)
    let letter = Character(
      Unicode.Scalar(UInt8.random(in: 97...122, using: &generator)))
    switch Int.random(in: 0...3, using: &generator) {
    case 0: letters[place] = letter
    case 1: letters.insert(letter, at: place)
    case 2: letters.remove(at: place)
    default: if place + 1 < letters.count { letters.swapAt(place, place + 1) }
    }
    return String(letters)
  }

  private static let headers: [Mutation] = [
    Mutation("names without quotes", atLeast: 90) { table, generator in
      reword(table, &generator) { name, kind, _ in
        KnownTable.quoted(name) == name ? nil : "@attribute \(name) \(KnownTable.type(kind))"
      }
    },
    Mutation("a misspelt keyword", atLeast: 90) { table, generator in
      reword(table, &generator) { name, kind, generator in
        "\(misspelt("@attribute", &generator)) \(KnownTable.quoted(name)) \(KnownTable.type(kind))"
      }
    },
    Mutation("a misspelt type", atLeast: 60) { table, generator in
      reword(table, &generator) { name, kind, generator in
        guard case .numeric = kind else { return nil }
        return "@attribute \(KnownTable.quoted(name)) \(misspelt("numeric", &generator))"
      }
    },
    Mutation("a list over lines", atLeast: 100) { table, generator in
      reword(table, &generator) { name, kind, generator in
        guard case .nominal(let labels) = kind else { return nil }
        var list = "{"
        for (index, label) in labels.enumerated() {
          if index > 0 { list += "," }
          if index == 1 || Bool.random(using: &generator) { list += "\n  " }
          list += KnownTable.quoted(label)
        }
        return
          "@attribute \(KnownTable.quoted(name))\(Bool.random(using: &generator) ? "\n" : " ")\(list)}"
      }
    },
    Mutation("no commas between labels", atLeast: 30) { table, generator in
      reword(table, &generator) { name, kind, _ in
        guard case .nominal(let labels) = kind else { return nil }
        let list = labels.map(KnownTable.quoted).joined(separator: " ")
        return "@attribute \(KnownTable.quoted(name)) {\(list)}"
      }
    },
    Mutation("labels without quotes", atLeast: 30) { table, generator in
      reword(table, &generator) { name, kind, _ in
        guard case .nominal(let labels) = kind,
          labels.contains(where: { KnownTable.quoted($0) != $0 && !$0.contains(",") })
        else { return nil }
        let list = labels.map { $0.contains(",") ? KnownTable.quoted($0) : $0 }
        return "@attribute \(KnownTable.quoted(name)) {\(list.joined(separator: ", "))}"
      }
    },
    Mutation("an empty label", atLeast: 100) { table, generator in
      reword(table, &generator) { name, kind, _ in
        guard case .nominal(let labels) = kind else { return nil }
        let list = labels.map(KnownTable.quoted).joined(separator: ",,")
        return "@attribute \(KnownTable.quoted(name)) {\(list),}"
      }
    },
    Mutation("no braces", atLeast: 30) { table, generator in
      reword(table, &generator) { name, kind, _ in
        guard case .nominal(let labels) = kind else { return nil }
        let list = labels.map(KnownTable.quoted).joined(separator: ",")
        return "@attribute \(KnownTable.quoted(name)) \(list)"
      }
    },
    Mutation("no closing brace", atLeast: 100) { table, generator in
      reword(table, &generator) { name, kind, _ in
        guard case .nominal = kind else { return nil }
        return "@attribute \(KnownTable.quoted(name)) \(KnownTable.type(kind).dropLast())"
      }
    },
    Mutation("KEEL's ranges", atLeast: 100) { table, generator in
      reword(table, &generator) { name, kind, _ in
        guard case .numeric = kind else { return nil }
        return "@attribute \(KnownTable.quoted(name)) numeric[0, 100]\n@inputs all"
      }
    },
    Mutation("no relation", atLeast: 100) { table, _ in
      KnownTable.text(
        Array(table.header.dropFirst()), table.fields.map { $0.joined(separator: ",") })
    },
    Mutation("a row behind @data", atLeast: 100) { table, _ in
      let rows = table.fields.map { $0.joined(separator: ",") }
      return KnownTable.text(
        table.header.dropLast() + ["@data " + rows[0]], Array(rows.dropFirst()))
    },
  ]

  private static let texts: [Mutation] = [
    Mutation("a byte order mark", atLeast: 100) { table, _ in "\u{FEFF}" + table.text },
    Mutation(bytes: "two carriage returns", atLeast: 100) { table, _ in
      table.text.utf8.flatMap { $0 == 0x0A ? [0x0D, 0x0D, 0x0A] : [$0] }
    },
    Mutation(bytes: "UTF-16", atLeast: 100) { table, generator in
      let isLittle = Bool.random(using: &generator)
      return ("\u{FEFF}" + table.text).utf16.flatMap { unit -> [UInt8] in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        return isLittle ? [low, high] : [high, low]
      }
    },
    Mutation(bytes: "Latin-1", atLeast: 100) { table, _ in
      let scalars = table.text.unicodeScalars
      guard scalars.contains(where: { $0.value > 0x7F }) else { return nil }
      return scalars.map { UInt8(truncatingIfNeeded: $0.value) }
    },
    Mutation(bytes: "zero bytes at the end", atLeast: 100) { table, generator in
      Array(table.text.utf8)
        + [UInt8](repeating: 0, count: Int.random(in: 1...9, using: &generator))
    },
  ]
}
