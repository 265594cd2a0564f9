// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// How the program ends, after sysexits.h; scripts depend on these numbers.
package enum ExitCode: Int32, CaseIterable, Sendable {
  /// All was done.
  case success = 0
  /// The answer is no: findings of level error, files that differ, a damaged entry.
  case negative = 1
  /// The command line is wrong.
  case usage = 64
  /// The input is malformed, or lacks the cell that was asked for.
  case malformedInput = 65
  /// The input is missing or unreadable.
  case missingInput = 66
  /// Something that must be set up is missing.
  case setUpMissing = 69
  /// A bug in splittool.
  case softwareBug = 70
  /// The output exists or cannot be made.
  case cannotCreate = 73
  /// Reading or writing failed midway.
  case inputOutput = 74
  /// Ended by SIGINT.
  case interrupted = 130
  /// Ended by SIGTERM.
  case terminated = 143

  /// The code for a run over several files: the graver of the two, which is the larger number.
  ///
  /// So a missing file (66) wins over a finding (1), and whatever happens wins over success.
  package func merged(with other: ExitCode) -> ExitCode {
    rawValue >= other.rawValue ? self : other
  }
}
