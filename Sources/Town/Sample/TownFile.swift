/// A file of the sample.
public enum TownFile: Sendable, CaseIterable {
  /// The resident register (住民基本台帳): 640 bytes and CRLF a record.
  case residents
  /// The people who are not residents (住登外者宛名): 400 bytes and CRLF a record.
  case nonResidents
  /// The inhabitant tax (個人住民税): IBM939, variable records with a record descriptor word.
  case inhabitantTax
  /// The care insurance (介護保険): CP932, delimited.
  case careInsurance
  /// Who receives the child allowance (児童手当): CP932, delimited.
  case allowanceRecipients
  /// For which children it is paid: CP932, delimited.
  case allowanceChildren
  /// The list by which the office controls counts and amounts: CP932, delimited.
  case controlList

  /// The name of the file.
  public var fileName: String {
    switch self {
    case .residents: "JUKI.DAT"
    case .nonResidents: "JUTOGAI.DAT"
    case .inhabitantTax: "KOJUZEI.DAT"
    case .careInsurance: "KAIGO.CSV"
    case .allowanceRecipients: "JITE-JUKYUSHA.CSV"
    case .allowanceChildren: "JITE-JIDO.CSV"
    case .controlList: "KANRI.CSV"
    }
  }
}
