// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
public import CSplittool
internal import Diagnostics
internal import Forms
internal import SplitCodecs
internal import SplitModel
internal import TableCodecs

/// See `splittool.h`.
@c @implementation
public func splittool_convert(
  _ input: UnsafePointer<CChar>?, _ output: UnsafePointer<CChar>?,
  _ reading: UnsafePointer<splittool_reading>?, _ form: UnsafePointer<CChar>?, _ lossy: Bool,
  _ replaces: Bool, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    let file = try WholeFile(path(input, "input"), reading)
    let output = try path(output, "output")
    let form = text(form)
    switch file.kind {
    case .split:
      let split = try file.split()
      let codec = try splitForm(form, path: output.withoutGzipSuffix)
      try write(output, replacing: replaces) { (sink: inout ByteSink) throws(ReadingError) in
        try codec.encode(split, into: &sink)
      }
    case .table:
      let source = try file.tableForm()
      let target = try tableForm(form, path: output.withoutGzipSuffix)
      try write(output, replacing: replaces) { (sink: inout ByteSink) throws(ReadingError) in
        try file.convert(source, to: target, lossy: lossy, into: &sink)
      }
    }
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_validate(
  _ path: UnsafePointer<CChar>?, _ reading: UnsafePointer<splittool_reading>?,
  _ findings: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    let file = try WholeFile(SplittoolC.path(path, "path"), reading)
    hand(.array(try file.findings().map(\.interfaceJSON)), to: findings)
  }
}
