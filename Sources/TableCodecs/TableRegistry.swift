// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// The forms of tables that are known.
public typealias TableRegistry = FormRegistry<any TableCodec>

extension FormRegistry where Element == any TableCodec {
  /// Makes a registry of these forms.
  ///
  /// - Precondition: Their names differ.
  public init(_ forms: [any TableCodec]) {
    self.init(forms) { $0 }
  }

  /// arff, json, ndjson, csv, npz, parquet and arrow.
  public static var standard: TableRegistry { standardTableForms }
}

private let standardTableForms = TableRegistry([
  ARFFTableCodec(), JSONTableCodec(), NDJSONTableCodec(), CSVTableCodec(), NPZTableCodec(),
  ParquetTableCodec(), ArrowTableCodec(),
])
