// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// What every form of files is, whether it holds splits or tables: a name, and how it is told.
///
/// `SplitCodec` and `TableCodec` refine it. A form of one's own registers in one line and then works
/// wherever a form is named, read or written.
public protocol Form: Sendable {
  /// The name of the form on the command line and in cache keys, such as `json`.
  var name: String { get }

  /// File name suffixes, with the dot, the preferred one first.
  var suffixes: [String] { get }

  /// Whether a file that begins with these bytes is of this form for certain.
  func recognizes(_ prefix: RawSpan) -> Bool
}

extension Form {
  /// Never: most text forms do not say what they are.
  public func recognizes(_ prefix: RawSpan) -> Bool { false }
}
