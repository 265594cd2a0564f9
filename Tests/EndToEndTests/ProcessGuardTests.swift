// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import TestSupport
internal import Testing

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

@Suite(.scratchDirectory) struct ProcessGuardTests {
  @Test func `a signal removes the temporary and leaves the target`() async throws {
    let directory = Scratch.path
    let target = directory.appending("out.txt")
    let file = try OutputFile(target, replacing: false)
    try file.descriptor.write("old".utf8.span.rawBytes)
    try file.commit()
    await #expect(processExitsWith: .exitCode(143)) { [name = target.text as String] in
      ProcessGuard.install()
      let file = try OutputFile(Path(name), replacing: true)
      try file.descriptor.write("new".utf8.span.rawBytes)
      raise(SIGTERM)
      try file.commit()
    }
    #expect(try SharedBytes.reading(target).bytes.text(0..<3) == "old")
    #expect(names(in: directory) == ["out.txt"])
  }

  @Test func `what is not committed leaves no trace`() throws {
    do {
      let file = try OutputFile(Scratch.path.appending("out.txt"), replacing: false)
      try file.descriptor.write("half".utf8.span.rawBytes)
      #expect(names(in: Scratch.path).count == 1)
    }
    #expect(names(in: Scratch.path) == [])
  }

  private func names(in directory: Path) -> [String] {
    Fixtures.names(in: directory).map(\.text).filter { $0 != "." && $0 != ".." }.sorted()
  }
}
