// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit

extension Document {
  /// Reads the table.
  ///
  /// - Throws: ``Failure`` with 65 and the place of the error.
  func table(isStrict: Bool = false) throws(Failure) -> Table {
    do throws(ARFFError) {
      return try Table(parsing: bytes, options: arffOptions(isStrict: isStrict))
    } catch {
      throw Failure(.malformedInput, Diagnostic(error.diagnostic, in: bytes.bytes), path: path)
    }
  }
}

extension Diagnostic {
  /// A finding of the ARFF reader, placed in its text.
  init(_ finding: ARFF.Diagnostic, in bytes: RawSpan) {
    self.init(
      finding.severity == .error ? .error : .warning, finding.code.rawValue, finding.message,
      hint: finding.hint)
    count = finding.count
    place(at: finding.offset, in: bytes)
  }
}
