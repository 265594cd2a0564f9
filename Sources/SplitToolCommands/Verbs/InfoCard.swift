// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// What `info` says about a file: lines for people, members for programs.
struct InfoCard {
  private let path: FilePath
  private var lines: [(label: String, text: String)] = []
  private var members: [JSONValue.Member]
  private var table: [[String]] = []
  private var notes: [String] = []

  /// Starts with what is known of any file.
  init(of document: Document) {
    path = document.path
    members = [
      JSONValue.Member(name: "path", value: .string(document.path.string)),
      JSONValue.Member(
        name: "kind", value: document.kind.map { .string($0.rawValue) } ?? .null),
      JSONValue.Member(name: "form", value: .string(document.form.description)),
    ]
    let size = Quantity.bytes(document.input.stored.count)
    let kind = document.kind?.rawValue ?? "unknown"
    lines = [("kind", "\(kind), \(document.form), \(size)")]
  }

  /// Adds a line for people.
  mutating func addLine(_ label: String, _ text: String) {
    lines.append((label, text))
  }

  /// Adds a member for programs; one without a value is left out.
  mutating func addMember(_ name: String, _ value: JSONValue?) {
    guard let value else { return }
    members.append(JSONValue.Member(name: name, value: value))
  }

  /// Adds a row to the table below the lines.
  mutating func addRow(_ cells: [String]) {
    table.append(cells)
  }

  /// Adds a line below the table.
  mutating func addNote(_ text: String) {
    notes.append(text)
  }

  /// The members as an object.
  var json: JSONValue { .object(members) }

  /// Prints the lines, then the table with its columns aligned, then the notes.
  func print(on console: Console) {
    console.writeLine(
      console.styledData(Escaping.visible(path == "-" ? "<stdin>" : path), .bold))
    let width = (lines.map(\.label.count).max() ?? 0) + 2
    for (label, text) in lines {
      let gap = String(repeating: " ", count: width - label.count)
      console.writeLine("  " + console.styledData(label, .cyan) + gap + Escaping.visible(text))
    }
    if table.isEmpty { return }
    console.writeLine()
    printTable(on: console)
    for note in notes { console.writeLine("  " + console.styledData(note, .faint)) }
  }

  private func printTable(on console: Console) {
    let columns = table.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      table.compactMap { $0.indices.contains(column) ? Excerpt.columns(of: $0[column]) : nil }.max()
        ?? 0
    }
    for (index, row) in table.enumerated() {
      var line = "  "
      for (column, cell) in row.enumerated() {
        line += cell
        if row[(column + 1)...].contains(where: { !$0.isEmpty }) {
          line += String(repeating: " ", count: widths[column] - Excerpt.columns(of: cell) + 2)
        }
      }
      console.writeLine(index == 0 ? console.styledData(line, .faint) : line)
    }
  }
}
