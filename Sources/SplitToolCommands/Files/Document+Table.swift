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
  func table(
    isStrict: Bool = false, columns: ColumnsArgument? = nil, rows: Int? = nil
  ) throws(Failure) -> Table {
    var options = arffOptions(isStrict: isStrict)
    options.columns = columns?.choices
    options.rows = rows
    if form.name != "arff" { return try otherTable(options) }
    do throws(ReadingError) {
      return try Table(parsing: bytes, options: options)
    } catch {
      throw failure(error)
    }
  }
}

extension Document {
  private func otherTable(_ options: ReadingOptions) throws(Failure) -> Table {
    guard let codec = TableRegistry.standard.form(named: form.name), codec.canRead else {
      throw Failure(
        .malformedInput, .unsupportedForm, "tables are not read from \(form.name)", path: path)
    }
    do throws(ReadingError) {
      return try codec.decode(bytes, options: options)
    } catch {
      throw failure(error)
    }
  }
}
