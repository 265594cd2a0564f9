// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import TableCodecs

extension Document {
  /// Reads the table.
  ///
  /// - Throws: ``Failure`` with 65 and the place of the error.
  func table(isStrict: Bool = false) throws(Failure) -> Table {
    if form.name != "arff" { return try otherTable(isStrict: isStrict) }
    do throws(ARFFError) {
      return try Table(parsing: bytes, options: arffOptions(isStrict: isStrict))
    } catch {
      throw Failure(.malformedInput, Diagnostic(error, in: bytes.bytes), path: path)
    }
  }
}

extension Document {
  private func otherTable(isStrict: Bool) throws(Failure) -> Table {
    guard let codec = TableRegistry.standard.codec(named: form.name), codec.canRead else {
      throw Failure(
        .malformedInput, "unsupported-form", "tables are not read from \(form.name)", path: path)
    }
    let options = TableDecodingOptions(reading: arffOptions(isStrict: isStrict))
    do throws(TableError) {
      return try codec.decode(bytes, options: options)
    } catch {
      throw failure(error)
    }
  }

  /// An error of a table's form as a message about this file.
  func failure(_ error: TableError) -> Failure {
    var diagnostic = Diagnostic(.error, error.code, error.message, hint: error.hint)
    if let offset = error.offset {
      if form.isText {
        diagnostic.place(at: offset, in: bytes.bytes)
      } else {
        diagnostic.message += " (at byte \(Quantity.grouped(offset)))"
      }
    }
    return Failure(.malformedInput, diagnostic, path: path)
  }
}

extension Diagnostic {
  /// A finding of the ARFF reader, placed in its text.
  ///
  /// - Complexity: O(*n*) for *n* bytes before the place.
  init(_ finding: ARFF.Diagnostic, in bytes: RawSpan) {
    self.init(finding, at: finding.location(in: bytes), in: bytes)
  }

  /// An error of the ARFF reader, which knows its line already.
  init(_ error: ARFFError, in bytes: RawSpan) {
    self.init(error.diagnostic, at: error.location, in: bytes)
  }

  private init(_ finding: ARFF.Diagnostic, at location: SourceLocation, in bytes: RawSpan) {
    self.init(
      finding.severity == .error ? .error : .warning, finding.code.rawValue, finding.message,
      hint: finding.hint)
    count = finding.count
    place(at: finding.offset, on: location, in: bytes)
  }
}
