internal import Formats
internal import Language
internal import Platform
internal import Records

/// What can be wrong with a project beyond its language: files, names of tables and profiles, values that fields cannot
/// hold. Codes are permanent; those of the language stand in `DiagnosticCode`.
enum ProjectProblem: String, CaseIterable {
  /// A file that the project names cannot be read.
  case unreadableFile = "P301"
  /// The folder of the standard holds no business.
  case emptyStandard = "P302"
  /// There is no CSV profile of this name.
  case unknownDialect = "P303"
  /// There is no character table of this name.
  case unknownTable = "P304"
  /// A field cannot hold a value that the project compares it with.
  case unwritableValue = "P305"
  /// A record has no field of this name.
  case unknownField = "P306"
  /// Two maps keep different columns in one side file.
  case sideFileConflict = "P307"
  /// The gate accepts a rule that the run does not have.
  case unknownAcceptedRule = "P308"

  /// The name of a side file is no plain word.
  case badSideFileName = "P309"
  /// An item of 支援措置 is written from a source that protects nobody.
  case missingProtection = "P310"
  /// The key of a role is no Ed25519 public key.
  case unusableKey = "P311"
  /// Delimited text in a character table of a host.
  case unsuitableTable = "P312"
  /// A maker's table beside a character table that has no area of a maker's own.
  case needlessTable = "P313"
  /// There is no set of characters of this name.
  case unknownRepertoire = "P314"

  static func unreadableFile(ja: String, en: String, at span: TextSpan?) -> Diagnostic {
    Diagnostic(
      code: Self.unreadableFile.rawValue, LocalizedText(ja: ja, en: en), at: span,
      help: LocalizedText(
        ja: "道は、それを書いたファイルの場所から見たもの", en: "a path is seen from the file that names it"))
  }

  static func emptyStandard(_ folder: String, at span: TextSpan?) -> Diagnostic {
    Diagnostic(
      code: Self.emptyStandard.rawValue,
      LocalizedText(ja: "標準仕様の業務フォルダが`\(folder)`に無い", en: "no folder of a business in `\(folder)`"), at: span)
  }

  static func unknownDialect(_ name: Located<String>) -> Diagnostic {
    let known = StandardDialect.names.joined(separator: ", ")
    return Diagnostic(
      code: Self.unknownDialect.rawValue,
      LocalizedText(ja: "`\(name.value)`というCSVの方言は無い", en: "there is no CSV profile `\(name.value)`"), at: name.span,
      help: LocalizedText(ja: "使えるもの: \(known)", en: "known profiles: \(known)"))
  }

  static func unknownTable(_ name: Located<String>) -> Diagnostic {
    let known = CharacterTable.names.joined(separator: ", ")
    return Diagnostic(
      code: Self.unknownTable.rawValue,
      LocalizedText(ja: "`\(name.value)`という文字表は無い", en: "there is no character table `\(name.value)`"), at: name.span,
      help: LocalizedText(ja: "使えるもの: \(known)", en: "known tables: \(known)"))
  }

  static func unsuitableTable(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      code: Self.unsuitableTable.rawValue,
      LocalizedText(
        ja: "区切り文字のファイルは`\(name.value)`では書けない", en: "delimited text cannot be written in `\(name.value)`"),
      at: name.span,
      help: LocalizedText(
        ja: "CSVへの書き出しで使われた文字表、たとえば`CP932`や`IBM939`を書く",
        en: "name the table that the CSV was exported in, for example `CP932` or `IBM939`"))
  }

  static func missingMark(_ mark: UInt8, _ name: Located<String>, at span: TextSpan) -> Diagnostic {
    let character = String(Unicode.Scalar(mark))
    return Diagnostic(
      code: Self.unsuitableTable.rawValue,
      LocalizedText(
        ja: "`\(name.value)`には1バイトの`\(character)`が無い",
        en: "`\(name.value)` has no `\(character)` of one byte"), at: span,
      help: LocalizedText(
        ja: "`records`には、その文字表にある印を書く", en: "let `records` name marks that the table has"))
  }

  static func foreignNewline(
    _ newline: String, _ name: Located<String>, isEBCDIC: Bool, at span: TextSpan
  ) -> Diagnostic {
    Diagnostic(
      code: Self.unsuitableTable.rawValue,
      LocalizedText(
        ja: "`\(name.value)`の行は`\(newline)`では終わらない", en: "rows in `\(name.value)` do not end in `\(newline)`"),
      at: span,
      help: isEBCDIC
        ? LocalizedText(
          ja: "`NEL`（15）、`EBCDIC-LF`（25）、`EBCDIC-CRLF`（0D25）または`CR`と書く",
          en: "write `NEL` (15), `EBCDIC-LF` (25), `EBCDIC-CRLF` (0D25) or `CR`")
        : LocalizedText(ja: "`CRLF`、`LF`、`CR`または`mixed`と書く", en: "write `CRLF`, `LF`, `CR` or `mixed`"))
  }

  static func unsuitableKeys(_ name: Located<String>, at span: TextSpan) -> Diagnostic {
    Diagnostic(
      code: Self.unsuitableTable.rawValue,
      LocalizedText(
        ja: "`\(name.value)`のソースでは`protect`を使えない", en: "a source in `\(name.value)` cannot have `protect`"), at: span,
      help: LocalizedText(ja: "UTF8またはCP932で抽出し直す", en: "extract it again in UTF8 or CP932"))
  }

  static func noBlank(_ name: Located<String>, at span: TextSpan) -> Diagnostic {
    Diagnostic(
      code: Self.unsuitableTable.rawValue,
      LocalizedText(
        ja: "`\(name.value)`の空白は1バイトでないので、行末の空白を補えない",
        en: "the blank of `\(name.value)` is not one byte: blanks that were removed cannot be filled in"), at: span)
  }

  static func needlessTable(_ name: Located<String>, at span: TextSpan) -> Diagnostic {
    Diagnostic(
      code: Self.needlessTable.rawValue,
      LocalizedText(
        ja: "`\(name.value)`にはメーカーの文字表を重ねられない", en: "`\(name.value)` takes no table of a maker"), at: span,
      help: LocalizedText(
        ja: "`table`はJEF、KEIS、JIPSの文字表だけに書く", en: "`table` belongs to the tables of JEF, KEIS and JIPS"))
  }

  static func unknownRepertoire(_ name: Located<String>) -> Diagnostic {
    let known = Repertoire.knownNames.joined(separator: ", ")
    return Diagnostic(
      code: Self.unknownRepertoire.rawValue,
      LocalizedText(ja: "`\(name.value)`という文字集合は無い", en: "there is no set of characters `\(name.value)`"),
      at: name.span,
      help: LocalizedText(
        ja: "使えるもの: \(known)。ほかは文字一覧のCSVのパスを書く", en: "known sets: \(known); for others write the path of a CSV list"))
  }

  static func unwritableValue(_ value: Located<String>) -> Diagnostic {
    Diagnostic(
      code: Self.unwritableValue.rawValue,
      LocalizedText(ja: "項目は値`\(value.value)`を持てない", en: "the field cannot hold the value `\(value.value)`"),
      at: value.span,
      help: LocalizedText(ja: "コピー句のPICTUREに合う値を書く", en: "write a value that fits the field's picture"))
  }

  static func unknownField(_ name: Located<String>, in layout: RecordLayout) -> Diagnostic {
    Diagnostic(
      code: Self.unknownField.rawValue,
      LocalizedText(
        ja: "レコード`\(layout.name)`に項目`\(name.value)`が無い", en: "record `\(layout.name)` has no field `\(name.value)`"),
      at: name.span)
  }

  static func sideFileConflict(_ file: String, at span: TextSpan) -> Diagnostic {
    Diagnostic(
      code: Self.sideFileConflict.rawValue,
      LocalizedText(
        ja: "`\(file)`に別の`map`が違う列を残している", en: "another `map` keeps other columns in `\(file)`"), at: span,
      help: LocalizedText(
        ja: "`keep`の列をそろえるか、`in`に別の名前を書く", en: "keep the same columns, or name another file after `in`"))
  }

  static func badSideFileName(_ name: String, at span: TextSpan) -> Diagnostic {
    Diagnostic(
      code: Self.badSideFileName.rawValue,
      LocalizedText(ja: "`\(name)`はファイルの名前にならない", en: "`\(name)` cannot name a file"), at: span,
      help: LocalizedText(ja: "文字と数字、`_`、`-`だけで書く", en: "use letters, digits, `_` and `-` alone"))
  }

  static func missingProtection(_ item: String, source: String, at span: TextSpan) -> Diagnostic {
    Diagnostic(
      code: Self.missingProtection.rawValue,
      LocalizedText(
        ja: "支援措置の項目`\(item)`を書くのに、`source \(source)`に`protect`が無い",
        en: "`\(item)` tells of 支援措置, and `source \(source)` has no `protect`"), at: span,
      help: LocalizedText(
        ja: "`protect (宛名番号の項目) when …`で、報告に出さない人を宣言する",
        en: "declare with `protect (key field) when …` whose records must never show"))
  }

  static func unusableKey(_ path: Located<String>, _ error: KeyError) -> Diagnostic {
    let message =
      switch error {
      case .unreadable:
        LocalizedText(ja: "`\(path.value)`はPEMの公開鍵ではない", en: "`\(path.value)` is no public key in PEM")
      case .notEd25519:
        LocalizedText(ja: "`\(path.value)`の鍵はEd25519ではない", en: "the key in `\(path.value)` is not Ed25519")
      }
    return Diagnostic(
      code: Self.unusableKey.rawValue, message, at: path.span,
      help: LocalizedText(
        ja: "`openssl genpkey -algorithm ed25519 -out 秘密鍵`で作り、`openssl pkey -in 秘密鍵 -pubout`の出力を置く",
        en:
          "make one with `openssl genpkey -algorithm ed25519 -out SECRET` and keep what `openssl pkey -in SECRET -pubout` prints"
      ))
  }

  static func unknownAcceptedRule(_ rule: Located<String>, group: String) -> Diagnostic {
    Diagnostic(
      code: Self.unknownAcceptedRule.rawValue,
      LocalizedText(
        ja: "`\(group)`に「\(rule.value)」という規則は無い", en: "`\(group)` has no rule “\(rule.value)”"), at: rule.span)
  }
}
