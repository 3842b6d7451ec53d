/// The kanji code that a maker built on JIS: where JIS stands in it, and what else it has.
struct VendorKanji: Sendable {
  /// Whether its cells are those of JIS C 6226-1978; else those of JIS X 0208:1983.
  let isOf1978: Bool
  /// The code of a cell of JIS.
  let index: @Sendable (_ row: Int, _ cell: Int) -> UInt16
  /// The code that is written for the full-width space.
  let space: UInt16
  /// Signs that it reads otherwise than JIS X 0208 of Unicode does, by row and cell.
  let readings: [(row: Int, cell: Int, scalar: UInt32)]
  /// The codes of the maker's own areas, which only its own table can read.
  let ownArea: [UInt16]
  /// The user-defined codes in order; they stand for U+E000 and following.
  let userDefined: [UInt16]
  /// The shift codes around a run.
  let shifts: ShiftCodes
  /// How the code of a vendor's table is written here; JIPS(E) has the table of JIPS(J).
  let coded: @Sendable (UInt16) -> UInt16

  /// Whether a code can be a pair between these shift codes: no shift code, and no byte that begins or fills nothing.
  func canStand(_ index: UInt16) -> Bool {
    let (lead, trail) = (index >> 8, index & 0xFF)
    // 41–FE on EBCDIC hosts, whose space is 4040; 21–FE elsewhere.
    let first: UInt16 = isEBCDIC ? 0x41 : 0x21
    return lead >= first && lead <= 0xFE && trail >= first && trail <= 0xFE
      && !shifts.all.contains { $0.bytes == index || $0.bytes == lead }
  }

  /// Whether its bytes are those of an EBCDIC host.
  var isEBCDIC: Bool { space != 0x2121 }

  /// Fujitsu's JEF: JIS C 6226-1978 + 8080.
  ///
  /// Source: the README of hidekatsu-izuno/jef4j, after Fujitsu's index of JEF characters, 1987.
  static let jef = VendorKanji(
    isOf1978: true, index: added8080, space: 0x4040,
    readings: [(1, 33, 0xFF5E), (1, 34, 0x2225), (1, 61, 0xFF0D), (1, 81, 0xFFE0), (1, 82, 0xFFE1)],
    ownArea: area(0x41...0x7F, 0xA1...0xFE) + area(0xA9...0xAF, 0xA1...0xFE),
    userDefined: area(0x80...0xA0, 0xA1...0xFE), shifts: .jef, coded: { $0 })

  /// Hitachi's KEIS78: JIS C 6226-1978 + 8080.
  ///
  /// Source: the README of hidekatsu-izuno/jef4j, after Hitachi, XMAP3 (3020-7-595).
  static let keis78 = VendorKanji(
    isOf1978: true, index: added8080, space: 0x4040, readings: [(1, 29, 0x2014)],
    ownArea: area(0x59...0x80, 0xA1...0xFE) + area(0xA9...0xAF, 0xA1...0xFE),
    userDefined: area(0x81...0xA0, 0xA1...0xFE), shifts: .keis, coded: { $0 })

  /// Hitachi's KEIS83: JIS X 0208:1983 + 8080.
  ///
  /// Source: as `keis78`.
  static let keis83 = VendorKanji(
    isOf1978: false, index: added8080, space: 0x4040, readings: [(1, 29, 0x2014)],
    ownArea: area(0x59...0x80, 0xA1...0xFE) + area(0xA9...0xAF, 0xA1...0xFE),
    userDefined: area(0x81...0xA0, 0xA1...0xFE), shifts: .keis, coded: { $0 })

  /// NEC's JIPS(J): JIS C 6226-1978 as it is, with user-defined codes in two of its four sets.
  ///
  /// Source: the README of hidekatsu-izuno/jef4j.
  static let jipsJ = VendorKanji(
    isOf1978: true, index: { UInt16((0x20 + $0) << 8 | (0x20 + $1)) }, space: 0x2121, readings: [(1, 29, 0x2014)],
    ownArea: jipsOwnArea, userDefined: jipsUserDefined, shifts: .jipsJ, coded: { $0 })

  /// NEC's JIPS(E): JIPS(J) with each byte as EBCDIC has it.
  ///
  /// Source: as `jipsJ`; whether user-defined codes follow the rule is not known for every installation.
  static let jipsE = VendorKanji(
    isOf1978: true, index: { JIPSBytes.encoded(UInt16((0x20 + $0) << 8 | (0x20 + $1))) },
    space: JIPSBytes.encoded(0x2121), readings: [(1, 29, 0x2014)], ownArea: jipsOwnArea.map(JIPSBytes.encoded),
    userDefined: jipsUserDefined.map(JIPSBytes.encoded), shifts: .jipsE, coded: JIPSBytes.encoded)

  private static let added8080: @Sendable (Int, Int) -> UInt16 = { UInt16((0xA0 + $0) << 8 | (0xA0 + $1)) }
  private static let jipsUserDefined = area(0x74...0x7E, 0x21...0x7E) + area(0xE0...0xFE, 0xA1...0xFE)
  private static let jipsOwnArea =
    area(0x29...0x2F, 0x21...0x7E) + area(0xA1...0xDF, 0xA1...0xFE) + area(0xA1...0xFE, 0x21...0x7E)

  private static func area(_ leads: ClosedRange<UInt16>, _ trails: ClosedRange<UInt16>) -> [UInt16] {
    leads.flatMap { lead in trails.map { lead << 8 | $0 } }
  }
}

extension TableContent {
  /// A maker's kanji, with what its own table says where the project names one.
  ///
  /// - Returns: The rows of the table that are not followed, in its order.
  mutating func assign(_ kanji: VendorKanji, _ vendor: VendorTable?) -> [VendorTable.Remark] {
    assign(kanji.space, 0x3000)
    var cells: [UInt16: VendorCell] = [:]
    for row in JISX0208.rows {
      for (offset, scalar) in row.cells.unicodeScalars.enumerated() where scalar != " " {
        let cell = VendorCell(row.number, offset + 1, scalar.value, kanji)
        cells[kanji.index(row.number, offset + 1)] = cell
      }
    }
    let userDefined = Set(kanji.userDefined)
    var isUndecided = [Bool](repeating: false, count: 65_536)
    for index in kanji.ownArea where !userDefined.contains(index) { isUndecided[Int(index)] = true }
    var remarks: [VendorTable.Remark] = []
    var late: [(index: UInt16, scalars: [UInt32])] = []
    var read: Set<UInt16> = []
    for row in vendor?.rows ?? [] {
      let index = kanji.coded(row.code)
      // The full-width space is known, and of several rows of one code the first counts.
      guard index != kanji.space, read.insert(index).inserted else { continue }
      guard !userDefined.contains(index) else {
        remarks.append(VendorTable.Remark(row: row, reason: .userDefined))
        continue
      }
      guard kanji.canStand(index) else {
        remarks.append(VendorTable.Remark(row: row, reason: .noPair))
        continue
      }
      guard let scalars = cells[index]?.reading(of: row.scalars, in: cells) ?? row.scalars else { continue }
      if let held = row.scalars, held != scalars {
        remarks.append(VendorTable.Remark(row: row, reason: .slip(known: scalars)))
      }
      if row.isPreferred { assign(index, scalars) } else { late.append((index, scalars)) }
      cells[index] = nil
      isUndecided[Int(index)] = false
    }
    // By index, and not in the order of a dictionary: of several codes of a character the first is written.
    for index in 0..<isUndecided.count {
      guard let cell = cells[UInt16(index)] else { continue }
      if let scalar = cell.scalar { assign(UInt16(index), scalar) } else { isUndecided[index] = true }
    }
    for (index, scalars) in late { assign(index, scalars) }
    var left: [UInt16] = []
    for index in 0..<isUndecided.count where isUndecided[index] { left.append(UInt16(index)) }
    leaveUndecided(left)
    defineByUser(kanji.userDefined, from: 0xE000)
    note(
      kanji.readings.map {
        TableChoice(UInt32(kanji.index($0.row, $0.cell)), $0.scalar, (jis($0.row, $0.cell), "JIS X 0208"))
      })
    if kanji.isOf1978 {
      for pair in JISC6226.exchanges {
        for (one, other) in [(pair.one, pair.other), (pair.other, pair.one)] {
          let code = UInt32(kanji.index(one.row, one.cell))
          note([TableChoice(code, jis(other.row, other.cell), (jis(one.row, one.cell), "JIS X 0208:1983"))])
        }
      }
      let assigned = Dictionary(assignments.map { ($0.index, $0.scalars) }) { _, last in last }
      for shape in JISC6226.shapes {
        let index = kanji.index(shape.row, shape.cell)
        let chosen = assigned[index]?.first
        let code = UInt32(index)
        let others = (
          (shape.later.value, "JIS X 0208:1997"), (shape.earlier.value, "the JEF table of jef4j")
        )
        note([
          chosen.map { TableChoice(code, $0, others.0, others.1) } ?? TableChoice(unassigned: code, others.0, others.1)
        ])
      }
    }
    return remarks
  }

  private func jis(_ row: Int, _ cell: Int) -> UInt32 {
    let cells = JISX0208.rows.first { $0.number == row }?.cells.unicodeScalars
    return cells.map { $0[$0.index($0.startIndex, offsetBy: cell - 1)].value } ?? 0
  }
}

/// One cell of JIS in a maker's code: what can be told of it without the maker's table, and what that may say.
struct VendorCell: Sendable {
  /// Whether it is a kanji.
  let isKanji: Bool
  /// What it is without a table, `nil` where only a table can tell.
  let scalar: UInt32?
  /// What it is in JIS X 0208:1997.
  let later: UInt32
  /// What a table may say beside that: the exchanged character, or the earlier shape.
  let also: UInt32?

  init(_ row: Int, _ cell: Int, _ scalar: UInt32, _ kanji: VendorKanji) {
    isKanji = row >= 16
    let reading = kanji.readings.first { $0.row == row && $0.cell == cell }?.scalar ?? scalar
    later = reading
    guard kanji.isOf1978 else {
      self.scalar = reading
      also = nil
      return
    }
    if let partner = VendorCell.partners[row << 8 | cell] {
      self.scalar = partner
      also = partner
    } else if let earlier = VendorCell.earlier[row << 8 | cell] {
      self.scalar = nil
      also = earlier
    } else {
      self.scalar = JISC6226.wasEmpty(row, cell) ? nil : reading
      also = nil
    }
  }

  /// What to read where the maker's table has a row for this cell: the row, or what is known better.
  ///
  /// A sign is what JIS says. A kanji is what the row says unless it is a character of another cell, which is a slip.
  func reading(of scalars: [UInt32]?, in cells: [UInt16: VendorCell]) -> [UInt32]? {
    guard let scalars, let base = scalars.first else { return nil }
    if base == later || base == also { return scalars }
    guard isKanji, !VendorCell.jis.contains(base) else { return [scalar ?? later] }
    return scalars
  }

  /// Every character of JIS X 0208.
  private static let jis = Set(JISX0208.rows.flatMap { $0.cells.unicodeScalars.map(\.value) })

  /// The earlier shape of a cell, by row × 256 + cell.
  private static let earlier = Dictionary(
    uniqueKeysWithValues: JISC6226.shapes.map { ($0.row << 8 | $0.cell, $0.earlier.value) })

  /// The exchanged character of a cell, by row × 256 + cell.
  private static let partners: [Int: UInt32] = {
    var scalars: [Int: UInt32] = [:]
    for row in JISX0208.rows {
      for (offset, scalar) in row.cells.unicodeScalars.enumerated() {
        scalars[row.number << 8 | offset + 1] = scalar.value
      }
    }
    var partners: [Int: UInt32] = [:]
    for pair in JISC6226.exchanges {
      partners[pair.one.row << 8 | pair.one.cell] = scalars[pair.other.row << 8 | pair.other.cell]
      partners[pair.other.row << 8 | pair.other.cell] = scalars[pair.one.row << 8 | pair.one.cell]
    }
    return partners
  }()
}
