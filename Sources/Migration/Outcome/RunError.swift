public import Records

/// Why a run could not finish; wrong data never is a reason, it is a finding.
public struct RunError: Error, Sendable {
  /// The permanent code, family P.
  public var code: String
  /// What is wrong and where.
  public var message: LocalizedText
  /// How to go on.
  public var help: LocalizedText?

  /// Makes an error.
  public init(code: String, _ message: LocalizedText, help: LocalizedText? = nil) {
    self.code = code
    self.message = message
    self.help = help
  }

  /// A file that is not what it was when the run began.
  static func changed(_ path: String) -> RunError {
    RunError(
      code: "P202",
      LocalizedText(ja: "`\(path)`が実行中に変わった", en: "`\(path)` changed during the run"),
      help: LocalizedText(ja: "ファイルが書き終わってからやり直す", en: "run again when the file is no longer being written"))
  }
}
