/// The bytes around a run of double-byte codes in the mixed code of a host.
public struct ShiftCodes: Sendable, Hashable {
  /// One shift code, of one or two bytes.
  public struct Shift: Sendable, Hashable {
    /// The bytes, first byte highest.
    public let bytes: UInt16
    /// How many there are, 1 or 2.
    public var byteCount: Int { bytes > 0xFF ? 2 : 1 }

    /// Makes a shift code.
    public init(_ bytes: UInt16) { self.bytes = bytes }

    /// Whether it stands at a position.
    func stands(in span: Span<UInt8>, at position: Int) -> Bool {
      guard position + byteCount <= span.count else { return false }
      return byteCount == 1
        ? span[position] == UInt8(bytes) : UInt16(span[position]) << 8 | UInt16(span[position + 1]) == bytes
    }
  }

  /// What begins a run; the first one is what is written.
  public let begin: [Shift]
  /// What ends it.
  public let end: Shift
  /// The first byte of the shift codes of two bytes, the same of all; 0100 where there are none.
  let lead: UInt16
  /// No byte of a double-byte code is below it: 40, or 21 where the codes are those of JIS in seven bits.
  let leastByte: UInt8

  init(begin: [UInt16], end: UInt16, leastByte: UInt8 = 0x40) {
    self.begin = begin.map(Shift.init)
    self.end = Shift(end)
    self.leastByte = leastByte
    lead = (begin + [end]).first { $0 > 0xFF }.map { $0 >> 8 } ?? 0x100
  }

  /// Shift-out and shift-in. Source: IBM, "Character Data Representation Architecture", mixed EBCDIC.
  static let ibm = ShiftCodes(begin: [0x0E], end: 0x0F)
  /// K (12 point), K1 (9 point), K2 (7 point) and A. Source: the README of jef4j; Fujitsu, "JEF".
  static let jef = ShiftCodes(begin: [0x28, 0x38, 0x30E2], end: 0x29)
  /// 全角 and 半角 shift. Source: Hitachi, XMAP3 (3020-7-595), "KEIS".
  static let keis = ShiftCodes(begin: [0x0A42], end: 0x0A41)
  /// KI and KO of JIPS(J). Source: NEC, as the README of jef4j gives them.
  static let jipsJ = ShiftCodes(begin: [0x1A70], end: 0x1A71, leastByte: 0x21)
  /// KI and KO of JIPS(E), the same characters in EBCDIK. Source: as `jipsJ`.
  static let jipsE = ShiftCodes(begin: [0x3F75], end: 0x3F76)

  /// All of them.
  var all: [Shift] { begin + [end] }
}
