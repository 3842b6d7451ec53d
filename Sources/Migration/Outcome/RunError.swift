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
}
