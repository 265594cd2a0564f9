// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
public import CSplittool
internal import Diagnostics
internal import SplitModel

/// See `splittool.h`.
@c @implementation
public func splittool_split_generate(
  _ procedure: UnsafePointer<splittool_procedure>?,
  _ split: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    let given = try Procedure(procedure)
    guard let data = given.data else { throw Failure(argument: "the number of rows is not given") }
    let parameters = try given.parameters()
    do throws(ReadingError) {
      split?.pointee = Handle(try SplitSet.generate(parameters, for: data)).retained()
    } catch {
      throw Failure(error)
    }
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_split_validate(
  _ split: OpaquePointer?, _ procedure: UnsafePointer<splittool_procedure>?,
  _ findings: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    let split = try SplittoolC.split(split)
    let options = try procedure == nil ? ValidationOptions() : Procedure(procedure).validation
    let report = split.validate(options)
    hand(.array(report.findings.map(\.interfaceJSON)), to: findings)
  }
}

/// See `splittool.h`.
@c @implementation
public func splittool_split_plot(
  _ split: OpaquePointer?, _ html: Bool, _ data: UnsafePointer<splittool_procedure>?,
  _ bytes: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> splittool_status {
  perform(error) { () throws(Failure) in
    let split = try SplittoolC.split(split)
    let labels = try data == nil ? nil : Procedure(data).data?.labels
    let plot = SplitPlot(split, labels: labels)
    var sink = ByteSink()
    if html { plot.writeHTML(into: &sink) } else { plot.writeSVG(into: &sink) }
    hand(sink, to: bytes)
  }
}
