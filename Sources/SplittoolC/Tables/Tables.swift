// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import CSplittool
internal import Diagnostics
internal import TableCodecs

/// The table behind a handle.
func table(_ pointer: OpaquePointer?) throws(Failure) -> Table {
  guard let table = Handle<TableBox>.value(pointer) else {
    throw Failure(argument: "table is null")
  }
  return table.value
}

/// The form of tables of a name, or the one that a path's suffix names.
func tableForm(_ name: String?, path: FilePath? = nil) throws(Failure) -> any TableCodec {
  let registry = TableRegistry.standard
  if let form = name.map({ registry.form(named: $0) }) ?? path.flatMap(registry.form(forPath:)) {
    return form
  }
  throw Failure(
    ReadingError(
      .unknownForm,
      name.map { "there is no form of tables called '\($0)'" }
        ?? "the name does not say in which form to write",
      hint: "forms: \(registry.names.joined(separator: ", "))"), path: path)
}

/// Reads a table of bytes whose form is named, told by the suffix, or by the first bytes.
func parseTable(
  _ bytes: SharedBytes, _ form: String?, _ path: FilePath, _ options: ReadingOptions
) throws(Failure) -> Table {
  let registry = TableRegistry.standard
  var found = form.map { registry.form(named: $0) } ?? registry.form(forPath: path)
  found = found ?? registry.form(recognizing: bytes)
  guard let codec = found ?? registry.form(named: "arff") else { throw Failure(argument: "form") }
  do throws(ReadingError) {
    return try codec.decode(bytes, options: options)
  } catch {
    throw Failure(error.located(in: bytes.bytes), path: path)
  }
}

extension Table {
  /// Relation, attributes, rows and warnings for the C interface.
  var interfaceJSON: JSONValue {
    .known([
      "relation": .string(relation), "rows": .integer(rowCount),
      "attributes": .array(attributes.map(\.interfaceJSON)),
      "warnings": .array(warnings.map(\.json)),
    ])
  }
}

extension Column {
  /// The values of rows as a JSON array: text, labels and dates as text, bags as arrays of rows.
  func json(_ rows: Range<Int>) -> JSONValue {
    .array(
      rows.map { row in
        switch self[row] {
        case .missing: .null
        case .number(let value): .number(value)
        case .label(let text), .text(let text): .string(text)
        case .date(let time): .integer(Int(time))
        case .bag(let bag):
          .array(
            bag.rows.map { inner in
              .array(bag.table.columns.map { $0.json(inner..<(inner + 1)).first })
            })
        }
      })
  }
}

extension JSONValue {
  /// The only element of a list.
  fileprivate var first: JSONValue {
    if case .array(let values) = self { values.first ?? .null } else { self }
  }
}

extension Attribute {
  fileprivate var interfaceJSON: JSONValue {
    var labels: JSONValue?
    var format: JSONValue?
    var inner: JSONValue?
    switch type {
    case .nominal(let names): labels = .array(names.map { .string($0) })
    case .date(let pattern): format = .string(pattern.pattern)
    case .relational(let attributes): inner = .array(attributes.map(\.interfaceJSON))
    default: break
    }
    return .known([
      "name": .string(name), "type": .string(type.word), "labels": labels, "date_format": format,
      "attributes": inner, "weight": weight == 1 ? nil : .number(weight),
    ])
  }
}
