// swift-tools-version: 6.2
// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
  name: "splittool",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "ByteKit", targets: ["ByteKit"]),
    .library(name: "ARFF", targets: ["ARFF"]),
    .library(name: "SplitModel", targets: ["SplitModel"]),
    .library(name: "Gzip", targets: ["Gzip"]),
    .library(name: "SplitCodecs", targets: ["SplitCodecs"]),
    .library(name: "TableCodecs", targets: ["TableCodecs"]),
    .library(name: "SplitCache", targets: ["SplitCache"]),
    .library(name: "SplitFixtures", targets: ["SplitFixtures"]),
    .library(name: "SplitToolCommands", targets: ["SplitToolCommands"]),
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
    .systemLibrary(name: "CPrefetch"),

    .target(
      name: "ByteKit",
      dependencies: ["CPrefetch", .product(name: "SystemPackage", package: "swift-system")]),
    .target(name: "Hashing", dependencies: ["ByteKit", "CNettle"]),
    .target(name: "JSONKit", dependencies: ["ByteKit"]),
    .target(name: "ARFF", dependencies: ["ByteKit"]),
    .target(name: "SplitModel", dependencies: ["ByteKit", "Hashing"]),
    .target(name: "Gzip", dependencies: ["ByteKit", "CZlib"]),
    .target(name: "ZipKit", dependencies: ["ByteKit", "Gzip"]),
    .target(
      name: "SplitCodecs",
      dependencies: [
        "ByteKit", "Hashing", "JSONKit", "ARFF", "SplitModel", "Gzip", "ZipKit", "CLibYAML",
      ]),
    .target(name: "TableCodecs", dependencies: ["ByteKit", "JSONKit", "ARFF", "Gzip", "ZipKit"]),
    .target(
      name: "SplitCache", dependencies: ["ByteKit", "Hashing", "SplitModel", "SplitCodecs"]),
    .target(name: "SplitFixtures", dependencies: ["ByteKit", "SplitModel", "SplitCodecs"]),
    .target(
      name: "SplitToolCommands",
      dependencies: [
        "ByteKit", "Hashing", "ARFF", "SplitModel", "Gzip", "SplitCodecs", "TableCodecs",
        "SplitCache",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "splittool", dependencies: ["SplitToolCommands"]),

    .executableTarget(
      name: "cache-stress",
      dependencies: ["ByteKit", "Hashing", "SplitModel", "SplitCodecs", "SplitCache"],
      path: "Tools/CacheStress"),

    .target(name: "TestSupport", dependencies: ["ByteKit"], path: "Tests/TestSupport"),
    .target(
      name: "ReferenceARFF", dependencies: ["ARFF", "ByteKit"], path: "Tests/ReferenceARFF"),
    .executableTarget(name: "child-meter", path: "Tests/ChildMeter"),
    .testTarget(name: "ByteKitTests", dependencies: ["ByteKit", "TestSupport"]),
    .testTarget(name: "HashingTests", dependencies: ["Hashing", "ByteKit"]),
    .testTarget(name: "JSONKitTests", dependencies: ["JSONKit", "ByteKit", "TestSupport"]),
    .testTarget(
      name: "ARFFTests", dependencies: ["ARFF", "ReferenceARFF", "ByteKit", "TestSupport"]),
    .testTarget(
      name: "SplitModelTests", dependencies: ["SplitModel", "ByteKit", "Hashing", "TestSupport"]),
    .testTarget(
      name: "SplitCodecsTests",
      dependencies: [
        "SplitCodecs", "SplitModel", "SplitFixtures", "Gzip", "ZipKit", "Hashing", "ByteKit",
        "TestSupport",
      ]),
    .testTarget(
      name: "TableCodecsTests", dependencies: ["TableCodecs", "ARFF", "ByteKit", "TestSupport"]),
    .testTarget(
      name: "SplitCacheTests",
      dependencies: [
        "SplitCache", "SplitCodecs", "SplitModel", "SplitFixtures", "ByteKit", "Hashing",
        "cache-stress",
        "TestSupport",
      ]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "SplitToolCommands", "SplitCodecs", "SplitModel", "splittool", "Hashing", "cache-stress",
        "child-meter",
        "TestSupport", "ByteKit", "ARFF",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableExperimentalFeature("Lifetimes"),
  ]
}
