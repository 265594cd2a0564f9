// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

extension MendingCase {
  static let safe: [MendingCase] = rows + numbers + lists + declarations + texts

  private static let rows: [MendingCase] = [
    MendingCase(
      rows: "a label with blanks", ["numeric", "{B1,'A pos B'}"], "6.06,A pos B", "6.06,\"A pos B\""
    ),
    MendingCase(
      rows: "a text with blanks, first", ["string", "{a,b}"], "some more words, a",
      "\"some more words\", a"),
    MendingCase(
      rows: "texts with blanks on both sides", ["string", "numeric", "string"],
      "New York,5,Los Angeles",
      "\"New York\",5,\"Los Angeles\""),
    MendingCase(
      rows: "an apostrophe", ["string", "numeric"], "O'Brien,5", "\"O'Brien\",5"),
    MendingCase(
      rows: "an apostrophe in a label", ["numeric", "{'O\\'Brien',x}"], "5,O'Brien", "5,\"O'Brien\""
    ),
    MendingCase(
      rows: "an apostrophe and blanks", ["string", "numeric"], "that isn't so,5",
      "\"that isn't so\",5"),
    MendingCase(
      rows: "a comma inside a text", ["numeric", "string", "{a,b}"], "5,Smith, John,a",
      "5,\"Smith, John\",a"),
    MendingCase(
      rows: "two commas inside a text", ["string", "numeric"], "a, b, c,5", "\"a, b, c\",5"),
    MendingCase(
      rows: "a comma inside a label", ["{'x, y',z}", "numeric"], "x, y,5", "\"x, y\",5"),
    MendingCase(
      rows: "a percent sign in front", ["string", "numeric"], "50% of all,5", "\"50% of all\",5"),
    MendingCase(rows: "a percent sign", ["string", "numeric"], "50%,5", "\"50%\",5"),
    MendingCase(rows: "a percent sign in a label", ["{'50%',x}", "{a}"], "50%,a", "\"50%\",a"),
    MendingCase(
      rows: "doubled double quotes", ["numeric", "string"], "1,\"a \"\"quoted\"\" word\"",
      "1,\"a \\\"quoted\\\" word\""),
    MendingCase(
      rows: "doubled single quotes", ["numeric", "string"], "2,'it''s'", "2,'it\\'s'"),
    MendingCase(
      rows: "doubled quotes before a value", ["string", "numeric"], "'it''s so',5",
      "'it\\'s so',5"),
    MendingCase(
      rows: "a quote inside quotes", ["string", "numeric"], "'it's so',5", "'it\\'s so',5"),
    MendingCase(
      rows: "no comma behind a quote", ["string", "{p,n}"], "'some words'p", "'some words',p"),
    MendingCase(
      rows: "the comma inside the quotes", ["string", "{p,n}"], "'some words,'p", "'some words',p"),
    MendingCase(
      rows: "no comma between two quoted values", ["string", "string"], "'a b''c d'", "'a b','c d'"),
    MendingCase(
      rows: "no closing quote", ["{'a b',c}", "numeric"], "'a b,5", "'a b',5"),
    MendingCase(
      rows: "no closing double quote", ["string", "numeric"], "\"a b,5", "\"a b\",5"),
    MendingCase(rows: "no opening quote", ["{'a b',c}", "numeric"], "a b',5", "'a b',5"),
    MendingCase(
      rows: "a date with a blank", ["numeric", "date 'yyyy-MM-dd HH:mm:ss'"],
      "1,2020-01-02 10:00:00", "1,\"2020-01-02 10:00:00\""),
    MendingCase(
      rows: "a date with a comma", ["date 'MMM d, yyyy'", "numeric"], "Jan 2, 2020,5",
      "\"Jan 2, 2020\",5"),
    MendingCase(rows: "an empty field", ["numeric", "{a}", "string"], "1,,x", "1,?,x"),
    MendingCase(rows: "an empty field in front", ["numeric", "string"], ",x", "?,x"),
    MendingCase(rows: "a comma too many at the end", ["numeric", "string"], "1,x,", "1,x"),
    MendingCase(
      rows: "a comma too many, and blanks", ["numeric", "string"], "1,x y,", "1,\"x y\""),
    MendingCase(rows: "blanks for commas", ["numeric", "numeric"], "1 2", "1,2"),
    MendingCase(rows: "only commas", ["numeric", "numeric"], "1,2\n,", "1,2\n% ,"),
    MendingCase(
      rows: "a comment behind", ["numeric", "string"], "1,New York % note", "1,\"New York\" % note"),
    MendingCase(
      rows: "a weight behind", ["numeric", "{'a b',c}"], "1,a b,{2}", "1,\"a b\",{2}"),
    MendingCase(
      rows: "a sparse row with blanks", ["numeric", "string"], "{0 5, 1 New York}",
      "{0 5,1 \"New York\"}"),
    MendingCase(
      rows: "a sparse row with an apostrophe", ["numeric", "string"], "{1 O'Brien}",
      "{1 \"O'Brien\"}"),
    MendingCase(
      rows: "a sparse row with a comma", ["numeric", "string"], "{1 Smith, John}",
      "{1 \"Smith, John\"}"),
    MendingCase(
      rows: "a sparse row out of order", ["numeric", "numeric"], "{1 5, 0 6}", "{0 6,1 5}"),
  ]

  private static let numbers: [MendingCase] = [
    MendingCase(rows: "1.0 for 1", ["numeric", "{0,1}"], "1.0,0.0\n2.0,1.0", "1.0,0\n2.0,1"),
    MendingCase(rows: "1 for 1.0", ["{1.0,2.0}", "{a}"], "1,a", "1.0,a"),
    MendingCase(rows: "1.000 for 1", ["{1,2,10}", "{a}"], "10.000,a", "10,a"),
    MendingCase(
      rows: "semicolons and decimal commas", ["numeric", "numeric"], "1,5;2,25\n3,0;4,75",
      "1.5,2.25\n3.0,4.75"),
    MendingCase(rows: "semicolons", ["numeric", "string"], "1;a b\n2;c", "1,\"a b\"\n2,c"),
    MendingCase(
      rows: "semicolons and commas", ["numeric", "string"], "1;a, b\n2;c", "1,\"a, b\"\n2,c"),
    MendingCase(
      rows: "semicolons and empty fields", ["numeric", "string", "{x}"], "1;;x\n;a;x",
      "1,?,x\n?,a,x"),
    MendingCase(
      rows: "tabs and blanks", ["numeric", "string"], "1\ta b\n2\tc", "1,\"a b\"\n2,c"),
    MendingCase(
      rows: "tabs and empty fields", ["numeric", "numeric", "string"], "1\t\ta\n2\t3\tb",
      "1,?,a\n2,3,b"),
    MendingCase(
      rows: "tabs and decimal commas", ["numeric", "numeric"], "1,5\t2\n3,25\t4", "1.5,2\n3.25,4"),
    MendingCase(
      rows: "decimal commas", ["numeric", "numeric"], "1,5,2,25\n3,0,4,75", "1.5,2.25\n3.0,4.75"),
    MendingCase(
      rows: "decimal commas in a column", ["{a,b}", "numeric", "{c}"], "a,1,5,c\nb,2,25,c",
      "a,1.5,c\nb,2.25,c"),
    MendingCase(
      rows: "negative decimal commas", ["numeric", "string"], "-1,5,x\n-0,25,y", "-1.5,x\n-0.25,y"),
    MendingCase(rows: "not a number", ["numeric", "numeric"], "NaN,1", "?,1"),
    MendingCase(rows: "NA of R", ["numeric", "numeric"], "NA,1", "?,1"),
    MendingCase(rows: "null of JSON", ["numeric", "numeric"], "1,null", "1,?"),
    MendingCase(rows: "a suffix of Java", ["numeric", "numeric"], "1.5f,1", "1.5,1"),
    MendingCase(rows: "a no-break space", ["numeric", "{a}"], "\u{A0}1,a", "1,a"),
    MendingCase(rows: "a no-break space behind a label", ["{a}", "numeric"], "a\u{A0},1", "a,1"),
    MendingCase(rows: "a zero-width space", ["numeric", "{a}"], "1\u{200B},a", "1,a"),
    MendingCase(
      "a fraction among integers", "@relation r\n@attribute a integer\n@data\n1\n2.5\n",
      "@relation r\n@attribute a real\n@data\n1\n2.5\n"),
  ]

  private static let lists: [MendingCase] = [
    MendingCase(
      declaration: "a list over lines", "@attribute c\n{a,\n b,\n c}", "@attribute c {a,b,c}",
      row: "b"),
    MendingCase(
      declaration: "a list that goes on", "@attribute c {a, b,\n  c, d}", "@attribute c {a,b,c,d}",
      row: "b"),
    MendingCase(
      declaration: "a list with comments", "@attribute c {a, % first\n  b}",
      "% first\n@attribute c {a,b}", row: "b"),
    MendingCase(
      declaration: "no closing brace", "@attribute c {a,b", "@attribute c {a,b}", row: "b"),
    MendingCase(
      declaration: "labels without commas", "@attribute c {a b c}", "@attribute c {a,b,c}", row: "b"
    ),
    MendingCase(
      declaration: "one comma missing", "@attribute c {a,b c}", "@attribute c {a,b,c}", row: "b"),
    MendingCase(
      declaration: "quoted labels without commas", "@attribute c {'a b' 'c d'}",
      "@attribute c {\"a b\",\"c d\"}", row: "'a b'"),
    MendingCase(
      declaration: "an empty label", "@attribute c {a,,b,}", "@attribute c {a,b}", row: "b"),
    MendingCase(
      declaration: "an apostrophe in a label", "@attribute c {O'Brien,b}",
      "@attribute c {\"O'Brien\",b}",
      row: "b"),
    MendingCase(
      declaration: "a percent sign in a label", "@attribute c {50%,b}", "@attribute c {\"50%\",b}",
      row: "b"),
    MendingCase(
      declaration: "a label twice", "@attribute c {a,b,a}", "@attribute c {a,b}", row: "b"),
    MendingCase(declaration: "no braces", "@attribute c 0,1,2", "@attribute c {0,1,2}", row: "2"),
    MendingCase(
      declaration: "no braces, words", "@attribute c low, high", "@attribute c {low,high}",
      row: "low"),
  ]

  private static let declarations: [MendingCase] = [
    MendingCase(
      declaration: "a name with a blank", "@attribute petal width numeric",
      "@attribute 'petal width' numeric", row: "1"),
    MendingCase(
      declaration: "a name with blanks and labels", "@attribute my own class {a,b}",
      "@attribute 'my own class' {a,b}", row: "a"),
    MendingCase(
      declaration: "a name that ends in a type", "@attribute date of birth date",
      "@attribute 'date of birth' date", row: "'2020-01-02T03:04:05'"),
    MendingCase(
      declaration: "an escaped name", "@attribute TAG_m\\'usica {0,1}",
      "@attribute \"TAG_m'usica\" {0,1}", row: "1"),
    MendingCase(
      declaration: "an apostrophe in a name", "@attribute Alzheimer's {0,1}",
      "@attribute \"Alzheimer's\" {0,1}", row: "1"),
    MendingCase(
      declaration: "a no-break space in a declaration", "@attribute\u{A0}a\u{A0}numeric",
      "@attribute a numeric", row: "1"),
    MendingCase(
      declaration: "a misspelt keyword", "@attributes x numeric", "@attribute x numeric", row: "1"),
    MendingCase(
      declaration: "another one", "@atribute x numeric", "@attribute x numeric", row: "1"),
    MendingCase(
      declaration: "a misspelt type", "@attribute x numric", "@attribute x numeric", row: "1"),
    MendingCase(declaration: "a type of C", "@attribute x float", "@attribute x numeric", row: "1"),
    MendingCase(
      declaration: "a type in quotes", "@attribute x 'real'", "@attribute x real", row: "1"),
    MendingCase(
      declaration: "no blank before the list", "@attribute x{a,b}", "@attribute x {a,b}", row: "a"),
    MendingCase(
      declaration: "a range", "@attribute x real [4.3, 7.9]", "% [4.3, 7.9]\n@attribute x real",
      row: "5"),
    MendingCase(
      declaration: "a range glued to the type", "@attribute n integer[1, 5]",
      "% [1, 5]\n@attribute n integer", row: "5"),
    MendingCase(
      declaration: "unknown, and all missing", "@attribute x unknown", "@attribute x string",
      row: "?"),
    MendingCase(
      declaration: "a comma before the format", "@attribute d date, 'yyyy-MM-dd'",
      "@attribute d date \"yyyy-MM-dd\"", row: "2020-01-02"),
    MendingCase(
      declaration: "a format without quotes", "@attribute d date yyyy-MM-dd HH:mm",
      "@attribute d date \"yyyy-MM-dd HH:mm\"", row: "'2020-01-02 03:04'"),
    MendingCase(
      "KEEL's lines",
      "@relation iris\n@attribute x real [4.3, 7.9]\n@attribute class{a, b}\n@inputs x\n"
        + "@outputs class\n@data\n5.1, a\n<null>, b\n",
      "@relation iris\n% [4.3, 7.9]\n@attribute x real\n@attribute class {a,b}\n% @inputs x\n"
        + "% @outputs class\n@data\n5.1, a\n?, b\n"),
  ]

  private static let texts: [MendingCase] = [
    MendingCase(
      "no relation", "@attribute a numeric\n@data\n1\n",
      "@relation table\n@attribute a numeric\n@data\n1\n"),
    MendingCase(
      "no relation behind a comment", "% c\r\n@attribute a numeric\r\n@data\r\n1\r\n",
      "% c\r\n@relation table\r\n@attribute a numeric\r\n@data\r\n1\r\n"),
    MendingCase(
      "no name of the relation", "@relation\n@attribute a numeric\n@data\n1\n",
      "@relation table\n@attribute a numeric\n@data\n1\n"),
    MendingCase(
      "a relation of two words", "@relation my data\n@attribute a numeric\n@data\n1\n",
      "@relation 'my data'\n@attribute a numeric\n@data\n1\n"),
    MendingCase(
      "a row behind @data",
      "@relation r\n@attribute a numeric\n@attribute b numeric\n@data 1,2\n3,4\n",
      "@relation r\n@attribute a numeric\n@attribute b numeric\n@data\n1,2\n3,4\n"),
    MendingCase(
      "a note behind @data", "@relation r\n@attribute a numeric\n@data 150 rows\n1\n",
      "@relation r\n@attribute a numeric\n@data % 150 rows\n1\n"),
    MendingCase(
      "@dta", "@relation r\n@attribute a numeric\n@dta\n1\n",
      "@relation r\n@attribute a numeric\n@data\n1\n"),
    MendingCase(
      "a byte order mark", "\u{FEFF}@relation r\n@attribute a numeric\n@data\n1\n",
      "@relation r\n@attribute a numeric\n@data\n1\n"),
    MendingCase(
      "two carriage returns", "@relation r\r\r\n@attribute a numeric\r\r\n@data\r\r\n1\r\r\n",
      "@relation r\r\n@attribute a numeric\r\n@data\r\n1\r\n"),
    MendingCase(
      "zero bytes at the end", "@relation r\n@attribute a numeric\n@data\n1\n\0\0",
      "@relation r\n@attribute a numeric\n@data\n1\n"),
  ]
}
