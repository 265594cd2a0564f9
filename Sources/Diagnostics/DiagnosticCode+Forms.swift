// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// Errors of the other forms, of files, and of the commands.
extension DiagnosticCode {
  /// A list is due here.
  public static let arrayExpected: DiagnosticCode = "array-expected"
  /// An attribute is due here.
  public static let attributeExpected: DiagnosticCode = "attribute-expected"
  /// A checksum does not match its bytes.
  public static let badChecksum: DiagnosticCode = "bad-checksum"
  /// The digest in the file is not that of its cells.
  public static let badDigest: DiagnosticCode = "bad-digest"
  /// The file is no gzip, or its packed bytes are damaged.
  public static let badGzip: DiagnosticCode = "bad-gzip"
  /// An array of the archive is not what the form writes.
  public static let badNPY: DiagnosticCode = "bad-npy"
  /// The file is no zip archive, or its directory is damaged.
  public static let badZip: DiagnosticCode = "bad-zip"
  /// true or false is due here.
  public static let booleanExpected: DiagnosticCode = "boolean-expected"
  /// The split cannot be made as asked.
  public static let cannotGenerate: DiagnosticCode = "cannot-generate"
  /// The form has no way to say what is in the file.
  public static let cannotHold: DiagnosticCode = "cannot-hold"
  /// A file is missing or may not be read.
  public static let cannotRead: DiagnosticCode = "cannot-read"
  /// A file of the cache could not be removed.
  public static let cannotRemove: DiagnosticCode = "cannot-remove"
  /// The decoded split has another digest than its entry says.
  public static let wrongDigest: DiagnosticCode = "digest"
  /// A cell is given twice.
  public static let duplicateCell: DiagnosticCode = "duplicate-cell"
  /// An object has a member twice.
  public static let duplicateMember: DiagnosticCode = "duplicate-member"
  /// A pickle names something that is never loaded.
  public static let forbiddenName: DiagnosticCode = "forbidden-name"
  /// A pickle has an instruction that is never carried out.
  public static let forbiddenOpcode: DiagnosticCode = "forbidden-opcode"
  /// YAML uses tags, anchors or keys that are not read.
  public static let forbiddenYAML: DiagnosticCode = "forbidden-yaml"
  /// The text is no JSON.
  public static let jsonSyntax: DiagnosticCode = "json-syntax"
  /// The content does not follow the form's rules.
  public static let malformed: DiagnosticCode = "malformed"
  /// An object lacks a member.
  public static let memberMissing: DiagnosticCode = "member-missing"
  /// An object lacks a member.
  public static let missingMember: DiagnosticCode = "missing-member"
  /// The form of the file cannot be told.
  public static let noForm: DiagnosticCode = "no-form"
  /// The table has no attribute of that name.
  public static let noSuchAttribute: DiagnosticCode = "no-such-attribute"
  /// The split has no fold of those numbers.
  public static let noSuchCell: DiagnosticCode = "no-such-cell"
  /// Nothing could be published.
  public static let notCached: DiagnosticCode = "not-cached"
  /// The output is there already.
  public static let outputExists: DiagnosticCode = "output-exists"
  /// The procedure was inferred from the folds.
  public static let procedure: DiagnosticCode = "procedure"
  /// Columns differ in length, or the count of rows is wrong.
  public static let rowCount: DiagnosticCode = "row-count"
  /// A row id is no whole number in range.
  public static let badRowID: DiagnosticCode = "row-id"
  /// The columns are not those of the schema.
  public static let schemaMismatch: DiagnosticCode = "schema-mismatch"
  /// A table of tables is due here.
  public static let tableExpected: DiagnosticCode = "table-expected"
  /// Text is due here.
  public static let textExpected: DiagnosticCode = "text-expected"
  /// There are bytes behind the end of the content.
  public static let trailingBytes: DiagnosticCode = "trailing-bytes"
  /// The file ends too early.
  public static let truncated: DiagnosticCode = "truncated"
  /// There is no finding of that code.
  public static let unknownCode: DiagnosticCode = "unknown-code"
  /// The file has flags that are not known.
  public static let unknownFlags: DiagnosticCode = "unknown-flags"
  /// No form fits the file.
  public static let unknownForm: DiagnosticCode = "unknown-form"
  /// An object has a member that the form does not know.
  public static let unknownMember: DiagnosticCode = "unknown-member"
  /// The form does not do that.
  public static let unsupportedForm: DiagnosticCode = "unsupported-form"
  /// The file has a newer format version.
  public static let unsupportedVersion: DiagnosticCode = "unsupported-version"
  /// The file has a newer version of the form.
  public static let unknownVersion: DiagnosticCode = "version"
  /// The attribute is not of the kind that is needed.
  public static let wrongAttribute: DiagnosticCode = "wrong-attribute"
  /// The file's first bytes are not those of the form.
  public static let wrongForm: DiagnosticCode = "wrong-form"
  /// The text is no YAML.
  public static let yamlSyntax: DiagnosticCode = "yaml-syntax"
  /// A file that is to be written cannot be made.
  public static let cannotCreate: DiagnosticCode = "cannot-create"
  /// Reading broke off midway.
  public static let readFailed: DiagnosticCode = "read-failed"
  /// Writing broke off midway.
  public static let writeFailed: DiagnosticCode = "write-failed"
  /// A directory cannot serve as a cache.
  public static let cacheDirectory: DiagnosticCode = "cache-directory"
  /// A word on the command line that is no command.
  public static let unknownCommand: DiagnosticCode = "unknown-command"
}
