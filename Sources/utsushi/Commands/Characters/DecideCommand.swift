internal import Language
internal import Migration
internal import Records

/// `characters decide`: one decision into the identification table and the ledger beside it.
enum DecideCommand {
  static func decide(
    _ operands: [String], _ arguments: ParsedArguments, _ language: MessageLanguage
  ) throws -> ExitCode {
    guard operands.count == 2 else {
      throw UsageError(
        LocalizedText(
          ja: "ソースとコードが要る: `characters decide 住民マスタ F048 …`",
          en: "name a source and a code: `characters decide SOURCE F048 …`"))
    }
    func required(_ name: String) throws(UsageError) -> String {
      guard let value = arguments.value(name), !value.isEmpty else {
        throw UsageError(LocalizedText(ja: "`\(name)`が要る", en: "`\(name)` is required"))
      }
      return value
    }
    let decision = try required("--decision")
    let isHeld = decision.utf8.elementsEqual(IdentificationTable.Decision.held.rawValue.utf8)
    let target = isHeld ? arguments.value("--target") ?? "" : try required("--target")
    let (by, date, reason) = (try required("--by"), try required("--date"), try required("--reason"))
    let loaded = ProjectLoader.load(arguments.value("--project") ?? "migration.utsushi")
    Complaint.show(loaded, language)
    guard let project = loaded.project else { return .couldNotFinish }
    let recorded = try CharacterDecision(
      source: try SourceChoice.find(operands[0], in: project).source, code: operands[1].uppercased(),
      decision: decision, target: target, mjName: arguments.value("--mj-name") ?? "", note: arguments.value("--note"),
      decidedBy: by, date: date, reason: reason
    ).record(in: project)
    let before =
      recorded.before.map { "\($0.decision.rawValue) \($0.targetText)" }
      ?? LocalizedText(ja: "（無し）", en: "(none)")[language]
    Terminal.output("\(operands[1].uppercased()): \(before) → \(decision) \(target)")
    Terminal.output("\(recorded.table)\n\(recorded.ledger)")
    return .done
  }
}
