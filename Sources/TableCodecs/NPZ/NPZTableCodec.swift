// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ARFF
public import ByteKit

/// An archive of NumPy arrays, one a column, that `numpy.load(allow_pickle=False)` opens.
///
/// `columns` holds the names; `c{i}` the values of a column: `<f8` with NaN for missing, `<i4` label
/// codes with −1 for missing beside `c{i}_labels`, `<M8[ms]` times with NaT for missing.
public struct NPZTableCodec: TableCodec {
  /// The form's name.
  public let name = "npz"
  /// `.npz`.
  public let suffixes = [".npz"]
  /// Never: the form is for programs of others.
  public let canRead = false

  /// Makes the codec.
  public init() {}

  /// Never.
  public func recognizes(_ prefix: RawSpan) -> Bool { false }

  /// Starts to write a relation; text and relational attributes are refused or left out.
  public func writer(
    relation: String, attributes: [Attribute], options: TableEncodingOptions
  ) throws(TableError) -> any TableWriter {
    let losses = Losses(form: name, isAllowed: options.isLossy)
    try losses.check(attributes, unsupported: ["string", "relational"])
    return NPZTableWriter(attributes, losses: losses, isDeflated: options.isDeflated)
  }

  /// Refuses: the form is for writing.
  public func read(
    _ source: SharedBytes, options: TableDecodingOptions,
    _ body: (Table) throws(TableError) -> Void
  ) throws(TableError) {
    throw TableError("cannot-read", "tables cannot be read from npz", hint: "use json or arff")
  }
}
