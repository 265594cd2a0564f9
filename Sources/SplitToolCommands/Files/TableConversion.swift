// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit
internal import Gzip
internal import TableCodecs

/// The way of a table from one form to another, block by block.
struct TableConversion {
  private let document: Document
  private let form: Form
  private let schema: Header?
  private let reading: ReadingOptions
  private let encoding: TableEncodingOptions

  /// Prepares a conversion.
  init(
    _ document: Document, to form: Form, schema: Header?, reading: ReadingOptions,
    encoding: TableEncodingOptions
  ) {
    self.document = document
    self.form = form
    self.schema = schema
    self.reading = reading
    self.encoding = encoding
  }

  /// Reads the input and writes the output.
  ///
  /// - Returns: The count of rows, and what other readers of the form will not read alike.
  func run(
    into sink: inout ByteSink
  ) throws(Failure) -> (rows: Int, warnings: [Finding]) {
    var source = try Self.codec(document.form, path: document.path)
    if source is CSVTableCodec { source = CSVTableCodec(schema: schema) }
    if source is ParquetTableCodec { source = ParquetTableCodec(schema: schema) }
    if source is ArrowTableCodec { source = ArrowTableCodec(schema: schema) }
    let target = try Self.codec(form, path: nil)
    guard source.canRead else {
      throw Failure(
        .malformedInput, .unsupportedForm, "tables are not read from \(document.form.name)",
        path: document.path)
    }
    if form.isGzip { return try packed(source, target, into: &sink) }
    return try convert(source, target, into: &sink)
  }

  private static func codec(_ form: Form, path: FilePath?) throws(Failure) -> any TableCodec {
    guard let codec = TableRegistry.standard.form(named: form.name) else {
      throw Failure(
        path == nil ? .usage : .malformedInput, "unsupported-form",
        "\(form.name) does not hold tables", path: path)
    }
    return codec
  }

  private func convert(
    _ source: any TableCodec, _ target: any TableCodec, into sink: inout ByteSink
  ) throws(Failure) -> (rows: Int, warnings: [Finding]) {
    var writer: (any TableWriter)?
    var rows = 0
    do throws(ReadingError) {
      try source.read(document.bytes, options: reading) { block throws(ReadingError) in
        if writer == nil {
          writer = try target.writer(
            relation: block.relation, attributes: block.attributes, options: encoding)
          try writer?.begin(into: &sink)
        }
        try writer?.write(block, into: &sink)
        rows += block.rowCount
      }
      try writer?.finish(into: &sink)
    } catch {
      throw document.failure(error)
    }
    return (rows, writer?.warnings ?? [])
  }

  /// Converts, and packs each block as it comes.
  private func packed(
    _ source: any TableCodec, _ target: any TableCodec, into sink: inout ByteSink
  ) throws(Failure) -> (rows: Int, warnings: [Finding]) {
    let packer = Packer()
    var text = ByteSink { (block: RawSpan) throws(SystemError) in
      packer.deflater.deflate(block, into: &packer.packed)
    }
    let result = try convert(source, target, into: &text)
    // The receiver never fails.
    try? text.finish()
    packer.deflater.finish(into: &packer.packed)
    sink.append(packer.packed.contents)
    return result
  }

  private final class Packer {
    var deflater = Deflater(.gzip)
    var packed = ByteSink()
  }
}
