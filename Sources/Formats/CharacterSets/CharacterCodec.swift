internal import Records

/// A character table together with the identification of one town's own codes (文字同定), ready for columns.
///
/// Decoding: an identified code becomes its target, which may be a base character with a variation selector; a code
/// that is held or not listed is undecided. Encoding is the exact inverse and exists only where there is one: a
/// target that the table itself assigns, or that two codes share, never becomes a user-defined code again.
struct CharacterCodec: Sendable {
  /// The table.
  let table: CharacterTable
  /// The decoding table with the identified codes filled in.
  let packed: [UInt32]
  /// The characters that an entry of `packed` cannot hold, with the targets of identified codes.
  let sequences: SequenceTexts
  /// At most this many bytes of UTF-8 for each byte read.
  let expansion: Int
  /// The encoding table; user-defined codes are in it only for their private-use scalars or injective targets.
  let codes: [UInt16]
  /// What `codes` cannot hold.
  let sequenceCodes: SequenceIndex
  /// In a form of Unicode, the entry of each identified scalar.
  let identifiedScalars: [UInt32: UInt32]

  init(table: CharacterTable, identification: IdentificationTable?) {
    self.table = table
    var packed = table.packed
    var codes = table.codes
    var sequences = table.sequences
    var sequenceCodes = table.sequenceCodes
    var identifiedScalars: [UInt32: UInt32] = [:]
    if let identification {
      for (index, scalar) in table.userDefined where codes[Int(scalar)] == index { codes[Int(scalar)] = 0 }
      var owners: [UInt64: UInt32] = [:]
      var shared: Set<UInt64> = []
      for row in identification.rows
      where row.decision != .held && !row.target.isEmpty && table.isUndecided(row.code) {
        let entry = sequences.add(row.target.map(\.value), as: PackedCharacter.identified)
        if table.form.isUnicode {
          identifiedScalars[row.code] = entry
        } else if let index = table.form.index(of: row.code) {
          packed[Int(index)] = entry
        }
        // In Unicode every target can stand in a source as itself, so that none has an inverse.
        guard !table.form.isUnicode else { continue }
        let key = CharacterCodec.sequenceKey(row.target)
        if owners.updateValue(row.code, forKey: key) != nil { shared.insert(key) }
      }
      for (key, code) in owners where !shared.contains(key) {
        guard let index = table.form.index(of: code) else { continue }
        let base = key >> 32
        if key & 0xFFFF_FFFF != 0 || base >= 0x1_0000 {
          if sequenceCodes[key] == 0 { sequenceCodes.set(key, index) }
        } else if codes[Int(base)] == 0 && base != 0 {
          codes[Int(base)] = index
        }
      }
    }
    self.packed = packed
    self.sequences = sequences
    self.codes = codes
    self.sequenceCodes = sequenceCodes
    self.identifiedScalars = identifiedScalars
    expansion = sequences.words.isEmpty ? 3 : 4
  }

  /// How codes are told apart.
  var form: CodeForm { table.form }
  /// The byte of the half-width space.
  var space: UInt8 { table.space }
  /// The code of the full-width space, which fills up fields of double-byte codes.
  var ideographicSpace: UInt16 { table.ideographicSpace }

  /// The index of the code of a scalar, with the scalar that makes one character of it (0 for none), or `nil` where there is
  /// no inverse.
  func code(of base: UInt32, second: UInt32) -> UInt16? {
    if second == 0, base < 0x1_0000 {
      let code = codes[Int(base)]
      return code != 0 || base == 0 ? code : nil
    }
    let code = sequenceCodes[SequenceIndex.key(base, second)]
    return code == 0 ? nil : code
  }

  private static func sequenceKey(_ target: [Unicode.Scalar]) -> UInt64 {
    precondition(target.count <= 2, "a target is a character or a character with its variation selector")
    return SequenceIndex.key(target[0].value, target.count == 2 ? target[1].value : 0)
  }
}

/// What decoding a column found beside its texts.
struct DecodingNotes {
  /// A value that could not be decoded.
  struct Failure {
    var row: UInt32
    var failure: ValueFailure
  }

  /// A code in a value that its table does not decide.
  struct Use {
    var row: UInt32
    var code: UInt32
    var byteOffset: UInt32
    var isDecided: Bool
  }

  /// The first failure of each failed value, by row.
  var failures: [Failure] = []
  /// Every such code, decided or not, by row.
  var uses: [Use] = []
  /// The rows whose value was decoded and holds an identified character.
  var identified: [UInt32] = []

  /// Notes the failure of a value.
  @inline(never)
  mutating func fail(_ row: UInt32, _ code: FindingCode, _ offset: Int, _ bytes: UInt32, _ count: Int) {
    failures.append(Failure(row: row, failure: ValueFailure(code, byteOffset: offset, bytes: bytes, byteCount: count)))
  }
}
