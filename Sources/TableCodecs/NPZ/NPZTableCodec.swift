// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics
public import ARFF
internal import ByteKit

/// An archive of NumPy arrays, one a column, that `numpy.load(allow_pickle=False)` opens.
///
/// `columns` holds the names; `c{i}` the values of a column: `<f8` with NaN for missing, `<i4` label
/// codes with −1 for missing beside `c{i}_labels`, `<M8[ms]` times with NaT for missing. Text,
/// relational attributes, weights and the marks of sparse rows are refused, or left out with a
/// warning if the options allow it.
///
/// Sparse rows of 32 or more attributes that are all numbers become compressed sparse rows, which
/// `scipy.sparse.load_npz` opens; `columns` holds the names.
public struct NPZTableCodec: TableCodec {
  /// The form's name.
  public let name = "npz"
  /// `.npz`.
  public let suffixes = [".npz"]
  /// Never: the form is for programs of others.
  public let canRead = false

  /// Makes the codec.
  public init() {}

  /// Starts to write a relation; text and relational attributes are refused or left out.
  public func writer(
    relation: String, attributes: [Attribute], options: TableEncodingOptions
  ) throws(ReadingError) -> any TableWriter {
    let losses = try Losses(
      of: attributes, to: name, options, unsupported: ["string", "relational"])
    return NPZTableWriter(attributes, losses: losses, isDeflated: options.isDeflated)
  }
}
