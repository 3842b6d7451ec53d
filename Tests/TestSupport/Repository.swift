/// Where the files of the repository are, found from this source file's own place.
public enum Repository {
  /// The repository's top folder.
  public static var root: String {
    // <root>/Tests/TestSupport/Repository.swift
    String(#filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/"))
  }

  /// A path under the top folder.
  public static func path(_ relative: String) -> String { root + "/" + relative }

  /// The folder of facts beside the repository (`../shared/data`); it may be absent, and tests then skip visibly.
  public static var facts: String { root + "/../shared/data" }
}
