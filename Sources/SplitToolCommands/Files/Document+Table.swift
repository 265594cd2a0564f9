// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ARFF
internal import ByteKit
internal import TableCodecs

extension Document {
  /// Reads the table.
  ///
  /// - Throws: ``Failure`` with 65 and the place of the error.
  func table(isStrict: Bool = false) throws(Failure) -> Table {
    if form.name != "arff" { return try otherTable(isStrict: isStrict) }
    do throws(ReadingError) {
      return try Table(parsing: bytes, options: arffOptions(isStrict: isStrict))
    } catch {
      throw failure(error)
    }
  }
}

extension Document {
  private func otherTable(isStrict: Bool) throws(Failure) -> Table {
    guard let codec = TableRegistry.standard.form(named: form.name), codec.canRead else {
      throw Failure(
        .malformedInput, .unsupportedForm, "tables are not read from \(form.name)", path: path)
    }
    let options = arffOptions(isStrict: isStrict)
    do throws(ReadingError) {
      return try codec.decode(bytes, options: options)
    } catch {
      throw failure(error)
    }
  }
}
