// swift-tools-version: 6.2
// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
  name: "splittool",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "Splittool", targets: ["Splittool"]),
    .library(name: "ByteKit", targets: ["ByteKit"]),
    .library(name: "Diagnostics", targets: ["Diagnostics"]),
    .library(name: "ARFF", targets: ["ARFF"]),
    .library(name: "Mending", targets: ["Mending"]),
    .library(name: "Forms", targets: ["Forms"]),
    .library(name: "SplitModel", targets: ["SplitModel"]),
    .library(name: "Gzip", targets: ["Gzip"]),
    .library(name: "SplitCodecs", targets: ["SplitCodecs"]),
    .library(name: "TableCodecs", targets: ["TableCodecs"]),
    .library(name: "SplitCache", targets: ["SplitCache"]),
    .library(name: "SplitFixtures", targets: ["SplitFixtures"]),
    .library(name: "SplitToolCommands", targets: ["SplitToolCommands"]),
    .library(name: "splittoolc", type: .dynamic, targets: ["SplittoolC"]),
    .executable(name: "splittool", targets: ["splittool"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(
      url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLibYAML", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CNettle", providers: [.apt(["nettle-dev"])]),
    .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CPrefetch"),
    .systemLibrary(name: "CFieldMarks"),
    .systemLibrary(name: "CArrow"),
    .systemLibrary(name: "CSplittool"),

    .target(
      name: "ByteKit",
      dependencies: [
        "CPrefetch", "CFieldMarks", .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .target(name: "Diagnostics", dependencies: ["ByteKit"]),
    .target(name: "Hashing", dependencies: ["ByteKit", "CNettle"]),
    .target(name: "JSONKit", dependencies: ["ByteKit", "Diagnostics"]),
    .target(name: "ARFF", dependencies: ["ByteKit", "Diagnostics"]),
    .target(name: "Mending", dependencies: ["ARFF", "ByteKit", "Diagnostics", "SplitModel"]),
    .target(name: "Forms", dependencies: ["ByteKit", "Diagnostics", "Gzip"]),
    .target(name: "SplitModel", dependencies: ["ByteKit", "Diagnostics", "Hashing"]),
    .target(name: "Gzip", dependencies: ["ByteKit", "Diagnostics", "CZlib"]),
    .target(name: "Packing", dependencies: ["ByteKit", "CZstd"]),
    .target(name: "Parquet", dependencies: ["ByteKit", "Diagnostics", "Gzip", "Packing"]),
    .target(name: "Arrow", dependencies: ["ByteKit", "Diagnostics", "Gzip", "Packing"]),
    .target(name: "ZipKit", dependencies: ["ByteKit", "Diagnostics", "Gzip"]),
    .target(
      name: "SplitCodecs",
      dependencies: [
        "Forms",
        "ByteKit", "Diagnostics", "Hashing", "JSONKit", "ARFF", "SplitModel", "Gzip", "ZipKit",
        "Parquet", "CLibYAML",
      ]),
    .target(
      name: "TableCodecs",
      dependencies: [
        "Forms", "ByteKit", "Diagnostics", "JSONKit", "ARFF", "Gzip", "ZipKit", "Parquet", "Arrow",
      ]),
    .target(
      name: "SplitCache",
      dependencies: ["Forms", "ByteKit", "Diagnostics", "Hashing", "SplitModel", "SplitCodecs"]),
    .target(
      name: "SplitFixtures",
      dependencies: ["Forms", "ByteKit", "Diagnostics", "SplitModel", "SplitCodecs"]),
    .target(
      name: "SplitToolCommands",
      dependencies: [
        "Forms",
        "ByteKit", "Diagnostics", "Hashing", "ARFF", "SplitModel", "Gzip", "SplitCodecs",
        "TableCodecs", "SplitCache", "Mending",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(
      name: "SplittoolC",
      dependencies: [
        "CArrow", "CSplittool", "ByteKit", "Diagnostics", "Forms", "Hashing", "ARFF", "SplitModel",
        "Gzip",
        "SplitCodecs", "TableCodecs", "SplitCache",
      ]),
    .target(
      name: "Splittool",
      dependencies: [
        "ARFF", "ByteKit", "Diagnostics", "Forms", "Hashing", "Mending", "SplitCache",
        "SplitCodecs",
        "SplitModel",
        "TableCodecs",
      ]),
    .executableTarget(name: "splittool", dependencies: ["SplitToolCommands"]),

    .executableTarget(
      name: "example-training-loop",
      dependencies: ["Splittool"],
      path: "Tools/Examples/TrainingLoop"),
    .executableTarget(
      name: "example-own-form",
      dependencies: ["ByteKit", "Diagnostics", "SplitCodecs", "SplitModel", "SplitToolCommands"],
      path: "Tools/Examples/OwnForm"),
    .executableTarget(
      name: "example-shared-store",
      dependencies: ["ByteKit", "Diagnostics", "Hashing", "SplitCache", "SplitCodecs"],
      path: "Tools/Examples/SharedStore"),
    .testTarget(
      name: "ExampleTests",
      dependencies: ["ByteKit", "SplitCache", "SplitCodecs", "SplitFixtures", "SplitModel"],
      path: "Tools/Examples/IsolatedTests"),

    .executableTarget(
      name: "cache-stress",
      dependencies: [
        "Forms",
        "ByteKit", "Diagnostics", "Hashing", "SplitModel", "SplitCodecs", "SplitCache",
      ],
      path: "Tools/CacheStress"),

    .target(
      name: "TestSupport", dependencies: ["ByteKit", "Diagnostics"], path: "Tests/TestSupport"),
    .target(
      name: "ReferenceARFF", dependencies: ["ARFF", "ByteKit", "Diagnostics"],
      path: "Tests/ReferenceARFF"),
    .executableTarget(name: "child-meter", path: "Tests/ChildMeter"),
    .testTarget(name: "ByteKitTests", dependencies: ["ByteKit", "Diagnostics", "TestSupport"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "ByteKit"]),
    .testTarget(name: "HashingTests", dependencies: ["Hashing", "ByteKit"]),
    .testTarget(
      name: "JSONKitTests", dependencies: ["JSONKit", "ByteKit", "Diagnostics", "TestSupport"]),
    .testTarget(
      name: "ARFFTests",
      dependencies: ["ARFF", "ReferenceARFF", "ByteKit", "Diagnostics", "TestSupport"]),
    .testTarget(
      name: "MendingTests",
      dependencies: ["Mending", "ARFF", "ByteKit", "Diagnostics", "TestSupport"]),
    .testTarget(name: "SplittoolTests", dependencies: ["Splittool", "TestSupport"]),
    .testTarget(
      name: "SplitModelTests",
      dependencies: ["SplitModel", "ByteKit", "Diagnostics", "Hashing", "TestSupport"]),
    .testTarget(
      name: "SplitCodecsTests",
      dependencies: [
        "Forms",
        "SplitCodecs", "SplitModel", "SplitFixtures", "Gzip", "ZipKit", "Hashing", "ByteKit",
        "Diagnostics",
        "TestSupport",
      ]),
    .testTarget(
      name: "TableCodecsTests",
      dependencies: ["Forms", "TableCodecs", "ARFF", "ByteKit", "Diagnostics", "TestSupport"]),
    .testTarget(
      name: "ParquetTests", dependencies: ["Parquet", "Packing", "ByteKit", "TestSupport"]),
    .testTarget(
      name: "SplitCacheTests",
      dependencies: [
        "Forms",
        "SplitCache", "SplitCodecs", "SplitModel", "SplitFixtures", "ByteKit", "Diagnostics",
        "Hashing",
        "cache-stress",
        "TestSupport",
      ]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "Forms",
        "SplitToolCommands", "SplitCodecs", "SplitModel", "splittool", "Hashing", "cache-stress",
        "child-meter", "example-training-loop", "example-own-form", "example-shared-store",
        "ReferenceARFF", "TestSupport", "ByteKit", "Diagnostics", "ARFF",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableExperimentalFeature("Lifetimes"),
  ]
  // The C interface is all callers' pointers: a mark on each line would mark nothing.
  if target.name != "SplittoolC" { target.swiftSettings?.append(.strictMemorySafety()) }
}
