internal import Records

/// A character table together with the identification of one town's user-defined codes (文字同定), ready for columns.
///
/// Decoding: an identified code becomes its target, which may be a base character with a variation selector; a code
/// that is held or not listed is undecided. Encoding is the exact inverse and exists only where there is one: a
/// target that the table itself assigns, or that two codes share, never becomes a user-defined code again.
struct CharacterCodec: Sendable {
  /// How codes of one and two bytes are told apart.
  let form: CodeForm
  /// The byte of the half-width space.
  let space: UInt8
  /// The code of the full-width space, which fills up fields of double-byte codes.
  let ideographicSpace: UInt16
  /// The decoding table with the identified codes filled in.
  let packed: [UInt32]
  /// The UTF-8 of each identified code, one after another.
  let targetBytes: [UInt8]
  /// The end of each target in `targetBytes`.
  let targetEnds: [Int]
  /// At most this many bytes of UTF-8 for each byte read.
  let expansion: Int
  /// The encoding table; user-defined codes are in it only for their private-use scalars or injective targets.
  let codes: [UInt16]
  /// Targets that `codes` cannot hold: base × 2^32 + selector (0 for none) to code.
  let sequenceCodes: [UInt64: UInt16]

  init(table: CharacterTable, identification: IdentificationTable?) {
    form = table.form
    space = table.space
    ideographicSpace = table.ideographicSpace
    guard let identification else {
      packed = table.packed
      targetBytes = []
      targetEnds = []
      expansion = 3
      codes = table.codes
      sequenceCodes = [:]
      return
    }
    var packed = table.packed
    var codes = table.codes
    for (position, code) in table.userDefined.enumerated() {
      let scalar = Int(table.firstUserDefinedScalar) + position
      if codes[scalar] == code { codes[scalar] = 0 }
    }
    var targetBytes: [UInt8] = []
    var targetEnds: [Int] = []
    var longest = 0
    var owners: [UInt64: UInt16] = [:]
    var shared: Set<UInt64> = []
    for row in identification.rows where row.decision != .held && !row.target.isEmpty && table.isUserDefined(row.code) {
      packed[Int(row.code)] = PackedCharacter.identified | UInt32(targetEnds.count)
      let start = targetBytes.count
      for scalar in row.target { targetBytes.append(contentsOf: Array(String(scalar).utf8)) }
      targetEnds.append(targetBytes.count)
      longest = max(longest, targetBytes.count - start)
      let key = CharacterCodec.sequenceKey(row.target)
      if owners.updateValue(row.code, forKey: key) != nil { shared.insert(key) }
    }
    var sequenceCodes: [UInt64: UInt16] = [:]
    for (key, code) in owners where !shared.contains(key) {
      let base = key >> 32
      if key & 0xFFFF_FFFF != 0 || base >= 0x1_0000 {
        sequenceCodes[key] = code
      } else if codes[Int(base)] == 0 && base != 0 {
        codes[Int(base)] = code
      }
    }
    self.packed = packed
    self.targetBytes = targetBytes
    self.targetEnds = targetEnds
    self.expansion = max(3, (longest + 1) / 2)
    self.codes = codes
    self.sequenceCodes = sequenceCodes
  }

  /// The code of a scalar with an optional variation selector, or `nil` where there is no inverse.
  func code(of base: UInt32, selector: UInt32) -> UInt16? {
    if selector == 0, base < 0x1_0000 {
      let code = codes[Int(base)]
      return code != 0 || base == 0 ? code : nil
    }
    return sequenceCodes[UInt64(base) << 32 | UInt64(selector)]
  }

  private static func sequenceKey(_ target: [Unicode.Scalar]) -> UInt64 {
    precondition(target.count <= 2, "a target is a character or a character with its variation selector")
    return UInt64(target[0].value) << 32 | (target.count == 2 ? UInt64(target[1].value) : 0)
  }
}

/// What decoding a column found beside its texts.
struct DecodingNotes {
  /// A value that could not be decoded.
  struct Failure {
    var row: UInt32
    var failure: ValueFailure
  }

  /// A user-defined code in a value.
  struct Use {
    var row: UInt32
    var code: UInt16
    var byteOffset: UInt32
    var isDecided: Bool
  }

  /// The first failure of each failed value, by row.
  var failures: [Failure] = []
  /// Every user-defined code, decided or not, by row.
  var uses: [Use] = []
  /// The rows whose value was decoded and holds an identified character.
  var identified: [UInt32] = []

  /// Notes the failure of a value.
  @inline(never)
  mutating func fail(_ row: UInt32, _ code: FindingCode, _ offset: Int, _ bytes: UInt32, _ count: Int) {
    failures.append(Failure(row: row, failure: ValueFailure(code, byteOffset: offset, bytes: bytes, byteCount: count)))
  }
}
