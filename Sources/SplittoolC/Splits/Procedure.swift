// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import CSplittool
internal import Diagnostics
internal import SplitModel

/// A procedure and its data, as a C caller describes them.
struct Procedure {
  let procedure: EstimationProcedure?
  let data: DataRows?
  private let given: splittool_procedure

  init(_ pointer: UnsafePointer<splittool_procedure>?) throws(Failure) {
    guard let pointer = pointer else { throw Failure(argument: "procedure is null") }
    let given = pointer.pointee
    self.given = given
    if let name = text(given.name) {
      guard let known = EstimationProcedure(rawValue: name) else {
        throw Failure(
          argument: "there is no procedure '\(name)'",
          hint: "known: " + EstimationProcedure.allCases.map(\.rawValue).joined(separator: ", "))
      }
      procedure = known
    } else {
      procedure = nil
    }
    data = try Self.rows(given)
  }

  private static func rows(_ given: splittool_procedure) throws(Failure) -> DataRows? {
    guard given.rows >= 0 else { return nil }
    let count = Int(given.rows)
    guard count < Int(UInt32.max) else { throw Failure(argument: "too many rows") }
    let labels: ClassLabels? =
      given.classes == nil
      ? nil
      : ClassLabels(
        try codes(given.classes, count, given.class_count, "classes"),
        names: names(given.class_names, given.class_count))
    let groups: ClassLabels? =
      given.groups == nil
      ? nil : ClassLabels(try codes(given.groups, count, given.group_count, "groups"), names: [])
    let times: [Double]? = given.times == nil ? nil : try array(given.times, count, "times")
    return DataRows(count: count, labels: labels, groups: groups, times: times)
  }

  /// Codes from 0, a missing one as a class of its own behind the others.
  private static func codes(
    _ pointer: UnsafePointer<Int32>?, _ count: Int, _ classes: Int32, _ name: String
  ) throws(Failure) -> (codes: [UInt32], count: Int, hasMissing: Bool) {
    let given = try array(pointer, count, name)
    let hasMissing = given.contains { $0 < 0 }
    guard classes >= 0, given.allSatisfy({ $0 < classes && $0 >= -1 }) else {
      throw Failure(argument: "\(name) has a code that is not between -1 and the count of them")
    }
    let codes = given.map { $0 < 0 ? UInt32(classes) : UInt32($0) }
    return (codes, Int(classes) + (hasMissing ? 1 : 0), hasMissing)
  }

  private static func names(
    _ pointer: UnsafePointer<UnsafePointer<CChar>?>?, _ count: Int32
  ) -> [String] {
    guard let pointer = pointer else { return [] }
    // SAFE: the header says that there are as many names as classes.
    return (0..<Int(count)).map { text(pointer[$0]) ?? "" }
  }

  /// What to generate.
  func parameters() throws(Failure) -> GenerationParameters {
    guard let procedure else { throw Failure(argument: "procedure has no name") }
    var parameters = GenerationParameters(procedure)
    if given.repeats > 0 { parameters.repeats = Int(given.repeats) }
    if given.folds > 0 { parameters.folds = Int(given.folds) }
    if given.percentage >= 0 { parameters.percentage = given.percentage }
    if given.has_seed { parameters.seed = given.seed }
    if let name = text(given.split_name) { parameters.name = name }
    let rows = try array(given.test_rows, Int(given.test_count), "test_rows")
    guard rows.allSatisfy({ $0 >= 0 && $0 < Int64(UInt32.max) }) else {
      throw Failure(argument: "test_rows has a number that is no row id")
    }
    parameters.testRows = rows.map(UInt32.init)
    return parameters
  }

  /// What is known for validation.
  var validation: ValidationOptions {
    var options = ValidationOptions(procedure: procedure, data: data)
    options.repeats = given.repeats > 0 ? Int(given.repeats) : nil
    options.folds = given.folds > 0 ? Int(given.folds) : nil
    options.percentage = given.percentage >= 0 ? given.percentage : nil
    options.regenerates = given.regenerate
    return options
  }
}

extension ClassLabels {
  fileprivate init(_ given: (codes: [UInt32], count: Int, hasMissing: Bool), names: [String]) {
    let names = names.isEmpty || !given.hasMissing ? names : names + ["?"]
    self.init(codes: given.codes, classCount: given.count, names: names)
  }
}

extension Finding {
  /// The finding as the C interface gives it: the tool's members, and the rows.
  var interfaceJSON: JSONValue {
    guard case .object(var members) = json else { return json }
    if !rows.isEmpty {
      let list = JSONValue.array(rows.map { .integer(Int($0)) })
      members.append(JSONValue.Member(name: "rows", value: list))
    }
    return .object(members)
  }
}
