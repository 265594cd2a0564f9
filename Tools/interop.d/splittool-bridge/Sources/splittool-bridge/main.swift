// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

// Our reader and writer for a program that compares them with others.
//
//   splittool-bridge read      prints a canonical JSON line for each path on standard input
//   splittool-bridge rewrite   writes PATH.written for each path, and prints a JSON line: what is
//                              not portable

import Diagnostics
internal import ARFF
internal import ByteKit
internal import CanonicalARFF

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

let command = CommandLine.arguments.dropFirst().first
while let path = readLine() {
  let source = try SharedBytes.reading(FilePath(path))
  switch command {
  case "read":
    print(Table.canonicalResult(source.bytes.array(0..<source.count)).description)
  case "rewrite":
    var sink = ByteSink()
    let warnings = ARFFWriter.write(try Table(parsing: source), into: &sink)
    try write(sink.array, to: path + ".written")
    print(JSONValue.array(warnings.map { .text($0.code.rawValue) }).description)
  default:
    preconditionFailure("usage: splittool-bridge read|rewrite")
  }
}

/// Writes a file in one go.
func write(_ bytes: [UInt8], to path: String) throws {
  guard let file = fopen(path, "wb") else { preconditionFailure("cannot write \(path)") }
  defer { fclose(file) }
  precondition(fwrite(bytes, 1, bytes.count, file) == bytes.count)
}
