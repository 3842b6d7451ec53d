/// The single bytes of EBCDIC.
enum EBCDIC {
  /// One maker's page.
  struct Page: Sendable {
    /// The graphic characters from 41 on.
    let graphics: String
    /// Bytes below 40 that are read otherwise than on IBM hosts, or, as `nil`, not at all.
    var controls: [UInt16: UInt32?] = [:]
    /// Whether E1 is the euro sign.
    var hasEuro = false
  }

  static let ibm290Page = Page(graphics: ibm290)
  static let ibm1027Page = Page(graphics: ibm1027)
  /// 15 is the line feed and 25 the next line there: the other way round than on IBM hosts.
  private static let newlines: [UInt16: UInt32?] = [0x15: 0x0A, 0x25: 0x85]
  private static let fujitsuControls: [UInt16: UInt32?] = [
    0x0E: 0x88, 0x0F: 0x89, 0x15: 0x0A, 0x25: 0x85, 0x28: nil, 0x29: nil, 0x38: nil,
  ]
  static let fujitsuEBCDICPage = Page(graphics: fujitsuEBCDIC, controls: fujitsuControls)
  static let fujitsuEBCDIKPage = Page(graphics: fujitsuEBCDIK, controls: fujitsuControls)
  static let fujitsuASCIIPage = Page(graphics: fujitsuASCII, controls: fujitsuControls)
  static let hitachiEBCDICPage = Page(graphics: hitachiEBCDIC, controls: newlines)
  static let hitachiEBCDIKPage = Page(graphics: hitachiEBCDIK, controls: newlines)
  static let necEBCDIKPage = Page(graphics: necEBCDIK, controls: newlines)
}

extension TableContent {
  /// The bytes of a page.
  ///
  /// - Parameter withoutShifts: Whether 0E and 0F are shift codes and no characters.
  mutating func assign(_ page: EBCDIC.Page, withoutShifts: Bool = false) {
    isEBCDIC = true
    for (byte, scalar) in EBCDIC.controls.enumerated() {
      let byte = UInt16(byte)
      if withoutShifts, byte == 0x0E || byte == 0x0F { continue }
      if let other = page.controls[byte] {
        if let other { assign(byte, other) }
      } else {
        assign(byte, UInt32(scalar))
      }
    }
    assign(0x40, 0x20)
    assign(page.graphics, from: 0x41)
    if page.hasEuro { assign(0xE1, 0x20AC) }
    assign(0xFF, 0x9F)
  }
}
