internal import Platform
internal import Records
internal import Town

extension Verb {
  /// `generate`: a synthetic town.
  static let generate = Verb(
    name: "generate",
    summary: LocalizedText(
      ja: "合成した町の旧システム出力を、誤りの一覧とともに作る",
      en: "write the legacy exports of a synthetic town, with a list of planted faults"),
    operandNames: "", operands: 0...0,
    options: [
      OptionSpec(
        name: "--output", valueName: "DIR",
        summary: LocalizedText(ja: "書き出すフォルダ（まだ無いもの）", en: "folder to write (must not exist)"), isRequired: true),
      OptionSpec(
        name: "--residents", valueName: "N",
        summary: LocalizedText(ja: "住民の数（既定2000）", en: "number of residents (default 2000)")),
      OptionSpec(
        name: "--seed", valueName: "N",
        summary: LocalizedText(
          ja: "乱数の種（既定104213）。同じ種は同じバイト列", en: "seed (default 104213); the same seed gives the same bytes")),
      OptionSpec(
        name: "--faulty",
        summary: LocalizedText(
          ja: "約2%に誤りを仕込み、faults.csvに一覧を書く", en: "plant faults in about 2 % and list them in faults.csv")),
    ],
    examples: [
      (
        "utsushi generate --output town",
        LocalizedText(ja: "住民2000人の町", en: "a town of 2,000 residents")
      ),
      (
        "utsushi generate --output big --residents 200000 --seed 7",
        LocalizedText(ja: "速度を測るための大きな町", en: "a big town to measure speed on")
      ),
      (
        "utsushi generate --output broken --faulty",
        LocalizedText(ja: "誤りを仕込んだ町と、その一覧", en: "a town with planted faults and their list")
      ),
    ],
    exitCodes: LocalizedText(ja: "0 作成した、2 作成できない", en: "0 written, 2 could not write"),
    perform: { arguments, _ in
      let residents = try arguments.number("--residents", atLeast: 100) ?? 2000
      guard residents <= 10_000_000 else {
        throw UsageError(LocalizedText(ja: "`--residents`は1000万まで", en: "`--residents` takes at most 10,000,000"))
      }
      let seed = try arguments.number("--seed", atLeast: 0) ?? 104_213
      guard let output = arguments.value("--output") else { return .usage }
      let staged = try StagedDirectory(output)
      let sample = TownSample(seed: UInt64(seed), residents: residents, isFaulty: arguments.has("--faulty"))
      for file in TownFile.allCases {
        var writer = try OutputFile(creating: staged.partialPath + "/" + file.fileName)
        try sample.write(file: file) { bytes in try writer.write(bytes) }
        try writer.close()
      }
      if arguments.has("--faulty") {
        var writer = try OutputFile(creating: staged.partialPath + "/faults.csv")
        try writer.write(try sample.faults())
        try writer.close()
      }
      try staged.commit()
      Terminal.output(output)
      return .done
    })
}
