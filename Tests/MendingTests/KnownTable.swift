// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit

/// A table whose values are known, so that it can be written with faults.
struct KnownTable: Sendable {
  enum Kind: Sendable {
    case numeric, string
    case nominal([String])
    case date(String)
  }

  let name: String
  let attributes: [(name: String, kind: Kind)]
  /// The values; nothing for a missing one.
  let rows: [[String?]]

  init(_ name: String, _ attributes: [(name: String, kind: Kind)], _ rows: [[String?]]) {
    self.name = name
    self.attributes = attributes
    self.rows = rows
  }

  /// The lines of the header, up to `@data`.
  var header: [String] {
    ["@relation \(Self.quoted(name))"]
      + attributes.map { "@attribute \(Self.quoted($0.name)) \(Self.type($0.kind))" } + ["@data"]
  }

  /// The fields of each row, quoted as they must be.
  var fields: [[String]] { rows.map { $0.map { $0.map(Self.quoted) ?? "?" } } }

  /// The text without a fault.
  var text: String { Self.text(header, fields.map { $0.joined(separator: ",") }) }

  static func text(_ header: [String], _ rows: [String]) -> String {
    (header + rows).map { $0 + "\n" }.joined()
  }

  static func quoted(_ text: String) -> String {
    var sink = ByteSink()
    sink.append(arffValue: text)
    return String(decoding: sink.array, as: UTF8.self)
  }

  static func type(_ kind: Kind) -> String {
    switch kind {
    case .numeric: "numeric"
    case .string: "string"
    case .nominal(let labels): "{" + labels.map(quoted).joined(separator: ",") + "}"
    case .date(let format): "date \"\(format)\""
    }
  }

  /// Tables as people have them: measurements, answers, names, words, times.
  static let all: [KnownTable] = [
    KnownTable(
      "iris",
      [
        ("sepal length", .numeric), ("sepal width", .numeric), ("petal length", .numeric),
        ("class", .nominal(["Iris-setosa", "Iris-versicolor", "Iris-virginica"])),
      ],
      [
        ["5.1", "3.5", "1.4", "Iris-setosa"], ["4.9", "3.0", "1.4", "Iris-setosa"],
        ["7.0", "3.2", "4.7", "Iris-versicolor"], ["6.4", "3.2", "4.5", "Iris-versicolor"],
        ["6.3", "3.3", "6.0", "Iris-virginica"], ["5.8", "2.7", "5.1", "Iris-virginica"],
      ]),
    KnownTable(
      "passengers",
      [
        ("name", .string), ("age", .numeric), ("survived", .nominal(["0", "1"])),
        ("port", .nominal(["Cherbourg", "Queenstown", "Southampton"])),
      ],
      [
        ["Braund, Mr. Owen Harris", "22.5", "0", "Southampton"],
        ["Cumings, Mrs. John Bradley (Florence Briggs)", "38.5", "1", "Cherbourg"],
        ["O'Dwyer, Miss. Ellen \"Nellie\"", nil, "1", "Queenstown"],
        ["Moran, Mr. James", nil, "0", "Queenstown"],
        ["Sandström, Miss. Marguerite Rut", "4.5", "1", "Southampton"],
      ]),
    KnownTable(
      "cells",
      [
        ("marker", .nominal(["B1", "A pos B pos cells", "A neg, B pos", "50% or more"])),
        ("count", .numeric), ("note", .string),
      ],
      [
        ["A pos B pos cells", "6.06", "seen twice"], ["B1", "1.5", "it's the patient's"],
        ["A neg, B pos", "2.25", "\"good\" light"], ["50% or more", "7.5", "n/a"],
        ["B1", nil, nil],
      ]),
    KnownTable(
      "air quality",
      [
        ("taken at", .date("yyyy-MM-dd HH:mm:ss")), ("NO2", .numeric),
        ("wind", .nominal(["north", "south", "east", "west"])), ("station", .string),
      ],
      [
        ["2020-01-02 10:00:00", "41.25", "north", "Königsplatz"],
        ["2020-01-02 11:00:00", "38.5", "west", "Rue de l'Église"],
        ["2020-12-31 23:59:59", "-0.125", "south", "New York"],
        [nil, "12.75", nil, "Königsplatz"],
      ]),
    KnownTable(
      "answers",
      [
        ("how old are you?", .numeric),
        ("employer's size", .nominal(["1", "2", "10"])),
        ("last words", .string), ("answer", .nominal(["yes", "no", "don't know"])),
      ],
      [
        ["31.5", "1", "no, thank you", "yes"], ["44.25", "10", "100% sure", "don't know"],
        ["27.75", "2", "well\\done", "no"], ["60.5", nil, "{braces} too", "don't know"],
      ]),
  ]
}
