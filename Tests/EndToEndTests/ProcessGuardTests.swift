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
    try write([1, 2, 3], to: target)
    await #expect(processExitsWith: .exitCode(143)) { [name = target.string as String] in
      // Whoever runs the tests may have it ignored, which the guard respects.
      signal(SIGTERM, SIG_DFL)
      ProcessGuard.install()
      try begin([4, 5, 6], to: FilePath(name), endingBy: SIGTERM)
    }
    #expect(try contents(of: target) == [1, 2, 3])
    #expect(names(in: directory) == ["out.txt"])
  }

  @Test func `what is not committed leaves no trace`() throws {
    let target = Scratch.path.appending("out.txt")
    try begin([1, 2], to: target)
    #expect(names(in: Scratch.path) == [])
  }

  private func names(in directory: FilePath) -> [String] {
    Fixtures.names(in: directory).map(\.string).filter { $0 != "." && $0 != ".." }.sorted()
  }
}

private func contents(of path: FilePath) throws -> [UInt8] {
  let bytes = try SharedBytes.reading(path)
  return bytes.bytes.array(0..<bytes.count)
}

/// Writes a file.
private func write(_ bytes: [UInt8], to path: FilePath) throws {
  let file = try OutputFile(path, replacing: true)
  try file.descriptor.write(bytes.span.rawBytes)
  try file.commit()
}

/// Writes a file without putting it in its place, and may raise a signal before it ends.
private func begin(_ bytes: [UInt8], to path: FilePath, endingBy signal: Int32 = 0) throws {
  let file = try OutputFile(path, replacing: true)
  try file.descriptor.write(bytes.span.rawBytes)
  if signal != 0 {
    // To the process, not to this thread, which may have it blocked; the handler never returns.
    kill(getpid(), signal)
    sleep(30)
  }
}
