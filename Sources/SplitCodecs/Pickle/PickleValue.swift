// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// What the closed interpreter can have on its stack.
///
/// Dictionaries and arrays are numbers into lists of the interpreter, so that no pickle can build
/// a cycle of references or nest deeper than tuples may.
enum PickleValue {
  case none
  case boolean(Bool)
  case integer(Int)
  /// Text, as the range of its UTF-8 in the file.
  case text(Range<Int>)
  /// Bytes, as a range of the file.
  case bytes(Range<Int>)
  /// Bytes that the file spells as text whose characters are the bytes.
  case latin1(Range<Int>)
  case tuple([PickleValue], depth: Int)
  case global(PickleGlobal)
  case dictionary(Int)
  case array(Int)
  case elementType(size: Int, isSigned: Bool)
  case split(train: Int, test: Int)

  /// How deep tuples are nested in it.
  var depth: Int {
    if case .tuple(_, let depth) = self { depth } else { 0 }
  }
}

/// The names that a pickle may mention; none of them is imported or called.
enum PickleGlobal: Equatable {
  case orderedDictionary, split, reconstruct, arrayClass, elementType, encode, bytesClass

  /// The name of a module's member, if it is one of the list.
  init?(module: String, name: String) {
    switch (module, name) {
    case ("collections", "OrderedDict"): self = .orderedDictionary
    case ("openml.tasks.split", "Split"): self = .split
    case ("numpy.core.multiarray", "_reconstruct"), ("numpy._core.multiarray", "_reconstruct"):
      self = .reconstruct
    case ("numpy", "ndarray"): self = .arrayClass
    case ("numpy", "dtype"): self = .elementType
    case ("_codecs", "encode"): self = .encode
    case ("__builtin__", "bytes"), ("builtins", "bytes"): self = .bytesClass
    default: return nil
    }
  }
}

/// An array of a pickle, empty until its state comes.
struct PickledArray {
  var count = 0
  var size = 4
  var isSigned = true
  var content = PickleValue.none
}
