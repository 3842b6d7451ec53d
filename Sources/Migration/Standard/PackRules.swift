internal import Language
internal import Records

/// Reads the rules of an edition's packs (`conditions.utsushi`).
enum PackRules {
  /// The rules of all packs in order, and what is wrong with their files.
  static func read(_ standard: StandardEdition) -> (rules: [TypedRule], diagnostics: [Diagnostic]) {
    var rules: [TypedRule] = []
    var diagnostics: [Diagnostic] = []
    for pack in standard.packs {
      guard let conditions = pack.conditions else { continue }
      let (document, problems) = Parser.parse(SourceText(file: conditions.file, bytes: conditions.text))
      diagnostics += problems
      let (found, complaints) = RuleReader.rules(document, standard: standard)
      diagnostics += complaints
      rules += found
    }
    return (rules, diagnostics)
  }
}
