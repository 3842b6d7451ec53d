// swift-tools-version: 6.3
import PackageDescription

/// Settings every Swift target shares: each warning is an error, each unsafe use is visible.
let house: [SwiftSetting] = [
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: house)
}

/// `excluding` names the folders of expected results, which the tests read from the repository.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], excluding folders: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies,
    exclude: folders, swiftSettings: house)
}

let package = Package(
  name: "utsushi",
  products: [
    .executable(name: "utsushi", targets: ["utsushi"]),
    // What `.ci/fuzz` links with libFuzzer, whose `main` an executable target could not have.
    .library(name: "FuzzCore", type: .static, targets: ["Fuzzing"]),
  ],
  targets: [
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CSystem"),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    library("Records"),
    library("Platform", ["CSystem", "CCrypto", "CXML2", "CZlib"]),
    library("Language", ["Records"]),
    library("Evaluation", ["Language", "Records"]),
    library("Formats", ["Records", "Platform"]),
    library("Mapping", ["Evaluation", "Language", "Records", "Platform"]),
    library("Validation", ["Evaluation", "Language", "Records", "Platform"]),
    library("Fidelity", ["Evaluation", "Language", "Records", "Platform"]),
    library("Recheck", ["Language", "Records"]),
    library("Reporting", ["Records", "Platform"]),
    library("Delivery", ["Platform", "CCurl", "CPostgres"]),
    library(
      "Migration",
      [
        "Records", "Platform", "Language", "Evaluation", "Formats", "Mapping", "Validation", "Fidelity", "Reporting",
        "Delivery", "CSQLite",
      ]),
    library("Town", ["Records", "Formats"]),
    library("LanguageServer", ["Language", "Records"]),
    .executableTarget(
      name: "utsushi",
      dependencies: [
        "Records", "Platform", "Language", "Evaluation", "Formats", "Mapping", "Validation", "Fidelity", "Reporting",
        "Delivery", "Migration", "Recheck", "Town", "LanguageServer",
      ],
      swiftSettings: house),

    .target(name: "TestSupport", dependencies: ["Records"], path: "Tests/TestSupport", swiftSettings: house),
    .target(
      name: "Fuzzing", dependencies: ["Formats", "Records", "TestSupport"], path: "Tests/Fuzzing", swiftSettings: house),
    tests("Records"),
    tests("Platform"),
    tests("Language", ["Records"], excluding: ["Golden"]),
    tests("Evaluation", ["Language", "Records"]),
    tests("Formats", ["Fuzzing", "Platform", "Records"], excluding: ["Golden"]),
    tests("Mapping", ["Evaluation", "Language", "Platform", "Records"]),
    tests("Validation", ["Formats", "Language", "Platform", "Records"], excluding: ["Golden"]),
    tests("Fidelity", ["Records"]),
    tests("Recheck", ["Evaluation", "Language", "Records"]),
    tests("Reporting", ["Platform", "Records"], excluding: ["Golden"]),
    tests("Delivery", ["Platform"], excluding: ["Servers"]),
    tests("Migration", ["Language", "Platform", "Records", "Reporting"]),
    tests("Town", ["Formats", "Records"], excluding: ["Golden"]),
    tests("LanguageServer"),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "utsushi", "TestSupport", "Delivery", "Formats", "Language", "Migration", "Platform", "Recheck", "Records",
      ],
      swiftSettings: house),
    .executableTarget(
      name: "Throughput", dependencies: ["utsushi", "Formats", "Records", "TestSupport"], path: "Tests/Throughput",
      swiftSettings: house),
  ],
  swiftLanguageModes: [.v6]
)
