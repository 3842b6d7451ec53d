internal import Delivery
internal import Records

extension Verb {
  /// `approve`: a role signs a run.
  static let approve = Verb(
    name: "approve",
    summary: LocalizedText(ja: "実行の結果に、役割の鍵で署名する", en: "sign a run with the key of a role"),
    operandNames: "RUN", operands: 1...1,
    options: [
      OptionSpec(
        name: "--role", valueName: "ROLE",
        summary: LocalizedText(ja: "プロジェクトの`approvals`にある役割", en: "a role that the project's `approvals` names"),
        isRequired: true),
      OptionSpec(
        name: "--key", valueName: "FILE",
        summary: LocalizedText(
          ja: "その役割のEd25519秘密鍵（PEM）。パスフレーズは環境変数UTSUSHI_KEY_PASSPHRASE",
          en: "its Ed25519 private key (PEM); a passphrase comes from UTSUSHI_KEY_PASSPHRASE"), isRequired: true),
    ],
    examples: [
      (
        "utsushi approve out/clean --role gyomu --key gyomu.key",
        LocalizedText(ja: "承認の文と署名をout/clean/approvalsに書く", en: "write statement and signature to out/clean/approvals")
      )
    ],
    exitCodes: LocalizedText(
      ja: "0 署名した、1 ゲートが閉じている、2 署名できない", en: "0 signed, 1 the gate is closed, 2 could not sign"),
    perform: { arguments, _ in
      let run = try RunFolder(arguments.operands[0])
      let statement = try Approval.approve(
        run, role: arguments.value("--role") ?? "", keyPath: arguments.value("--key") ?? "",
        passphrase: Terminal.variable("UTSUSHI_KEY_PASSPHRASE") ?? "")
      Terminal.output(statement)
      return .done
    })

  /// `upload`: deliver a run.
  static let upload = Verb(
    name: "upload",
    summary: LocalizedText(
      ja: "ゲートが開き、承認のそろった実行を配信先に届ける", en: "deliver a run whose gate is open and which is approved"),
    operandNames: "RUN", operands: 1...1, options: [targetOption],
    examples: [
      (
        "utsushi upload out/clean --target copy",
        LocalizedText(ja: "プロジェクトの配信先copyに届ける", en: "deliver to the project's target copy")
      )
    ],
    exitCodes: LocalizedText(
      ja: "0 届けた（同じものがすでにあった）、1 ゲートか承認により断った、2 届けられない",
      en: "0 delivered (or there already), 1 refused by gate or approvals, 2 could not deliver"),
    perform: { arguments, language in
      let delivery = try Delivery(
        RunFolder(arguments.operands[0]), to: arguments.value("--target") ?? "", environment: Terminal.variable)
      let isNew = try delivery.upload()
      Terminal.output(
        isNew
          ? LocalizedText(ja: "届けた: \(delivery.place)", en: "delivered: \(delivery.place)")[language]
          : LocalizedText(ja: "すでに届いている: \(delivery.place)", en: "there already: \(delivery.place)")[language])
      return .done
    })

  /// `verify`: compare what is there with what was signed.
  static let verify = Verb(
    name: "verify",
    summary: LocalizedText(ja: "配信先にあるものを、署名されたものと比べる", en: "compare what a target holds with what was signed"),
    operandNames: "RUN", operands: 1...1, options: [targetOption],
    examples: [
      (
        "utsushi verify out/clean --target copy",
        LocalizedText(ja: "配信先copyの中身を確かめる", en: "check what the target copy holds")
      )
    ],
    exitCodes: LocalizedText(
      ja: "0 一致、1 違いがある、またはゲートか承認により断った、2 比べられない",
      en: "0 they agree, 1 they differ, or refused by gate or approvals, 2 could not compare"),
    perform: { arguments, language in
      let delivery = try Delivery(
        RunFolder(arguments.operands[0]), to: arguments.value("--target") ?? "", environment: Terminal.variable)
      let differences = try delivery.verify()
      for difference in differences { Terminal.output(language == .japanese ? difference.ja : difference.en) }
      guard differences.isEmpty else { return .gateClosed }
      Terminal.output(LocalizedText(ja: "一致: \(delivery.place)", en: "agrees: \(delivery.place)")[language])
      return .done
    })

  private static let targetOption = OptionSpec(
    name: "--target", valueName: "NAME",
    summary: LocalizedText(ja: "プロジェクトの`target`の名前", en: "the name of a `target` of the project"), isRequired: true)
}
