// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import ReferenceARFF
internal import TestSupport
internal import Testing

/// An ARFF file under `Fixtures/arff` and its expected result.
///
/// `NAME.arff` stands beside `NAME.expected.json`, in the schema of the fixtures: the canonical
/// result, or the error. A member `strict` is there when the strict result cannot be derived from
/// the default result: when a leniency comes before the error.
struct ARFFFixture: Sendable, CustomTestStringConvertible {
  let folder: String
  let name: String

  static let accepted = all(in: "arff/accept")
  static let rejected = all(in: "arff/reject")

  private static func all(in folder: String) -> [ARFFFixture] {
    Fixtures.names(in: folder, suffix: ".arff").map { ARFFFixture(folder: folder, name: $0) }
  }

  var testDescription: String { name }

  func bytes() throws -> [UInt8] {
    try Fixtures.array("\(folder)/\(name)")
  }

  func expected() throws -> JSONValue {
    let file = "\(folder)/\(name.dropLast(".arff".count)).expected.json"
    let json = try JSONValue(parsing: Fixtures.array(file))
    guard case .object(let members) = json else { return json }
    return .object(members.filter { !["schema", "about", "strict"].contains($0.name) })
  }

  /// The strict result: the first warning as an error, or the default result.
  func expectedStrictly() throws -> JSONValue {
    let file = "\(folder)/\(name.dropLast(".arff".count)).expected.json"
    if let strict = try JSONValue(parsing: Fixtures.array(file))["strict"] { return strict }
    let expected = try expected()
    guard case .array(let warnings) = expected["warnings"] ?? .null,
      case .object(let first) = warnings[0]
    else { return expected }
    return .object([("error", .object(first.filter { $0.name != "count" }))])
  }
}

extension Fixtures {
  /// The bytes of a file under `Fixtures/` as an array.
  static func array(_ relative: String) throws -> [UInt8] {
    let bytes = try bytes(relative)
    return bytes.bytes.array(0..<bytes.count)
  }
}
