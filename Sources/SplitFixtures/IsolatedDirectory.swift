// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// A directory of one test's own, which goes when the test does.
///
///     let directory = try IsolatedDirectory(in: "build/tests")
///     let source = try directory.copy("fixtures/iris_splits.arff")
///
/// Tests that share a directory race each other: one reads a cache while another writes or deletes
/// it. Tests that do not share one cannot. A directory of a process that was killed stays, under a
/// name that says what it is, until a later one is made in the same parent.
public struct IsolatedDirectory: ~Copyable {
  /// The first part of the name of each such directory.
  public static let prefix = "isolated-"
  /// How old a directory that nobody holds must be to be cleaned away.
  public static let grace = Duration.seconds(10)

  private let directory: OwnedDirectory

  deinit { try? directory.remove() }

  /// Makes a directory of a random name, with rights 0700, and cleans away what the dead left.
  ///
  /// - Throws: ``SystemError`` if the parent is missing or may not be written to.
  public init(in parent: FilePath) throws(SystemError) {
    Self.clean(parent)
    var system = SystemRandomNumberGenerator()
    let digits = (0..<24).map { _ in String(Int.random(in: 0..<16, using: &system), radix: 16) }
    directory = try OwnedDirectory(
      making: parent.appending(FilePath(Self.prefix + digits.joined())))
  }

  /// Where it is.
  public var path: FilePath { directory.path }

  /// Copies a file into the directory, under the same name or another.
  ///
  /// - Returns: Where the copy is.
  /// - Throws: ``SystemError`` if it cannot be read, or the name is taken.
  @discardableResult
  public func copy(_ source: FilePath, as name: FilePath? = nil) throws(SystemError) -> FilePath {
    let bytes = try SharedBytes.reading(source)
    let name = name ?? source.fileName
    try directory.write(bytes.bytes, to: name)
    return path.appending(name)
  }

  /// Writes a new file into the directory.
  ///
  /// - Returns: Where it is.
  /// - Throws: ``SystemError`` if the name is taken or the disk is full.
  @discardableResult
  public func write(_ text: String, to name: FilePath) throws(SystemError) -> FilePath {
    let bytes = Array(text.utf8)
    try directory.write(bytes.span.rawBytes, to: name)
    return path.appending(name)
  }

  /// Removes the directory now, and says so if that fails.
  public consuming func remove() throws(SystemError) {
    try directory.remove()
  }

  /// Removes the directories of processes that died.
  private static func clean(_ parent: FilePath) {
    guard let names = try? OwnedDirectory.names(in: parent) else { return }
    let prefix = Array(prefix.utf8)
    for name in names where name.bytes.starts(with: prefix) {
      let old = OwnedDirectory(
        abandoned: parent.appending(name), olderThan: Int(grace.components.seconds))
      if let old { try? old.remove() }
    }
  }
}
