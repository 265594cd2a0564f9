// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit

/// Several syntax errors of one ARFF text.
///
/// A physical line is one item, so reading can start again at the line behind an error; the header
/// must be right.
enum SyntaxErrors {
  /// Finds up to `limit` errors.
  static func find(in document: Document, isStrict: Bool, limit: Int) -> [Diagnostic] {
    let bytes = document.bytes.bytes
    var log = DiagnosticLog()
    let options = document.arffOptions(isStrict: isStrict)
    let body = (try? Header(parsing: bytes, limits: options.limits, log: &log))?.dataOffset ?? 0
    var errors = [Diagnostic]()
    // What is read is the header and the text from `resume` on.
    var resume = body
    while errors.count < limit {
      let text = SharedBytes(bytes.array(0..<body) + bytes.array(resume..<bytes.byteCount))
      let found: ARFFError
      do throws(ARFFError) {
        _ = try Table(parsing: text, options: options)
        break
      } catch {
        found = error
      }
      let offset = found.offset < body ? found.offset : found.offset - body + resume
      var diagnostic = Diagnostic(
        .error, found.code.rawValue, found.message, hint: found.hint)
      diagnostic.place(at: offset, in: bytes)
      errors.append(diagnostic)
      guard body > 0, found.offset >= body else { break }
      resume = startOfNextLine(behind: offset, in: bytes)
      if resume == bytes.byteCount { break }
    }
    return errors
  }

  private static func startOfNextLine(behind offset: Int, in bytes: RawSpan) -> Int {
    var index = offset
    while index < bytes.byteCount {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A { return index }
      if byte == 0x0D, index == bytes.byteCount || bytes[index] != 0x0A { return index }
    }
    return index
  }
}
