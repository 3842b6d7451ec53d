/// One person of the register with all history records, oldest first.
struct Person {
  /// 宛名番号 with check digit, ten digits.
  var number: Int
  /// 個人番号, or `nil` for people who left before the numbers began (2015-10-05).
  var individualNumber: Int?
  var sex: Sex
  var birth: EraDate
  var name: Name
  var entries: [Entry]
  /// Where the person came from, for a record of moving in.
  var origin: Int?
  /// Where the person went.
  var destination: Int?
  /// 住民となった年月日.
  var residentSince: EraDate

  /// As the old system holds it; blank is unknown.
  enum Sex {
    case male
    case female
    case unknown
  }

  /// The names a record carries.
  enum Name {
    /// Family and given name.
    case japanese(family: Lexicon.Word, given: Lexicon.Word, former: Lexicon.Word?)
    /// A name in Latin letters, with characters and an alias (通称) where there are any.
    case foreign(Foreign)
  }

  /// What only foreign residents have.
  struct Foreign {
    var country: Int
    var family: Int
    var given: Int
    var alias: (family: Lexicon.Word, given: Lexicon.Word)?
    /// A status of residence in the old system's three digits.
    var status: Int
    /// 第30条45規定区分: 1 medium to long-term, 2 special permanent.
    var provision: Int
    /// The years of the period; 0 for permanent residents.
    var years: Int
    /// The last day of the period, eight digits; 0 for none.
    var expires: Int
  }

  /// Whether any record of the person carries a support measure.
  var isProtected: Bool { entries.contains { $0.protection != nil } }

  /// Whether the person lives in the town.
  var isPresent: Bool { entries.last?.state == .present }
}

/// One history record of a person.
struct Entry {
  /// 個人履歴番号, from 1.
  var number: Int
  /// 枝番号, from 0; above 0 for corrections of the same record.
  var branch: Int
  var reason: Reason
  var date: EraDate
  var notified: EraDate
  /// The day of processing, eight digits.
  var processed: Int
  var state: State
  var relation: Relation
  /// Whether the former family name (旧氏) or the alias (通称) is on the record.
  var showsAddedName: Bool
  /// Whether the record still has the household's address before its move.
  var isAtFormerAddress: Bool
  var protection: Protection?
  /// 行政区費 and its adjustment, in yen.
  var fee: Int
  var adjustment: Int

  /// 住民状態 in the old system's codes.
  enum State: UInt8 {
    case present = 0x30
    case movedOut = 0x31
    case deceased = 0x32
    case removed = 0x39
  }

  /// A support measure (支援措置) that the record carries.
  struct Protection {
    /// Its own history number, from 1.
    var number: Int
    /// A 支援措置, B 仮支援措置, C ended.
    var kind: UInt8
    var from: EraDate
    var to: EraDate
  }
}
