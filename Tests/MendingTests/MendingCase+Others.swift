// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension MendingCase {
  static let unsafe: [MendingCase] = [
    MendingCase(
      rows: "a letter left out", ["numeric", "{setosa,virginica}"], "5,virginca", "5,virginica",
      isSafe: false),
    MendingCase(
      rows: "letters swapped", ["{setosa,virginica}", "{a}"], "stetosa,a\nsetoas,a",
      "setosa,a\nsetosa,a", isSafe: false),
    MendingCase(
      rows: "a letter in another case", ["{setosa,virginica}", "{a}"], "Setosa,a", "setosa,a",
      isSafe: false),
    MendingCase(
      rows: "a row that is too short", ["numeric", "numeric", "{a}"], "1\n1,2,a", "1,?,?\n1,2,a",
      isSafe: false),
    MendingCase(
      rows: "a row short of one", ["numeric", "string"], "1\n2,x", "1,?\n2,x", isSafe: false),
    MendingCase(
      rows: "a row short by a comma", ["numeric", "string", "{a}"], "1,x\n2,x,a", "1,x,?\n2,x,a",
      isSafe: false),
    MendingCase(
      "a new label", "@relation r\n@attribute c {a,b}\n@data\na\nzebra\n",
      "@relation r\n@attribute c {a,b,zebra}\n@data\na\nzebra\n", isSafe: false),
    MendingCase(
      "two new labels", "@relation r\n@attribute c {a,b}\n@data\nc d\nzebra\nzebra\n",
      "@relation r\n@attribute c {a,b,\"c d\",zebra}\n@data\n\"c d\"\nzebra\nzebra\n", isSafe: false
    ),
    MendingCase(
      "labels of none", "@relation r\n@attribute c {}\n@data\nx\ny\n",
      "@relation r\n@attribute c {x,y}\n@data\nx\ny\n", isSafe: false),
    MendingCase(
      "a row cut off", "@relation r\n@attribute a numeric\n@attribute b {a}\n@data\n1,a\n3",
      "@relation r\n@attribute a numeric\n@attribute b {a}\n@data\n1,a\n", isSafe: false),
    MendingCase(
      "a row cut off in a quote",
      "@relation r\n@attribute a numeric\n@attribute b {a}\n@data\n1,a\n3,'",
      "@relation r\n@attribute a numeric\n@attribute b {a}\n@data\n1,a\n", isSafe: false),
    MendingCase(
      "a row cut off in a label",
      "@relation r\n@attribute a numeric\n@attribute b {setosa}\n@data\n1,setosa\n3,set",
      "@relation r\n@attribute a numeric\n@attribute b {setosa}\n@data\n1,setosa\n", isSafe: false),
    MendingCase(
      rows: "a text left out", ["numeric", "string"], "{0 5}", "{0 5,1 ?}", isSafe: false),
  ]

  static let ambiguous: [MendingCase] = [
    MendingCase(rows: "a comma in one of two texts", ["string", "string"], "a,b,c", ""),
    MendingCase(
      rows: "a decimal comma or a number in front of a text", ["numeric", "string"], "1,5,x", ""),
    MendingCase(rows: "a decimal comma or one too many", ["numeric", "{a}"], "1,5,a\n2,b", ""),
    MendingCase(rows: "text or a comment", ["numeric", "string"], "5,50% or so", ""),
    MendingCase(
      rows: "a decimal comma in one of three", ["numeric", "numeric"], "1,5,2\n3,1,4", ""),
    MendingCase(
      rows: "an apostrophe or a lost quote", ["string", "numeric"], "'tis so,5", ""),
    MendingCase(rows: "the dogs' or a lost quote", ["string", "numeric"], "the dogs',5", ""),
    MendingCase(
      "labels with blanks that no row has", "@relation r\n@attribute c {New York,b}\n@data\nb\n", ""
    ),
    MendingCase(
      "an unknown type with values", "@relation r\n@attribute c unknown\n@data\nb\n", ""),
  ]
}
