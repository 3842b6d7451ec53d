internal import Delivery
internal import Formats
public import Language
public import Records
internal import Validation

/// A project with everything it names read and checked: what a run, a test or a check starts from.
public struct LoadedProject: Sendable {
  /// The path of the project file.
  public let file: String
  /// The checked project.
  public let project: TypedProject
  /// The edition of the standard it converts to.
  public let standard: StandardEdition
  /// The rules of the packs it uses, then its own.
  public let rules: [TypedRule]
  /// For each source, its identification table.
  public let identifications: [IdentificationTable?]
  /// For each source, its character table, with the maker's own table in it; `nil` where there is none of that name.
  let characterTables: [CharacterTable?]
  /// The characters that may be written, `nil` where the project declares none.
  public let repertoire: Repertoire?
  /// The values of the items whose codes are the municipality's own, where the project names them.
  let municipalCodes: MunicipalCodes
  /// For each source, the paths of its parts.
  public internal(set) var sourcePaths: [[String]]
  /// Every file that was read for it, with its digest.
  public let inputs: [InputSummary]
  /// The roles that have to sign, with their keys.
  let approvalKeys: [DeliveryPlan.Role]
  /// Warnings.
  public let warnings: [Diagnostic]
}

/// What loading a project gave: the project, or why not; and the texts that the diagnostics point into.
public struct LoadResult: Sendable {
  /// The project, `nil` when there are errors.
  public let project: LoadedProject?
  /// Errors and warnings, in the order of their places.
  public let diagnostics: [Diagnostic]
  /// The texts by their file names.
  public let texts: [SourceText]

  /// The text of a file, or `nil`.
  public func text(_ file: String) -> SourceText? {
    texts.first { $0.file.utf8.elementsEqual(file.utf8) }
  }
}
