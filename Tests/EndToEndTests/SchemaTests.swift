// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import ReferenceARFF
internal import TestSupport
internal import Testing

/// The schemas in `docs/schemas` describe what the program really writes.
@Suite struct SchemaTests {
  static func schema(_ name: String) throws -> JSONSchema {
    let bytes = try SharedBytes.reading(Fixtures.path("../docs/schemas/\(name).schema.json"))
    return JSONSchema(try JSONValue(parsing: bytes.bytes.array(0..<bytes.count)))
  }

  /// A document that a scenario has, and the verb that wrote it.
  struct Sample: Sendable, CustomTestStringConvertible {
    let verb: String
    let line: String
    var testDescription: String { "\(verb): \(line.prefix(60))" }
  }

  /// All documents with a version in the outputs of the scenarios, which are outputs of the program.
  static func samples() throws -> [Sample] {
    try Fixtures.names(in: "scenarios", suffix: ".scenario").flatMap { name -> [Sample] in
      let bytes = try Fixtures.bytes("scenarios/" + name)
      let scenario = Scenario(parsing: bytes.bytes.text(0..<bytes.count))
      return scenario.steps.flatMap { step -> [Sample] in
        guard case .command(let command, let outcome) = step, command.contains("--json"),
          !command.contains("sed "), let verb = command.split(separator: "splittool ").last
        else { return [] }
        let word = verb.split(separator: " ").first.map(String.init) ?? ""
        return outcome.output.split(separator: "\n").filter { $0.hasPrefix("{\"version\":1,") }
          .map { Sample(verb: word, line: String($0)) }
      }
    }
  }

  @Test func `every output of a verb with JSON has a schema and a sample`() throws {
    let verbs = Set(try Self.samples().map(\.verb))
    let wanted: Set = [
      "cache", "diff", "digest", "explain", "fix", "info", "report", "show", "validate", "version",
    ]
    #expect(verbs.isSuperset(of: wanted), "\(wanted.subtracting(verbs))")
  }

  @Test(arguments: try samples())
  func `what the program writes is valid`(_ sample: Sample) throws {
    let document = try JSONValue(parsing: Array(sample.line.utf8))
    #expect(try Self.schema(sample.verb).faults(of: document) == [])
  }

  @Test(arguments: [("split", "json/v1"), ("table", "tables/v1")])
  func `golden files in json are valid`(_ name: String, _ folder: String) throws {
    let schema = try Self.schema(name)
    let files = Fixtures.names(in: "golden/" + folder, suffix: ".json")
    #expect(!files.isEmpty)
    for file in files {
      let bytes = try Fixtures.bytes("golden/\(folder)/\(file)")
      let document = try JSONValue(parsing: bytes.bytes.array(0..<bytes.count))
      #expect(schema.faults(of: document) == [], "\(file)")
    }
  }

  @Test(arguments: [
    ("diff", #"{"version":1,"equal":1,"first":null}"#), ("diff", #"{"version":2,"equal":true}"#),
    ("version", #"{"version":1,"splittool":"1","more":0}"#),
    ("digest", #"{"version":1,"files":[{"path":"x","digest":"XYZ"}]}"#),
    ("show", #"{"version":1,"repeat":-1,"fold":0,"sample":0,"set":"train","rows":[]}"#),
    ("show", #"{"version":1,"repeat":0,"fold":0,"sample":0,"set":"both","rows":[0.5]}"#),
    ("cache", #"{"version":1,"entries":[{"entry":"x"}]}"#),
  ])
  func `what the program would never write is not`(_ name: String, _ text: String) throws {
    let document = try JSONValue(parsing: Array(text.utf8))
    #expect(try !Self.schema(name).faults(of: document).isEmpty)
  }
}
