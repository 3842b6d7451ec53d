internal import Records

/// What COBOL leaves to the compiler: how much storage a usage takes and where it begins.
///
/// A dialect is declared, never guessed. What no public manual tells of a dialect is `nil` and refused in a copybook.
public struct CopybookDialect: Sendable, Hashable {
  /// The name, as declarations write it.
  public let name: String
  /// The bytes of `BINARY`, `COMP` and `COMP-4` by digits; `nil` where no manual tells.
  let binarySize: BinarySize?
  /// The order of their bytes; `nil` where the machine decides and the project has to say it.
  private(set) var binaryOrder: ByteOrder?
  /// The order of the bytes of `COMP-5`, `BINARY-SHORT` and their like: that of the machine; `nil` where it has none.
  let nativeOrder: ByteOrder?
  /// `COMP-1` and `COMP-2`; `nil` where these are something else or unknown.
  private(set) var floatingPoint: FloatingPoint?
  /// Where `SYNCHRONIZED` puts binary and floating-point items; `nil` where no manual tells.
  let alignment: Alignment?
  /// Whether `COMP-6` is packed decimal without a sign.
  let hasPackedWithoutSign: Bool
  /// Whether `COMP-X` is a binary number of as many bytes as its picture has X.
  let hasExactBinary: Bool
  /// What `PIC N` is without a `USAGE`; `nil` where an option of the compiler decides, and the copybook has to say it.
  let nationalPicture: NationalPicture?

  /// The bytes of a binary number.
  enum BinarySize: Sendable, Hashable {
    /// 2 bytes to 4 digits, 4 to 9, 8 to 18.
    case halfFullDouble
    /// 1 byte to 2 digits, then as `halfFullDouble`.
    case powersOfTwo
    /// As few bytes as hold the greatest number.
    case least

    /// The bytes of a number of 1 to 18 digits.
    func byteCount(digits: Int, isSigned: Bool) -> Int {
      switch self {
      case .halfFullDouble: return digits <= 4 ? 2 : digits <= 9 ? 4 : 8
      case .powersOfTwo: return digits <= 2 ? 1 : digits <= 4 ? 2 : digits <= 9 ? 4 : 8
      case .least:
        var greatest: UInt64 = 1
        for _ in 0..<digits { greatest *= 10 }
        let bits = 64 - (greatest - 1).leadingZeroBitCount + (isSigned ? 1 : 0)
        return (bits + 7) / 8
      }
    }
  }

  /// The form of `COMP-1` and `COMP-2`.
  enum FloatingPoint: Sendable, Hashable {
    case hexadecimal
    case ieee(ByteOrder)

    func form(byteCount: Int) -> FloatingPointForm {
      switch self {
      case .hexadecimal: .hexadecimal(byteCount: byteCount)
      case .ieee(let order): .ieee(byteCount: byteCount, order)
      }
    }
  }

  /// What `SYNCHRONIZED` aligns to.
  enum Alignment: Sendable, Hashable {
    /// The item's own length, but binary numbers of 8 bytes to 4.
    case fullword
    /// The item's own length of 2, 4 or 8 bytes.
    case length
    /// Nothing: the clause is a comment.
    case none

    /// The multiple that an item begins at.
    func boundary(byteCount: Int, isFloatingPoint: Bool) -> Int {
      guard [2, 4, 8].contains(byteCount) else { return 1 }
      switch self {
      case .fullword: return isFloatingPoint ? byteCount : min(byteCount, 4)
      case .length: return byteCount
      case .none: return 1
      }
    }
  }

  /// What `PIC N` is.
  enum NationalPicture: Sendable, Hashable {
    case doubleByte
    case national
  }

  /// The dialect with this exact name, or `nil`.
  public static func named(_ name: String) -> CopybookDialect? {
    all.first { $0.name.utf8.elementsEqual(name.utf8) }
  }

  /// The names of the dialects.
  public static var names: [String] { all.map(\.name) }

  private static let all: [CopybookDialect] = [ibm, gnuCOBOL, microFocus, fujitsu, hitachi, nec]

  /// The dialect on a machine whose binary numbers have a declared order of bytes.
  func declaring(_ order: ByteOrder) -> CopybookDialect {
    var dialect = self
    dialect.binaryOrder = order
    if case .ieee = floatingPoint { dialect.floatingPoint = .ieee(order) }
    return dialect
  }

  /// IBM Enterprise COBOL for z/OS; `PIC N` as with the option NSYMBOL(DBCS), which Japanese hosts set.
  ///
  /// Source: IBM Enterprise COBOL for z/OS 6.4 Language Reference, "Computational items" and "SYNCHRONIZED clause".
  static let ibm = CopybookDialect(
    name: "IBM", binarySize: .halfFullDouble, binaryOrder: .bigEndian, nativeOrder: .bigEndian,
    floatingPoint: .hexadecimal, alignment: .fullword, hasPackedWithoutSign: false, hasExactBinary: false,
    nationalPicture: .doubleByte)

  /// GnuCOBOL 3 with its own configuration (`-std=default`) on a little-endian machine.
  ///
  /// Source: GnuCOBOL 3.1.2, default.conf (binary-size 1-2-4-8, binary-byteorder big-endian), and what it compiles to.
  static let gnuCOBOL = CopybookDialect(
    name: "GnuCOBOL", binarySize: .powersOfTwo, binaryOrder: .bigEndian, nativeOrder: .littleEndian,
    floatingPoint: .ieee(.littleEndian), alignment: .length, hasPackedWithoutSign: true, hasExactBinary: true,
    nationalPicture: nil)

  /// Fujitsu NetCOBOL with BINARY(WORD,MLBON), its default: 2, 4 or 8 bytes. Of the order of bytes, COMP-5, floating point and
  /// boundaries no public manual could be read.
  ///
  /// Source: Fujitsu NetCOBOL V12.1 user's guide, compiler option BINARY.
  static let fujitsu = CopybookDialect(
    name: "Fujitsu", binarySize: .halfFullDouble, binaryOrder: nil, nativeOrder: nil, floatingPoint: nil,
    alignment: nil,
    hasPackedWithoutSign: false, hasExactBinary: false, nationalPicture: nil)

  /// Hitachi COBOL2002 without -Bin1Byte: 2, 4 or 8 bytes in the machine's order, IEEE floating point.
  ///
  /// Source: Hitachi COBOL2002 language manual and user's guide, "-Bin1Byte", "-BigEndian", "COMP-1, COMP-2".
  static let hitachi = CopybookDialect(
    name: "Hitachi", binarySize: .halfFullDouble, binaryOrder: nil, nativeOrder: nil,
    floatingPoint: .ieee(.littleEndian),
    alignment: nil, hasPackedWithoutSign: false, hasExactBinary: false, nationalPicture: nil)

  /// NEC COBOL: characters, DISPLAY numbers and COMP-3. What COMP and its numbers are differs between its systems (on A-VX,
  /// COMP is DISPLAY, COMP-1 and COMP-2 are binary), and no manual of ACOS-4 could be read.
  static let nec = CopybookDialect(
    name: "NEC", binarySize: nil, binaryOrder: nil, nativeOrder: nil, floatingPoint: nil, alignment: nil,
    hasPackedWithoutSign: false, hasExactBinary: false, nationalPicture: nil)

  /// Micro Focus COBOL with NOIBMCOMP, its default, on a little-endian machine.
  ///
  /// Source: Micro Focus Visual COBOL, Language Reference, "The USAGE clause" and "The SYNCHRONIZED clause" (documentary
  /// under NOIBMCOMP); GnuCOBOL 3.1.2, mf.conf (binary-size 1--8).
  static let microFocus = CopybookDialect(
    name: "MicroFocus", binarySize: .least, binaryOrder: .bigEndian, nativeOrder: .littleEndian,
    floatingPoint: .ieee(.littleEndian), alignment: Alignment.none, hasPackedWithoutSign: true, hasExactBinary: true,
    nationalPicture: nil)
}
