// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// The forms that are known, found by name, by a file's suffix or by its first bytes.
///
/// There is one registry for forms of splits and one for forms of tables; `Element` is the protocol
/// of their forms, as in `FormRegistry<any SplitCodec>`.
public struct FormRegistry<Element: Sendable>: Sendable {
  /// The forms in the order in which they are asked.
  public private(set) var forms: [Element]
  /// A form as what all forms are.
  private let asForm: @Sendable (Element) -> any Form

  /// Makes a registry of these forms.
  ///
  /// - Precondition: Their names differ.
  package init(_ forms: [Element], asForm: @escaping @Sendable (Element) -> any Form) {
    precondition(Set(forms.map { asForm($0).name }).count == forms.count, "two forms share a name")
    self.forms = forms
    self.asForm = asForm
  }

  /// Adds a form; one of the same name is replaced.
  public mutating func register(_ form: Element) {
    let name = asForm(form).name
    forms.removeAll { asForm($0).name == name }
    forms.append(form)
  }

  /// The names of the forms.
  public var names: [String] { forms.map { asForm($0).name } }

  /// All suffixes, those of each form in its own order.
  public var suffixes: [String] { forms.flatMap { asForm($0).suffixes } }

  /// The form of this name.
  public func form(named name: String) -> Element? {
    forms.first { asForm($0).name == name }
  }

  /// The form that a file's suffix names, upper or lower case; the longest suffix wins.
  public func form(forPath path: FilePath) -> Element? {
    let candidates = forms.flatMap { form in asForm(form).suffixes.map { (form, $0) } }
    return candidates.filter { path.hasSuffix($0.1) }.max { $0.1.utf8.count < $1.1.utf8.count }?.0
  }

  /// The form that recognizes the first bytes of a file.
  public func form(recognizing bytes: SharedBytes) -> Element? {
    form(recognizing: bytes.bytes.extracting(0..<min(bytes.count, 512)))
  }

  /// The form that recognizes a file's first bytes; 512 of them are enough.
  public func form(recognizing prefix: RawSpan) -> Element? {
    for form in forms where asForm(form).recognizes(prefix) { return form }
    return nil
  }
}
