// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// A class, or a group, for every row of a data set, as small whole numbers.
///
/// Codes follow the order in which a nominal attribute declares its labels; a declared label that
/// no row has keeps its code. A missing label counts as a class of its own behind the others, which
/// is how Weka stratifies.
public struct ClassLabels: Hashable, Sendable {
  /// The code of each row.
  public let codes: [UInt32]
  /// The number of codes, declared but unused ones among them.
  public let classCount: Int
  /// The names of the codes; empty where they have none.
  public let names: [String]

  /// Takes over codes.
  ///
  /// - Precondition: Every code is below `classCount`, and there are as many names or none.
  public init(codes: [UInt32], classCount: Int, names: [String] = []) {
    precondition(codes.allSatisfy { $0 < classCount }, "a code beyond the count of classes")
    precondition(names.isEmpty || names.count == classCount, "a name for every class")
    self.codes = codes
    self.classCount = classCount
    self.names = names
  }

  /// Gives codes to values in the order of their first appearance.
  public init<Value: Hashable>(_ values: some Sequence<Value>) {
    var known = [Value: UInt32]()
    codes = values.map { value in
      if let code = known[value] { return code }
      let code = UInt32(known.count)
      known[value] = code
      return code
    }
    classCount = known.count
    names = []
  }

  /// The number of rows.
  public var count: Int { codes.count }

  /// How many rows each class has.
  public var sizes: [Int] {
    var sizes = [Int](repeating: 0, count: classCount)
    for code in codes { sizes[Int(code)] += 1 }
    return sizes
  }

  /// The name of a class for messages: its label where there is one, else its number.
  public func name(of code: Int) -> String {
    names.isEmpty ? "class \(code)" : names[code]
  }
}
