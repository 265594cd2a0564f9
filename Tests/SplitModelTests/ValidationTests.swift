// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import Diagnostics
internal import SplitModel
internal import TestSupport
internal import Testing

@Suite struct ValidationTests {
  /// Parameters for a procedure that fit a count of rows.
  static func parameters(_ procedure: EstimationProcedure, _ folds: Int) -> GenerationParameters {
    GenerationParameters(
      procedure, repeats: 1, folds: folds, percentage: 40, testRows: [1, 0])
  }

  /// Rows with three classes, groups of two, and times in reverse.
  static func data(_ count: Int) -> DataRows {
    DataRows(
      count: count, labels: ClassLabels((0..<count).map { $0 * $0 % 3 }),
      groups: ClassLabels((0..<count).map { $0 / 2 }),
      times: (0..<count).map { Double(count - $0) })
  }

  static func errors(_ report: ValidationReport) -> [String] {
    report.findings.filter { $0.severity == .error }.map(\.description)
  }

  @Test(arguments: EstimationProcedure.allCases)
  func `what is generated is clean, for every count of rows and folds`(
    _ procedure: EstimationProcedure
  ) throws {
    var made = 0
    for count in 2...40 {
      let folds = procedure.hasSingleFold || procedure == .leaveOneOut ? 2...2 : 2...count
      let full = Self.data(count)
      let data = DataRows(count: count, labels: full.labels, groups: full.groups)
      for fold in folds {
        guard
          let split = try? SplitSet.generate(Self.parameters(procedure, fold), for: data)
        else { continue }
        made += 1
        for options in [
          ValidationOptions(), ValidationOptions(procedure: procedure, rowCount: count),
        ] {
          let errors = Self.errors(split.validate(options))
          #expect(errors == [], "\(count) rows, \(fold) folds, known \(options.rowCount ?? 0)")
        }
      }
    }
    #expect(made > 30)
  }

  @Test(arguments: 0..<200)
  func `what is generated is clean, sampled`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let procedure = try #require(EstimationProcedure.allCases.randomElement(using: &random))
    let count = Int.random(in: 40...500, using: &random)
    var parameters = Self.parameters(
      procedure, Int.random(in: 2...min(count / 4, 30), using: &random))
    parameters.percentage = Double.random(in: 10...90, using: &random)
    let full = Self.data(count)
    let data = DataRows(
      count: count, labels: full.labels, groups: full.groups,
      times: procedure == .timeSeries ? full.times : nil)
    let split = try SplitSet.generate(parameters, for: data)
    let groups = procedure == .groupKFold || procedure == .stratifiedGroupKFold
    let known = DataRows(
      count: count, labels: full.labels, groups: groups ? full.groups : nil, times: data.times)
    for options in [
      ValidationOptions(), ValidationOptions(procedure: procedure),
      ValidationOptions(
        procedure: procedure, repeats: 1, percentage: parameters.percentage, data: known),
    ] {
      #expect(Self.errors(split.validate(options)) == [], "seed \(seed), \(procedure)")
    }
  }
}
