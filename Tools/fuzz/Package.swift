// swift-tools-version: 6.2
// Copyright the splittool authors.
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
  name: "splittool-fuzz",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "splittool", path: "../..")],
  targets: [
    .executableTarget(
      name: "fuzz-arff",
      dependencies: ["CanonicalARFF", .product(name: "ARFF", package: "splittool")],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]),
    .executableTarget(
      name: "fuzz-decoders",
      dependencies: [
        "CLibFuzzer",
        .product(name: "ByteKit", package: "splittool"),
        .product(name: "ARFF", package: "splittool"),
        .product(name: "Gzip", package: "splittool"),
        .product(name: "Mending", package: "splittool"),
        .product(name: "SplitModel", package: "splittool"),
        .product(name: "SplitCodecs", package: "splittool"),
        .product(name: "TableCodecs", package: "splittool"),
        .product(name: "SplitCache", package: "splittool"),
        .product(name: "SplitFixtures", package: "splittool"),
      ],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]),
    // The reference reader of the tests, under a name of its own.
    .target(
      name: "CanonicalARFF", dependencies: [.product(name: "ARFF", package: "splittool")],
      path: "Sources/ReferenceARFF"),
    .systemLibrary(name: "CLibFuzzer"),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableExperimentalFeature("Lifetimes"),
    ]
}
