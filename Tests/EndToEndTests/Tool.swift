// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Subprocess
internal import SystemPackage
internal import TestSupport

/// The program that was built together with the tests.
enum Tool {
  /// The folder of the program: that of the test bundle.
  static let folder = FilePath(CommandLine.arguments[0]).parentDirectory

  /// Runs a line of shell in a directory, for five minutes at most.
  static func shell(_ line: String, in directory: ByteKit.FilePath) async throws -> Scenario.Outcome
  {
    let result = try await run(
      .path("/usr/bin/timeout"), arguments: ["300", "/bin/sh", "-c", line],
      environment: .custom([
        "PATH": "\(folder.string):/usr/bin:/bin", "LC_ALL": "C", "HOME": directory.string,
        "FIXTURES": Fixtures.path("").string, "COLUMNS": "80",
        "SWIFT_BACKTRACE": "enable=no",
      ]),
      workingDirectory: FilePath(directory.string), input: .none,
      output: .bytes(limit: 1 << 24), error: .bytes(limit: 1 << 24))
    let code: Int
    switch result.terminationStatus {
    case .exited(let status): code = Int(status)
    case .signaled(let signal): code = 128 + Int(signal)
    }
    return Scenario.Outcome(
      output: tidy(result.standardOutput, directory), errors: tidy(result.standardError, directory),
      exitCode: code)
  }

  /// Names of places that differ from run to run, replaced.
  private static func tidy(_ bytes: [UInt8], _ directory: ByteKit.FilePath) -> String {
    String(decoding: bytes, as: UTF8.self)
      .replacing(directory.string, with: "$DIR")
      .replacing(Fixtures.path("").string, with: "$FIXTURES/")
  }
}
