// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

/// The colours of a picture, which can be told apart by people who do not see all of them.
struct PlotPalette: Sendable {
  /// Behind everything.
  let paper: String
  /// Text.
  let ink: String
  /// Text that stands back.
  let muted: String
  /// Lines of the axis.
  let axis: String
  /// Rows in neither set.
  let none: String
  /// Rows that train.
  let train: String
  /// Rows that test.
  let test: String
  /// Rows in both sets.
  let both: String
  /// Classes that have no colour of their own.
  let others: String

  /// For a picture that stands alone, on white.
  static let alone = PlotPalette(
    paper: "#fff", ink: "#333", muted: "#666", axis: "#999", none: "#ececec", train: "#a9c8e6",
    test: "#d1480f", both: "#5e3c99", others: "#c4c4c4")

  /// For a picture inside a page whose style sheet names the colours, light and dark.
  static let page = PlotPalette(
    paper: "var(--paper)", ink: "var(--ink)", muted: "var(--muted)", axis: "var(--muted)",
    none: "var(--none)", train: "var(--train)", test: "var(--test)", both: "var(--both)",
    others: "var(--others)")

  private static let classes = [
    "#1b9e77", "#e6ab02", "#7570b3", "#e7298a", "#66a61e", "#1f78b4", "#a6761d", "#666666",
    "#b2df8a", "#fb9a99",
  ]

  /// How many classes have a colour of their own.
  static var classLimit: Int { classes.count }

  /// The colour of the class with a place among ``MainClasses``.
  static func ofClass(_ place: Int) -> String { classes[place] }
}
