// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import ARFF
internal import ByteKit
internal import CArrow

/// What a C array points to: buffers of its own or of a table, children and a dictionary.
final class ArrowArrayOwner {
  private var buffers: UnsafeMutablePointer<UnsafeRawPointer?>
  private let bufferCount: Int
  private var children: UnsafeMutablePointer<UnsafeMutablePointer<ArrowArray>?>?
  private let childCount: Int
  private var dictionary: UnsafeMutablePointer<ArrowArray>?
  /// What the buffers lie in.
  private let keeps: [AnyObject]

  private init(_ array: ArrowColumn) {
    bufferCount = array.buffers.count
    buffers = .allocate(capacity: max(array.buffers.count, 1))
    for (index, buffer) in array.buffers.enumerated() {
      (buffers + index).initialize(to: buffer.start)
    }
    keeps = array.buffers.compactMap(\.owner)
    childCount = array.children.count
    if array.children.isEmpty {
      children = nil
    } else {
      let room = UnsafeMutablePointer<UnsafeMutablePointer<ArrowArray>?>.allocate(
        capacity: array.children.count)
      children = room
      for (index, child) in array.children.enumerated() {
        let pointer = UnsafeMutablePointer<ArrowArray>.allocate(capacity: 1)
        Self.fill(pointer, child)
        (room + index).initialize(to: pointer)
      }
    }
    if let inner = array.dictionary.first {
      let pointer = UnsafeMutablePointer<ArrowArray>.allocate(capacity: 1)
      Self.fill(pointer, inner)
      dictionary = pointer
    } else {
      dictionary = nil
    }
  }

  deinit {
    buffers.deallocate()
    if let children = children {
      for index in 0..<childCount {
        guard let child = children[index] else { continue }
        if let release = child.pointee.release { release(child) }
        child.deallocate()
      }
      children.deallocate()
    }
    if let dictionary = dictionary {
      if let release = dictionary.pointee.release { release(dictionary) }
      dictionary.deallocate()
    }
  }

  /// Fills a C array, which then owns what it points to.
  static func fill(_ pointer: UnsafeMutablePointer<ArrowArray>, _ array: ArrowColumn) {
    let owner = ArrowArrayOwner(array)
    pointer.initialize(
      to: ArrowArray(
        length: Int64(array.length), null_count: Int64(array.nullCount), offset: 0,
        n_buffers: Int64(owner.bufferCount), n_children: Int64(owner.childCount),
        buffers: owner.buffers, children: owner.children, dictionary: owner.dictionary,
        release: { pointer in
          guard let pointer = pointer, let owner = pointer.pointee.private_data
          else { return }
          pointer.pointee.release = nil
          // SAFE: the reference that `fill` passed on, given back once.
          Unmanaged<ArrowArrayOwner>.fromOpaque(owner).release()
        }, private_data: Unmanaged.passRetained(owner).toOpaque()))
  }
}

/// A buffer of an Arrow array and the object that it lies in.
struct ArrowBuffer {
  let start: UnsafeRawPointer?
  let owner: AnyObject?

  /// No buffer: all values are there.
  static var none: ArrowBuffer { ArrowBuffer(start: nil, owner: nil) }

  init(start: UnsafeRawPointer?, owner: AnyObject?) {
    self.start = start
    self.owner = owner
  }

  /// Memory of the buffer's own.
  init(_ sink: consuming ByteSink) {
    var sink = sink
    // Arrow wants an address even for no bytes.
    if sink.count == 0 { sink.append(littleEndian: UInt64(0)) }
    let bytes = sink.takeBytes()
    start = bytes.start
    owner = bytes
  }
}

/// A column as Arrow lays it out, before it becomes a C structure.
struct ArrowColumn {
  var length: Int
  var nullCount = 0
  var buffers: [ArrowBuffer]
  var children: [ArrowColumn] = []
  var dictionary: [ArrowColumn] = []
}
