// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension MendingCase {
  static let splits: [MendingCase] = [
    split(
      "all counted from one", "TRAIN,1,1,1\nTEST,2,1,1\nTRAIN,2,1,2\nTEST,1,1,2",
      "TRAIN,0,0,0\nTEST,1,0,0\nTRAIN,1,0,1\nTEST,0,0,1"),
    split(
      "folds counted from one", "TRAIN,0,0,1\nTEST,1,0,1\nTRAIN,1,0,2\nTEST,0,0,2",
      "TRAIN,0,0,0\nTEST,1,0,0\nTRAIN,1,0,1\nTEST,0,0,1"),
    split(
      "repeats counted from one", "TRAIN,0,1,0\nTEST,1,1,0\nTRAIN,1,2,0\nTEST,0,2,0",
      "TRAIN,0,0,0\nTEST,1,0,0\nTRAIN,1,1,0\nTEST,0,1,0"),
    split(
      "small labels in rows", "train,0,0,0\nTest,1,0,0", "TRAIN,0,0,0\nTEST,1,0,0"),
    split(
      "small labels", "train,0,0,0\n'test',1,0,0", "TRAIN,0,0,0\nTEST,1,0,0",
      labels: "{train,test}"),
    split(
      "names in capitals", "TRAIN,0,0,0\nTEST,1,0,0", "TRAIN,0,0,0\nTEST,1,0,0",
      names: ["TYPE", "RowID", "Repeat", "fold"]),
    split("blanks around", "TRAIN, 1, 1, 1\nTEST, 2, 1, 1", "TRAIN, 0, 0, 0\nTEST, 1, 0, 0"),
  ]

  static let rightSplits: [MendingCase] = [
    split("row 0 is unused", "TRAIN,1,0,0\nTEST,2,0,0", ""),
    split("a fold is missing", "TRAIN,0,0,1\nTEST,1,0,1\nTEST,0,0,3\nTRAIN,1,0,3", ""),
    split("all is right", "TRAIN,0,0,0\nTEST,1,0,0", ""),
  ]

  private static func split(
    _ name: String, _ broken: String, _ mended: String, labels: String = "{TRAIN,TEST}",
    names: [String] = ["type", "rowid", "repeat", "fold"]
  ) -> MendingCase {
    func text(_ names: [String], _ labels: String, _ rows: String) -> String {
      "@relation s\n@attribute \(names[0]) \(labels)\n"
        + names.dropFirst().map { "@attribute \($0) numeric\n" }.joined() + "@data\n\(rows)"
    }
    return MendingCase(
      name, text(names, labels, broken),
      text(["type", "rowid", "repeat", "fold"], "{TRAIN,TEST}", mended))
  }
}
