// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// What the rules say about a split set.
public struct ValidationReport: Sendable {
  /// The procedure by which the rules judged.
  public let procedure: EstimationProcedure
  /// Whether the procedure was stated; otherwise it was inferred from the cells.
  public let isProcedureStated: Bool
  /// The number of rows of the data set, as stated or as seen in the cells.
  public let rowCount: Int
  /// The findings, by cell, those about the whole split first.
  public let findings: [Finding]

  /// Whether no finding is an error.
  public var isClean: Bool { !findings.contains { $0.severity == .error } }
}
