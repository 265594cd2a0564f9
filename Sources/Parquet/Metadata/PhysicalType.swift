// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// How the values of a column are stored.
package enum PhysicalType: Int, Sendable {
  case boolean = 0
  case int32 = 1
  case int64 = 2
  /// A time as Hive and Spark once wrote it: nanoseconds of the day, and the Julian day.
  case int96 = 3
  case float = 4
  case double = 5
  case byteArray = 6
  case fixedLengthByteArray = 7
}
