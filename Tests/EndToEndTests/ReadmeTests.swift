// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import TestSupport
internal import Testing

/// What the README shows is what happens.
@Suite struct ReadmeTests {
  private static let path = Fixtures.packageRoot.appending("README.md")

  private static func text(of path: FilePath) throws -> String {
    let bytes = try SharedBytes.reading(path)
    return bytes.bytes.text(0..<bytes.count)
  }

  /// Lines of the README, and whether they stand in a block of some language.
  private static func lines() throws -> [(text: Substring, block: Substring?)] {
    var block: Substring?
    return try text(of: path).split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.hasPrefix("```") else { return (line, block) }
      block = block == nil ? line.dropFirst(3) : nil
      return (line, nil)
    }
  }

  @Test(.scratchDirectory)
  func `every command prints what the README says`() async throws {
    let isRecording = Environment.value("SPLITTOOL_RECORD") == "1"
    var recorded = [String]()
    var commands = 0
    var expected = ""
    var command: String?
    func finish() async throws {
      guard let line = command else { return }
      command = nil
      let outcome = try await Tool.shell("{ \(line)\n} 2>&1", in: Scratch.path)
      if !isRecording { #expect(outcome.output == expected, "`\(line)`") }
      recorded += outcome.output.split(separator: "\n").map(String.init)
      commands += 1
    }
    for (line, block) in try Self.lines() {
      if block == "console", line.hasPrefix("$ ") {
        try await finish()
        command = String(line.dropFirst(2))
        expected = ""
        recorded.append(String(line))
      } else if block == "console" {
        expected += line + "\n"
      } else {
        try await finish()
        recorded.append(String(line))
      }
    }
    #expect(commands >= 8)
    guard isRecording else { return }
    let file = try OutputFile(Self.path, replacing: true)
    var text = recorded.joined(separator: "\n")
    text.makeContiguousUTF8()
    try file.descriptor.write(text.utf8Span.span.rawBytes)
    try file.commit()
    Issue.record("recorded README.md; look at the difference and run again without recording")
  }

  @Test func `the Swift of the README is an example that is built`() throws {
    let shown = try Self.lines().filter { $0.block == "swift" }.map(\.text)
    let example = try Self.text(
      of: Fixtures.packageRoot.appending("Tools/Examples/TrainingLoop/main.swift"))
    #expect(shown.count > 10)
    #expect(example.hasSuffix("\n" + shown.joined(separator: "\n") + "\n"))
  }

  @Test func `every file that the README links to is there`() throws {
    let text = try Self.text(of: Self.path)
    let links = text.matches(of: #/\]\(([^)# ]+)\)/#).map(\.1).filter { !$0.hasPrefix("http") }
    #expect(links.count > 5)
    for link in links {
      let target = Fixtures.packageRoot.appending(FilePath(String(link)))
      let isThere = (try? OpenFile(target)) != nil || !Fixtures.names(in: target).isEmpty
      #expect(isThere, "\(link)")
    }
  }

  @Test(.scratchDirectory)
  func `the examples do what they say`() async throws {
    let outcome = try await Tool.shell(
      """
      set -e
      printf '@relation toy\\n@attribute g numeric\\n@attribute class {a,b}\\n@data\\n' > toy.arff
      for row in 0 1 2 3 4 5 6 7; do echo "$row,a"; done >> toy.arff
      echo 8,b >> toy.arff
      splittool generate toy.arff splits.arff --procedure group-k-fold --groups g --folds 3
      example-training-loop splits.arff toy.arff class
      example-shared-store splits.arff store | cut -c 1-18
      example-own-form convert splits.arff x.folds
      example-own-form diff splits.arff x.folds && head -n 1 x.folds
      """, in: Scratch.path)
    #expect(outcome.errors == "")
    #expect(outcome.exitCode == 0)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 5, "\(outcome.output)")
    #expect(lines.prefix(3).allSatisfy { $0.contains(": a, ") && $0.hasSuffix(" of 3 right") })
    #expect(lines.suffix(2) == ["8 workers, 1 split", "folds 1"])
  }
}
