// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// The forms that are known, found by name, by a file's suffix or by its first bytes.
public struct CodecRegistry: Sendable {
  /// The forms in the order in which they are asked.
  public private(set) var codecs: [any SplitCodec]

  /// Makes a registry of these forms.
  ///
  /// - Precondition: Their names differ.
  public init(_ codecs: [any SplitCodec]) {
    precondition(Set(codecs.map(\.name)).count == codecs.count, "two codecs share a name")
    self.codecs = codecs
  }

  /// Adds a form; one of the same name is replaced.
  public mutating func register(_ codec: any SplitCodec) {
    codecs.removeAll { $0.name == codec.name }
    codecs.append(codec)
  }

  /// The form of this name.
  public func codec(named name: String) -> (any SplitCodec)? {
    codecs.first { $0.name == name }
  }

  /// The form that a file's suffix names, upper or lower case; the longest suffix wins.
  public func codec(forPath path: FilePath) -> (any SplitCodec)? {
    let candidates = codecs.flatMap { codec in codec.suffixes.map { (codec, $0) } }
    return candidates.filter { path.hasSuffix($0.1) }.max { $0.1.utf8.count < $1.1.utf8.count }?.0
  }

  /// The form that recognizes the first bytes of a file.
  public func codec(recognizing bytes: SharedBytes) -> (any SplitCodec)? {
    codec(recognizing: bytes.bytes.extracting(0..<min(bytes.count, 64)))
  }

  /// The form that recognizes a file's first bytes; 512 of them are enough.
  public func codec(recognizing prefix: RawSpan) -> (any SplitCodec)? {
    for codec in codecs where codec.recognizes(prefix) { return codec }
    return nil
  }
}
