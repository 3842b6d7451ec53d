public import Delivery
internal import Language
internal import Platform
internal import Records

/// A finished run together with what it was made from, all of it as it was then: what every later question about the run
/// starts from.
public struct RunOrigin: Sendable {
  /// The run, with its ledger, evidence and bag checked.
  public let run: RunFolder
  /// The project.
  public let loaded: LoadedProject
  /// The texts of its files.
  let texts: [SourceText]

  /// Opens a run and loads its project again.
  ///
  /// - Parameters:
  ///   - path: The folder of the run.
  ///   - project: The project file; `nil` for where it was when the run was made.
  ///   - isTrusted: Whether sources are known by their sizes and the run by its ledger alone, so that a question is answered at
  ///     once; otherwise every digest is computed again.
  /// - Throws: `DeliveryError` (D101–D104) for a run that was changed; `RunError` P251 where nobody knows the project, P252
  ///   where project or sources are others now; `DiagnosticsError` for a project that is wrong.
  /// - Complexity: O(bytes of the run and its sources); O(bytes of project and ledger) where they are trusted.
  public init(_ path: String, project: String? = nil, isTrusted: Bool = false) throws {
    run = try RunFolder(path, isTrusted: isTrusted)
    guard let file = project ?? run.project else {
      throw RunError(
        code: "P251",
        LocalizedText(
          ja: "`\(path)/run-log.json`が無く、プロジェクトの場所が分からない",
          en: "`\(path)/run-log.json` is not there, so nobody knows where the project is"),
        help: LocalizedText(ja: "`--project FILE`で示す", en: "name it with `--project FILE`"))
    }
    let result = ProjectLoader.load(file)
    guard let loaded = result.project else { throw DiagnosticsError(result.diagnostics) }
    self.loaded = loaded
    texts = result.texts
    // The same file may have been named in another way when the command was called from elsewhere.
    func place(_ path: String) -> [UInt8] { Array(ProjectFiles.resolve(path, from: file).utf8) }
    let known = Dictionary(
      loaded.inputs.map { (place($0.path), $0.sha256) }, uniquingKeysWith: { first, _ in first })
    for input in run.inputs where known[place(input.path)] != input.sha256 { throw RunOrigin.changed(input.path) }
    for (number, source) in loaded.project.declarations.sources.enumerated() {
      guard let then = run.sources.first(where: { $0.name.utf8.elementsEqual(source.name.value.utf8) }) else {
        throw RunOrigin.changed(source.name.value)
      }
      // What is packed is known by what is inside, and several parts by all of them together.
      guard !source.isPacked, loaded.sourcePaths[number].count == 1, let path = loaded.sourcePaths[number].first else {
        continue
      }
      guard try InputFile(path: path).byteCount == then.byteCount else { throw RunOrigin.changed(path) }
      if isTrusted { continue }
      guard Hexadecimal.text(try Digest.sha256(ofFile: path).digest) == then.sha256 else {
        throw RunOrigin.changed(path)
      }
    }
  }

  /// The path of a file that is named as seen from the project.
  public func path(_ name: String) -> String { ProjectFiles.resolve(name, from: loaded.file) }

  private static func changed(_ path: String) -> RunError {
    RunError(
      code: "P252",
      LocalizedText(ja: "`\(path)`は実行のときのものではない", en: "`\(path)` is not what it was when the run was made"),
      help: LocalizedText(
        ja: "実行のときのファイルを戻すか、`--project FILE`で当時のプロジェクトを示す。または実行をやり直す",
        en: "put the files back, name the project of that time with `--project FILE`, or run again"))
  }
}
