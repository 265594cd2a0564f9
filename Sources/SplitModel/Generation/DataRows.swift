// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// What generators and rules need to know of a data set: its rows, by position.
///
/// Whoever reads the table fills this in; there is no dependency on a file format.
public struct DataRows: Sendable {
  /// The number of rows.
  public let count: Int
  /// The class of each row, where the target is nominal.
  public let labels: ClassLabels?
  /// The group of each row.
  public let groups: ClassLabels?
  /// The time of each row, in any unit; not a number where it is missing.
  public let times: [Double]?
  /// A hash of each row's values; equal rows have equal hashes.
  public let contents: [UInt64]?

  /// Describes the rows of a data set.
  ///
  /// - Precondition: Every column that is given has `count` elements.
  public init(
    count: Int, labels: ClassLabels? = nil, groups: ClassLabels? = nil, times: [Double]? = nil,
    contents: [UInt64]? = nil
  ) {
    precondition(labels.map { $0.count == count } ?? true, "a label for every row")
    precondition(groups.map { $0.count == count } ?? true, "a group for every row")
    precondition(times.map { $0.count == count } ?? true, "a time for every row")
    precondition(contents.map { $0.count == count } ?? true, "a hash for every row")
    self.count = count
    self.labels = labels
    self.groups = groups
    self.times = times
    self.contents = contents
  }
}
