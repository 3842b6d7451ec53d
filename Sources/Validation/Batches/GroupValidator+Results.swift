public import Records

extension GroupValidator {
  /// The state of every check of the group, in the order of `checks`, for the report.
  ///
  /// - Parameters:
  ///   - tallies: The sum of all batches' tallies; `nil` when no batch was checked because the run could not.
  ///   - duplicates: What `DuplicateKeys` counted; `nil` when it did not run.
  ///   - groupRules: What `GroupRules` counted for each of `groupRules`; `nil` where it did not run.
  public func results(tallies: [RuleTally]?, duplicates: RuleTally?, groupRules: [RuleTally?]) -> [RuleResult] {
    checks.indices.map { position in
      let check = checks[position]
      var tally = tallies?[position]
      if check.code == .duplicateKey { tally = duplicates }
      let across = position - BuiltInRule.allCases.count - conditionRules.count
      if across >= 0 { tally = groupRules.indices.contains(across) ? groupRules[across] : nil }
      var (state, reason) = state(of: position, tally)
      if check.code == .notInCodeList, reason == nil { reason = municipalCodes }
      return RuleResult(
        code: check.code.text, title: check.title, group: group.qualifiedName, quotation: check.quotation,
        state: state, checked: tally?.checked ?? 0, failed: tally?.failed ?? 0, reason: reason,
        severity: check.severity)
    }
  }

  /// What a passed check of code lists does not vouch for.
  private var municipalCodes: LocalizedText? {
    let names = itemsOfMunicipalCodes.map { "`\($0)`" }
    if names.isEmpty { return nil }
    return LocalizedText(
      ja: "自治体固有コードの項目は検査しない: \(names.joined(separator: "、"))",
      en: "items with codes of the municipality's own are not checked: \(names.joined(separator: ", "))")
  }

  private func state(of position: Int, _ tally: RuleTally?) -> (CheckState, LocalizedText?) {
    if let rule = BuiltInRule(rawValue: position), !applies(rule) {
      return (
        .notApplicable,
        LocalizedText(ja: "この規則の対象となる項目がグループにない", en: "the group has no item this rule is about")
      )
    }
    if BuiltInRule(rawValue: position) == .repertoire, repertoire == nil {
      return (
        .notApplicable,
        LocalizedText(ja: "文字集合（`repertoire`）の宣言が無い", en: "no `repertoire` is declared")
      )
    }
    if BuiltInRule(rawValue: position) == .checkDigit, !checksDigits {
      return (
        .notApplicable,
        LocalizedText(
          ja: "変換規則の`check`が検査し、M506として一覧にする", en: "the `check` steps of the mapping look at them and list M506")
      )
    }
    guard let tally else {
      return (.notRun, LocalizedText(ja: "検査まで進まなかった", en: "the run did not get as far as this check"))
    }
    if tally.failed > 0 { return (.failed, nil) }
    if tally.checked > 0 { return (.passed, nil) }
    return (
      .notExercised,
      LocalizedText(ja: "対象となる値または条件に合うレコードがなかった", en: "no value or record met its condition")
    )
  }

  private func applies(_ rule: BuiltInRule) -> Bool {
    switch rule {
    case .dataType: group.items.contains { DataTypeRule.applies(to: $0) }
    case .length: group.items.contains { LengthRule.applies(to: $0) }
    case .halfWidth: group.items.contains { HalfWidthRule.applies(to: $0) }
    case .fullWidth: group.items.contains { FullWidthRule.applies(to: $0) }
    case .codeList: hasCodeLists
    case .mandatory: group.items.contains { MandatoryRule.applies(to: $0) }
    case .unknownDate: group.items.contains { UnknownDateRule.applies(to: $0) }
    case .repertoire: group.items.contains { RepertoireRule.applies(to: $0) }
    case .checkDigit: group.items.contains { CheckDigitRule.applies(to: $0) }
    case .duplicateKey: !group.keyItems.isEmpty
    }
  }
}
