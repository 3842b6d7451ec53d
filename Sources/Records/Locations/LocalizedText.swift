/// One sentence in the two languages utsushi speaks.
public struct LocalizedText: Sendable, Hashable, Codable {
  /// Japanese.
  public var ja: String
  /// English.
  public var en: String

  /// Pairs a Japanese sentence with its English one.
  public init(ja: String, en: String) {
    self.ja = ja
    self.en = en
  }

  /// The sentence in one language.
  public subscript(language: MessageLanguage) -> String {
    switch language {
    case .japanese: ja
    case .english: en
    }
  }
}

/// A language of messages and reports.
public enum MessageLanguage: String, Sendable, Codable, CaseIterable {
  /// Japanese.
  case japanese = "ja"
  /// English.
  case english = "en"
}
