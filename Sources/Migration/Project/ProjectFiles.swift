internal import Formats
internal import Language
internal import Platform
internal import Records

/// Reads the files that a project names and keeps their text for messages.
///
/// A path in a project is relative to the file that names it.
public struct ProjectFiles {
  /// Largest text file a project may name: mappings, copybooks, tables, packs.
  static let limit = 64 << 20

  private(set) var texts: [SourceText] = []
  /// Texts that stand in place of files, by path: what an editor holds and has not saved.
  private let open: [String: [UInt8]]
  /// Every file that was read, with its digest, in the order of reading.
  private(set) var inputs: [InputSummary] = []

  init(open: [String: [UInt8]] = [:]) { self.open = open }

  /// Reads a file that a project names, or gives a diagnostic at the place that names it.
  mutating func bytes(_ path: String, namedAt span: TextSpan?) throws(DiagnosticsError) -> [UInt8] {
    do throws(FileError) {
      let bytes: [UInt8]
      if let text = open[path] { bytes = text } else { bytes = try FileSystem.readAll(path, limit: ProjectFiles.limit) }
      let sha256 = Hexadecimal.text(Digest.sha256(bytes))
      if !inputs.contains(where: { $0.path.utf8.elementsEqual(path.utf8) }) {
        inputs.append(InputSummary(path: path, byteCount: bytes.count, sha256: sha256))
      }
      return bytes
    } catch {
      throw DiagnosticsError(ProjectProblem.unreadableFile(ja: error.ja, en: error.en, at: span))
    }
  }

  /// Reads a text that diagnostics may point into.
  mutating func text(_ path: String, namedAt span: TextSpan?) throws(DiagnosticsError) -> SourceText {
    let text = SourceText(file: path, bytes: try bytes(path, namedAt: span))
    texts.append(text)
    return text
  }

  /// Keeps a text that was read as bytes, for messages that point into it.
  mutating func keep(_ path: String, _ bytes: [UInt8]) {
    texts.append(SourceText(file: path, bytes: bytes))
  }

  /// The copybook that a `COPY` in the file `place` names, or `nil`: it stands beside that file.
  ///
  /// - Parameters:
  ///   - name: The name in the statement.
  ///   - place: The path of the file that holds it.
  public static func copied(_ name: String, from place: String) -> (path: String, bytes: [UInt8])? {
    for fileName in CopybookLibrary.fileNames(of: name) {
      let path = resolve(fileName, from: place)
      if FileSystem.exists(path), let bytes = try? FileSystem.readAll(path, limit: limit) { return (path, bytes) }
    }
    return nil
  }

  /// A path as named in `file`.
  static func resolve(_ path: String, from file: String) -> String {
    if path.utf8.first == 0x2F { return path }
    guard let slash = file.utf8.lastIndex(of: 0x2F) else { return path }
    return simplified(String(file[...slash]) + path)
  }

  /// A path as seen from the folder of `file`: the same wherever the command is called.
  /// An absolute path stays one beside a project that was named by a relative one.
  static func relative(_ path: String, to file: String) -> String {
    if path.utf8.first == 0x2F, file.utf8.first != 0x2F { return path }
    let base = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    var common = 0
    while common < base.count, common < parts.count - 1, base[common].utf8.elementsEqual(parts[common].utf8) {
      common += 1
    }
    let up = Array(repeating: "..", count: base.count - common)
    return (up + parts[common...].map(String.init)).joined(separator: "/")
  }

  /// The same path without `a/../` and `./` inside it.
  private static func simplified(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      if part == ".", !parts.isEmpty { continue }
      if part == "..", let last = parts.last, last != "..", last != ".", !last.isEmpty {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}
