// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension Explanation {
  private static func error(
    _ code: String, _ meaning: String, why: String, mend: String
  ) -> Explanation {
    Explanation(code, "error", meaning, why: why, mend: mend)
  }

  /// Errors of the other forms, and of files as such.
  static var formErrors: [Explanation] {
    [
      error(
        "wrong-form", "The file's first bytes are not those of the form.",
        why: "Its name or --from says another form than it has.", mend: "Name it by --from."),
      error(
        "unsupported-version", "The file has a newer format version.",
        why: "To read it as an old one could give wrong rows.", mend: "Use a newer splittool."),
      error(
        "unknown-flags", "The file has flags that are not known.",
        why: "They may change what the bytes mean.", mend: "Use a newer splittool."),
      error(
        "truncated", "The file ends too early.",
        why: "A copy or download broke off.", mend: "Fetch it or make it again."),
      error(
        "trailing-bytes", "There are bytes behind the end of the content.",
        why: "Two files were joined, or the file is damaged.", mend: "Make it again."),
      error(
        "bad-checksum", "A checksum does not match its bytes.",
        why: "The file is damaged.", mend: "Make it again from its source."),
      error(
        "bad-digest", "The digest in the file is not that of its cells.",
        why: "It was edited, or is damaged.",
        mend: "Remove the digest from the file if the edit was meant."),
      error(
        "malformed", "The content does not follow the form's rules.",
        why: "The message says what was due at the place.", mend: "Correct it there."),
      error(
        "duplicate-cell", "A cell is given twice.",
        why: "One of them would be lost.", mend: "Remove one."),
      error(
        "duplicate-member", "An object has a member twice.",
        why: "Readers of JSON keep the first or the last.", mend: "Remove one."),
      error(
        "missing-member", "An object lacks a member.",
        why: "Without it the rows have no place.", mend: "Add it."),
      error(
        "cannot-hold", "The form has no way to say what is in the file.",
        why: "To leave it out would lose data silently.",
        mend: "Choose another form, or --lossy where that is offered."),
      error(
        "cannot-read", "A file is missing or may not be read.",
        why: "The system's own reason follows.", mend: "Check name and rights."),
      error(
        "output-exists", "The output is there already.",
        why: "Work of yours is not overwritten by a slip.", mend: "Say --force."),
    ]
  }
}
