// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ArgumentParser
internal import ByteKit
internal import SplitModel

/// Which columns of a data set matter.
struct ColumnOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The nominal attribute to stratify by.", valueName: "attribute"))
  var target: String?

  @Option(
    help: ArgumentHelp("The attribute whose values stay on one side.", valueName: "attribute"))
  var groups: String?

  @Option(help: ArgumentHelp("The attribute that tells the time of a row.", valueName: "attribute"))
  var time: String?

  /// Reads the columns out of a data set.
  ///
  /// - Throws: ``Failure`` with 64 if there is no such attribute, or it is of no use.
  func rows(of table: Table, hashingContents: Bool) throws(Failure) -> DataRows {
    DataRows(
      count: table.rowCount, labels: try labels(of: table), groups: try groups(of: table),
      times: try times(of: table),
      contents: hashingContents ? RowHashes.hashes(of: table) : nil)
  }

  private func labels(of table: Table) throws(Failure) -> ClassLabels? {
    guard let target else { return nil }
    switch try Self.column(target, of: table, option: "target") {
    case .labels(let column): return ClassLabels(column)
    // Forms without labels give the classes as text.
    case .texts(let column): return ClassLabels(column)
    case .numbers, .dates, .bags: return nil
    }
  }

  private func groups(of table: Table) throws(Failure) -> ClassLabels? {
    guard let groups else { return nil }
    switch try Self.column(groups, of: table, option: "groups") {
    case .labels(let column): return ClassLabels(column)
    case .numbers(let column): return ClassLabels((0..<column.count).map { column.values[$0] })
    case .dates(let column):
      return ClassLabels((0..<column.count).map { column.milliseconds[$0] })
    case .texts(let column): return ClassLabels(column)
    case .bags: throw Self.useless(groups, option: "groups")
    }
  }

  private func times(of table: Table) throws(Failure) -> [Double]? {
    guard let time else { return nil }
    switch try Self.column(time, of: table, option: "time") {
    case .numbers(let column): return (0..<column.count).map { column.values[$0] }
    case .dates(let column):
      return (0..<column.count).map { row in
        column.missing?[row] == true ? .nan : Double(column.milliseconds[row])
      }
    case .labels, .texts, .bags: throw Self.useless(time, option: "time")
    }
  }

  private static func column(
    _ name: String, of table: Table, option: String
  ) throws(Failure) -> Column {
    if let column = table[name] { return column }
    let names = table.attributes.map(\.name)
    let near = names.first { $0.lowercased() == name.lowercased() }
    throw Failure(
      .usage, .noSuchAttribute, "--\(option): the data has no attribute '\(name)'",
      hint: near.map { "it has '\($0)'" }
        ?? "it has \(names.prefix(10).joined(separator: ", "))\(names.count > 10 ? ", …" : "")")
  }

  private static func useless(_ name: String, option: String) -> Failure {
    Failure(.usage, .wrongAttribute, "--\(option): the type of '\(name)' does not fit")
  }
}

extension ClassLabels {
  /// The texts of a column, each of which is a class.
  init(_ column: TextColumn) {
    self.init(
      (0..<column.count).map { (row: Int) -> String? in
        column.missing?[row] == true ? nil : column.text(at: row)
      })
  }

  /// The codes of a nominal column; missing ones are a class of their own behind the others.
  init(_ column: LabelColumn) {
    let hasMissing = (column.missing?.count ?? 0) > 0
    let count = column.labels.count
    self.init(
      codes: (0..<column.count).map { row in
        let code = column.codes[row]
        return code < 0 ? UInt32(count) : UInt32(code)
      }, classCount: count + (hasMissing ? 1 : 0),
      names: column.labels + (hasMissing ? ["?"] : []))
  }
}
