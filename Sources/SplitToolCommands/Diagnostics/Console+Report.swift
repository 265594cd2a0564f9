// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import Diagnostics

extension Console {
  /// Prints a message about a file, or of the program itself.
  func report(_ finding: Finding, for path: FilePath?) {
    say(FindingText(finding, path: path, speaker: "splittool").styled { styled($0, $1) })
  }
}
