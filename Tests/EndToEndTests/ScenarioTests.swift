// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import TestSupport
internal import Testing

@Suite struct ScenarioTests {
  @Test(.scratchDirectory, arguments: Fixtures.names(in: "scenarios", suffix: ".scenario"))
  func `the program does what the scenario says`(name: String) async throws {
    let path = Fixtures.path("scenarios/" + name)
    let expected = Scenario(parsing: try SharedBytes.reading(path).text)
    let isRecording = Environment.value("SPLITTOOL_RECORD") == "1"
    var actual = expected
    for (index, step) in expected.steps.enumerated() {
      switch step {
      case .words: continue
      case .file(let name, let contents):
        try write(contents, to: Scratch.path.appending(FilePath(name)))
      case .command(let line, let outcome):
        let result = try await Tool.shell(line, in: Scratch.path)
        actual.steps[index] = .command(line, result)
        if isRecording { continue }
        #expect(result.output == outcome.output, "standard output of `\(line)`")
        #expect(result.errors == outcome.errors, "standard error of `\(line)`")
        #expect(result.exitCode == outcome.exitCode, "exit code of `\(line)`")
      }
    }
    if isRecording {
      try write(actual.text, to: path)
      Issue.record("recorded \(name); look at the difference and run again without recording")
    }
  }

  @Test func `a scenario that is read and written is the same text`() throws {
    for name in Fixtures.names(in: "scenarios", suffix: ".scenario") {
      let text = try Fixtures.bytes("scenarios/" + name).text
      #expect(Scenario(parsing: text).text == text)
    }
  }

  private func write(_ text: String, to path: FilePath) throws {
    let file = try OutputFile(path, replacing: true)
    var text = text
    text.makeContiguousUTF8()
    try file.descriptor.write(text.utf8Span.span.rawBytes)
    try file.commit()
  }
}

extension SharedBytes {
  /// The bytes as text.
  fileprivate var text: String { bytes.text(0..<count) }
}
