@testable import Formats

/// Every code that a form of code can have, as bytes of a field; assigned or not.
enum EveryCode {
  /// One code.
  struct Code {
    /// What a field holds that holds this code alone, with shift codes or escape sequences around it.
    var bytes: [UInt8]
    /// The code alone, first byte highest.
    var code: UInt32
  }

  /// The codes of a table, in order: of one byte, of two, of three.
  static func codes(of table: CharacterTable) -> [Code] {
    let singles = (UInt8.min...UInt8.max).map { Code(bytes: [$0], code: UInt32($0)) }
    switch table.form {
    case .singleBytes: return singles
    case .doubleBytes: return pairs(0x21...0xFE, 0x21...0xFE)
    case .leadBytes:
      return singles.filter { !isLead($0.bytes[0]) } + pairs(0x81...0x9F, 0x40...0xFC) + pairs(0xE0...0xFC, 0x40...0xFC)
    case .shiftCodes(let shifts):
      let begin = CharacterTable.bytes(of: UInt32(shifts.begin[0].bytes))
      let end = CharacterTable.bytes(of: UInt32(shifts.end.bytes))
      return singles
        + pairs(0x21...0xFE, 0x21...0xFE)
        // No shift code, and no first byte of one.
        .filter { pair in !shifts.all.contains { $0.bytes == UInt16(pair.bytes[0]) || UInt32($0.bytes) == pair.code } }
        .map { Code(bytes: begin + $0.bytes + end, code: $0.code) }
    case .extendedUnix:
      let third = pairs(0xA1...0xFE, 0xA1...0xFE).map { Code(bytes: [0x8F] + $0.bytes, code: 0x8F_0000 | $0.code) }
      return singles.filter { $0.bytes[0] < 0x80 } + pairs(0x8E...0x8E, 0xA1...0xFE)
        + pairs(0xA1...0xFE, 0xA1...0xFE) + third
    case .designations(let designations):
      return designations.sets.flatMap { set -> [Code] in
        let escape = [0x1B] + set.final
        let back: [UInt8] = set == .ascii ? [] : [0x1B, 0x28, 0x42]
        let opening = set == .ascii ? [] : escape
        let codes =
          set.isDouble ? pairs(0x21...0x7E, 0x21...0x7E) : singles.filter { (0x21...0x7E).contains($0.bytes[0]) }
        return codes.map { code in
          let index = set.index(code.bytes[0], code.bytes.count == 2 ? code.bytes[1] : 0)
          return Code(bytes: opening + code.bytes + back, code: UInt32(index))
        }
      }
    case .utf8, .utf16: return []
    }
  }

  private static func isLead(_ byte: UInt8) -> Bool { (0x81...0x9F).contains(byte) || (0xE0...0xFC).contains(byte) }

  private static func pairs(_ leads: ClosedRange<UInt8>, _ trails: ClosedRange<UInt8>) -> [Code] {
    leads.flatMap { lead in trails.map { Code(bytes: [lead, $0], code: UInt32(lead) << 8 | UInt32($0)) } }
  }
}
