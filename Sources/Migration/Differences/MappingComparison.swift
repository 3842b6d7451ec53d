internal import Delivery
internal import Language
internal import Platform
public import Records

/// Runs two projects over the same bytes and compares what comes out: what a change of rules does before anyone merges it
/// (`utsushi compare-mappings`).
public enum MappingComparison {
  /// What the two give.
  public struct Result: Sendable {
    /// The records of the standard that differ, by key.
    public var data: DifferenceReport
    /// What else the two runs say differently: outcomes, findings, rules, totals, gate.
    public var runs: RunComparison

    /// Whether the rule sets give anything different.
    public var isDifferent: Bool { data.isDifferent || runs.isDifferent }
  }

  /// Compares.
  ///
  /// - Parameters:
  ///   - old: The older project.
  ///   - new: The newer one.
  ///   - difference: How their data are compared; `scratch` is an existing folder that both runs are made in, and each row's
  ///     key is that of the newer project's standard.
  ///   - options: How the runs are carried out.
  /// - Throws: What a run and `DataSetDifference` throw; `RunError` P281 where the two read different bytes.
  /// - Complexity: That of two runs and a comparison.
  public static func compare(
    _ old: LoadedProject, _ new: LoadedProject, _ difference: DifferenceOptions, options: RunOptions
  ) async throws -> Result {
    var difference = difference
    difference.standard = ProjectFiles.resolve(new.project.declarations.migration.standard.value, from: new.file)
    var folders: [String] = []
    var reports: [RunReport] = []
    for (name, project) in [("old", old), ("new", new)] {
      let folder = difference.scratch + "/" + name
      reports.append(try await MigrationRun.perform(project, output: folder, options: options).report)
      folders.append(folder)
    }
    for source in reports[1].sources {
      guard let other = reports[0].sources.first(where: { $0.name.utf8.elementsEqual(source.name.utf8) }),
        other.sha256 != source.sha256
      else { continue }
      throw RunError(
        code: "P281",
        LocalizedText(
          ja: "ソース`\(source.name)`の読むファイルが二つのプロジェクトで違う（`\(other.file)`、`\(source.file)`）",
          en: "the two projects read different bytes for `\(source.name)`: `\(other.file)` and `\(source.file)`"),
        help: LocalizedText(
          ja: "`--source \(source.name)=FILE`で同じファイルを読ませる",
          en: "let both read one file with `--source \(source.name)=FILE`"))
    }
    return Result(
      data: try await DataSetDifference.compare(folders[0], folders[1], difference) { _ in },
      runs: try RunDifference.compare(RunFolder(folders[0], isTrusted: true), RunFolder(folders[1], isTrusted: true)))
  }
}

extension LoadedProject {
  /// The same project reading other files.
  ///
  /// - Parameter files: For some sources by name, the paths of all their parts.
  /// - Throws: `RunError` P282 for a source that the project does not have, or another number of parts.
  public func reading(_ files: [(source: String, paths: [String])]) throws(RunError) -> LoadedProject {
    var project = self
    let sources = project.project.declarations.sources
    for (name, paths) in files {
      guard let index = sources.firstIndex(where: { $0.name.value.utf8.elementsEqual(name.utf8) }) else {
        let known = sources.map(\.name.value).joined(separator: ", ")
        throw RunError(
          code: "P282",
          LocalizedText(
            ja: "`\(file)`にソース`\(name)`は無い（あるもの: \(known)）", en: "`\(file)` has no source `\(name)`; it has \(known)"))
      }
      guard paths.count == sourcePaths[index].count else {
        throw RunError(
          code: "P282",
          LocalizedText(
            ja: "ソース`\(name)`のファイルは\(sourcePaths[index].count)個だが、\(paths.count)個を示した",
            en: "`\(name)` has \(sourcePaths[index].count) files, \(paths.count) were named"))
      }
      project.sourcePaths[index] = paths
    }
    return project
  }
}
