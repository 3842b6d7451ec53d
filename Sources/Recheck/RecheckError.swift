public import Records

/// What stops a second reading, or what keeps a source out of it.
public struct RecheckError: Error, Sendable {
  /// What, and where.
  public var message: LocalizedText

  init(ja: String, en: String) { message = LocalizedText(ja: ja, en: en) }
}
