// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

extension SplitSet: CustomStringConvertible {
  /// The name and the shape: `iris_splits: 1 repeat, 10 folds, 1,500 listed rows`.
  public var description: String {
    let shape = [
      Quantity.counted(repeats.count, "repeat"), Quantity.counted(count, "fold"),
      Quantity.counted(listedRowCount, "listed row"),
    ].joined(separator: ", ")
    return name.isEmpty ? shape : "\(name): \(shape)"
  }
}

extension Fold: CustomStringConvertible {
  /// The place and the sizes: `repeat 0, fold 3: 135 train rows, 15 test rows`.
  public var description: String {
    "\(id): \(Quantity.counted(train.count, "train row")), "
      + Quantity.counted(test.count, "test row")
  }
}

extension RowIDs: CustomStringConvertible {
  /// The first ten row ids and how many there are: `[4, 8, 15, … 42 rows]`.
  public var description: String {
    let head = prefix(10).map(String.init).joined(separator: ", ")
    return count > 10 ? "[\(head), … \(Quantity.counted(count, "row"))]" : "[\(head)]"
  }
}
