extension CharacterTable {
  /// One code of a table for people to look at.
  public struct Listed: Sendable, Hashable {
    /// The code as people write it, such as `8160`.
    public var code: String
    /// The scalars it reads as; empty for an undecided code.
    public var scalars: [Unicode.Scalar]
    /// For a user-defined code the private-use scalar that stands for it in texts.
    public var privateUse: Unicode.Scalar?
    /// The code that is written for these scalars where it is another one: this code is read and never written.
    public var writtenAs: String?
  }

  /// Every assigned or undecided code, in order; none for a form of Unicode, which has no table.
  ///
  /// - Complexity: O(65,536).
  public var listing: [Listed] {
    guard !form.isUnicode else { return [] }
    let codec = CharacterCodec(table: self, identification: nil)
    var listed: [Listed] = []
    for number in 0..<65_536 {
      let index = UInt16(number)
      let code = form.code(at: index)
      let scalars = Array(String(decoding: text(at: index), as: UTF8.self).unicodeScalars)
      if scalars.isEmpty {
        guard isUndecided(code) else { continue }
        listed.append(
          Listed(
            code: CharacterTable.written(code), scalars: [], privateUse: privateUseScalar(of: code), writtenAs: nil))
        continue
      }
      let written = codec.code(of: scalars[0].value, second: scalars.count == 2 ? scalars[1].value : 0)
      listed.append(
        Listed(
          code: CharacterTable.written(code), scalars: scalars, privateUse: nil,
          writtenAs: written == index ? nil : written.map { CharacterTable.written(form.code(at: $0)) } ?? ""))
    }
    // EUC's codes of three bytes have indexes among those of two.
    return form == .extendedUnix
      ? listed.sorted { ($0.code.utf8.count, $0.code) < ($1.code.utf8.count, $1.code) } : listed
  }

  /// A code in hexadecimal, two digits for each byte.
  private static func written(_ code: UInt32) -> String {
    ScalarNotation.text(bytes(of: code))
  }
}
