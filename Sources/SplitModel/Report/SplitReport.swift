// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// One page about a split set that says whether it can be trusted, and why not.
///
///     let report = SplitReport(split, options: ValidationOptions(data: rows))
///     print(report.verdict.text)
///     try write(report.html)
///
/// The page needs nothing else: no network, and no script to be read. It says first what is wrong,
/// then shows the cells, the classes of their test rows, how far repeats differ, and what the split
/// is. The same split gives the same bytes. All text that comes from files is escaped.
public struct SplitReport: Sendable {
  /// How large the split is in a form.
  public struct FormSize: Hashable, Sendable {
    /// The form's name.
    public let name: String
    /// The bytes; nothing where the form cannot hold the split.
    public let byteCount: Int?

    /// Names a size.
    public init(name: String, byteCount: Int?) {
      self.name = name
      self.byteCount = byteCount
    }
  }

  /// The split set.
  public let split: SplitSet
  /// What the rules say.
  public let validation: ValidationReport
  /// The answer in one sentence.
  public let verdict: SplitVerdict
  let options: ValidationOptions
  let sizes: [FormSize]
  let source: String

  /// Holds the split against its rules and prepares the page.
  ///
  /// - Parameters:
  ///   - split: The split set.
  ///   - options: What is known about it; with ``ValidationOptions/data`` the page has classes,
  ///     groups, times and duplicates, as far as the rows have them.
  ///   - sizes: How large it is in each form, to be listed.
  ///   - source: What to call the place where it comes from, such as a file's name.
  /// - Complexity: That of ``SplitSet/validate(_:)``; then O(*n*) for *n* listed rows.
  public init(
    _ split: SplitSet, options: ValidationOptions = ValidationOptions(), sizes: [FormSize] = [],
    source: String = ""
  ) {
    let validation = split.validate(options)
    self.split = split
    self.options = options
    self.validation = validation
    self.sizes = sizes
    self.source = source
    verdict = SplitVerdict(validation, of: split, data: options.data)
  }

  /// The page as text.
  public var html: String { page.text }

  /// Writes the page.
  public func writeHTML(into sink: inout ByteSink) { sink.append(page.text) }
}
