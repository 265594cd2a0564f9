// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// The forms of tables that are known, found by name or by a file's suffix.
public struct TableRegistry: Sendable {
  /// The forms in the order in which they are listed.
  public private(set) var codecs: [any TableCodec]

  /// Makes a registry of these forms.
  ///
  /// - Precondition: Their names differ.
  public init(_ codecs: [any TableCodec]) {
    precondition(Set(codecs.map(\.name)).count == codecs.count, "two codecs share a name")
    self.codecs = codecs
  }

  /// arff, json, ndjson, csv and npz.
  public static let standard = TableRegistry([
    ARFFTableCodec(), JSONTableCodec(), NDJSONTableCodec(), CSVTableCodec(), NPZTableCodec(),
  ])

  /// Adds a form; one of the same name is replaced.
  public mutating func register(_ codec: any TableCodec) {
    codecs.removeAll { $0.name == codec.name }
    codecs.append(codec)
  }

  /// The form of this name.
  public func codec(named name: String) -> (any TableCodec)? {
    codecs.first { $0.name == name }
  }

  /// The form that a file's suffix names, upper or lower case.
  public func codec(forPath path: FilePath) -> (any TableCodec)? {
    codecs.first { codec in codec.suffixes.contains { path.hasSuffix($0) } }
  }

  /// The form that recognizes a file's first bytes; 128 of them are enough.
  public func codec(recognizing prefix: RawSpan) -> (any TableCodec)? {
    for codec in codecs where codec.recognizes(prefix) { return codec }
    return nil
  }
}
