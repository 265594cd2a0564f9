// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ByteKit

/// The only door for output: data to standard output, everything else to standard error.
///
/// Data is gathered in blocks; ``finish()`` sends the last one. A reader of standard output that
/// goes away is no failure: later data is dropped and the program ends quietly.
final class Console {
  /// What `--color` asks for.
  enum ColorChoice: String, CaseIterable, Sendable {
    /// Colour on a terminal, unless `NO_COLOR` is set.
    case auto
    /// Colour always.
    case always
    /// No colour.
    case never
  }

  /// Whether results are JSON.
  let isJSON: Bool
  /// Whether data may be coloured.
  let colorsData: Bool
  /// Whether messages may be coloured.
  let colorsMessages: Bool
  /// Whether a person looks at the data.
  let isDataOnTerminal: Bool
  private var data = ByteSink()
  private var failure: SystemError?
  /// The progress bar on the screen, if there is one: messages make it go first.
  private var progress: ProgressBar?

  /// Opens the console.
  init(color: ColorChoice, isJSON: Bool) {
    self.isJSON = isJSON
    let noColor = Environment.value("NO_COLOR").map { !$0.isEmpty } ?? false
    let isDumb = Environment.value("TERM") == "dumb"
    func allows(_ output: OutputDescriptor) -> Bool {
      switch color {
      case .always: true
      case .never: false
      case .auto: !noColor && !isDumb && output.isTerminal
      }
    }
    isDataOnTerminal = OutputDescriptor.standardOutput.isTerminal
    colorsData = allows(.standardOutput)
    colorsMessages = allows(.standardError)
  }

  /// Whether nobody reads the data any more.
  var isClosed: Bool { failure?.isClosedPipe ?? false }

  /// Writes bytes of data.
  func write(_ bytes: RawSpan) {
    data.append(bytes)
    if data.count >= 1 << 16 { flush() }
  }

  /// Writes text of data.
  func write(_ text: String) {
    data.append(text)
    if data.count >= 1 << 16 { flush() }
  }

  /// Writes a line of data.
  func writeLine(_ text: String = "") {
    write(text + "\n")
  }

  /// Writes a JSON document and a line end.
  func write(_ document: JSONValue) {
    document.write(into: &data)
    data.append(UInt8(ascii: "\n"))
  }

  /// Writes a path: as its bytes to a pipe or file, made visible on a terminal.
  func write(_ path: FilePath) {
    if isDataOnTerminal {
      write(Escaping.visible(path))
    } else {
      write(path.bytes.span.rawBytes)
    }
  }

  /// Sends the data gathered so far.
  func flush() {
    guard data.count > 0 else { return }
    if failure == nil {
      progress?.clear()
      do throws(SystemError) {
        try OutputDescriptor.standardOutput.write(data.contents)
      } catch {
        failure = error
      }
    }
    data = ByteSink()
  }

  /// Sends the last data.
  ///
  /// - Throws: ``Failure`` with 74 if standard output took it not; a closed pipe is fine.
  func finish() throws(Failure) {
    flush()
    if let failure, !failure.isClosedPipe { throw Failure(writing: failure) }
  }

  /// Writes a message to standard error, where nobody cares if it fails.
  func say(_ text: String) {
    flush()
    progress?.clear()
    var sink = ByteSink()
    sink.append(text)
    sink.append(UInt8(ascii: "\n"))
    try? OutputDescriptor.standardError.write(sink.contents)
  }

  /// Shows progress over so many bytes while `body` runs, on a terminal and after 300 ms.
  func withProgress<R, E: Error>(
    _ title: String, total: Int?, _ body: (ProgressCounter) throws(E) -> R
  ) throws(E) -> R {
    let counter = ProgressCounter()
    let bar = ProgressBar(title: title, total: total, counter: counter)
    progress = bar
    defer {
      bar?.stop()
      progress = nil
    }
    return try body(counter)
  }

  /// Text in a style, for messages.
  func styled(_ text: String, _ style: Style) -> String {
    colorsMessages ? style.applied(to: text) : text
  }

  /// Text in a style, for data.
  func styledData(_ text: String, _ style: Style) -> String {
    colorsData ? style.applied(to: text) : text
  }
}
