/// A file of the sample.
public enum TownFile: Sendable, CaseIterable {
  /// The resident register (住民基本台帳): 640 bytes and CRLF a record.
  case residents
  /// The people who are not residents (住登外者宛名): 400 bytes and CRLF a record.
  case nonResidents

  /// The name of the file.
  public var fileName: String {
    switch self {
    case .residents: "JUKI.DAT"
    case .nonResidents: "JUTOGAI.DAT"
    }
  }
}
