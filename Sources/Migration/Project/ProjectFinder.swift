internal import Language
internal import Platform

/// Finds the project that a mapping file belongs to.
public enum ProjectFinder {
  /// How many folders above the file are looked through.
  private static let height = 4
  /// The name that comes first where several projects share their rules.
  private static let usual = "migration.utsushi"

  /// The project file that is this file or imports it, in its own folder or one above; `nil` where there is none.
  ///
  /// - Parameters:
  ///   - path: The path of a `.utsushi` file.
  ///   - open: Texts that stand in place of files, by path.
  /// - Complexity: O(bytes of the `.utsushi` files in those folders).
  public static func project(of path: String, open: [String: [UInt8]] = [:]) -> String? {
    var folder = path
    for _ in 0...height {
      guard let slash = folder.utf8.lastIndex(of: 0x2F) else { return nil }
      folder = String(folder[..<slash])
      let names = ((try? FileSystem.list(folder.isEmpty ? "/" : folder)) ?? []).filter { $0.hasSuffix(".utsushi") }
      for name in names.filter({ $0 == usual }) + names.filter({ $0 != usual }) {
        let candidate = folder + "/" + name
        guard let bytes = open[candidate] ?? (try? FileSystem.readAll(candidate, limit: 1 << 26)) else { continue }
        let document = Parser.parse(SourceText(file: candidate, bytes: bytes)).document
        guard document.isProject else { continue }
        let files = [candidate] + document.imports.map { ProjectFiles.resolve($0.value, from: candidate) }
        if files.contains(where: { $0.utf8.elementsEqual(path.utf8) }) { return candidate }
      }
      if folder.isEmpty { return nil }
    }
    return nil
  }
}
