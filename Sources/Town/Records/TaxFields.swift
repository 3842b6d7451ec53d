/// Where the fields of the records of `KOJUZEI.DAT` stand, behind the length word. Source:
/// `Mappings/nakanojo/layouts/KOJUZEI.cpy`; a test compares with the offsets that GnuCOBOL computed.
enum TaxFields {
  static let recKbn = FieldPlace("REC-KBN", at: 0, count: 1)
  static let atenaNo = FieldPlace("ATENA-NO", at: 1, count: 10)
  static let nendo = FieldPlace("NENDO", at: 11, count: 4)
  static let rirekiNo = FieldPlace("RIREKI-NO", at: 15, count: 3)
  static let mishinkokuKbn = FieldPlace("MISHINKOKU-KBN", at: 18, count: 1)
  static let kazeiKbn = FieldPlace("KAZEI-KBN", at: 19, count: 1)
  static let tadantaiKbn = FieldPlace("TADANTAI-KBN", at: 20, count: 1)
  static let tadantaiCd = FieldPlace("TADANTAI-CD", at: 21, count: 6)
  static let shimeiKana = FieldPlace("SHIMEI-KANA", at: 27, count: 30)
  static let shimei = FieldPlace("SHIMEI", at: 57, count: 40)
  static let tokuchoMei = FieldPlace("TOKUCHO-MEI", at: 97, count: 42)
  static let shiShotoku = FieldPlace("SHI-SHOTOKU", at: 139, count: 5)
  static let shiKinto = FieldPlace("SHI-KINTO", at: 144, count: 4)
  static let kenShotoku = FieldPlace("KEN-SHOTOKU", at: 148, count: 5)
  static let kenKinto = FieldPlace("KEN-KINTO", at: 153, count: 4)
  static let shinrinZei = FieldPlace("SHINRIN-ZEI", at: 157, count: 4)
  static let shiChoseiKojo = FieldPlace("SHI-CHOSEI-KOJO", at: 161, count: 4)
  static let kenChoseiKojo = FieldPlace("KEN-CHOSEI-KOJO", at: 165, count: 4)
  static let shiChoseiGaku = FieldPlace("SHI-CHOSEI-GAKU", at: 169, count: 7)
  static let kenChoseiGaku = FieldPlace("KEN-CHOSEI-GAKU", at: 176, count: 7)
  static let shiKifu = FieldPlace("SHI-KIFU", at: 183, count: 4)
  static let kenKifu = FieldPlace("KEN-KIFU", at: 187, count: 4)
  static let nenzeigaku = FieldPlace("NENZEIGAKU", at: 191, count: 5)
  static let shoriYmd = FieldPlace("SHORI-YMD", at: 196, count: 8)
  static let kiwariKaisu = FieldPlace("KIWARI-KAISU", at: 204, count: 2)

  /// What every detail record has; instalments follow.
  static let fixedByteCount = 206
  /// One instalment.
  static let instalmentByteCount = 15
  /// At most so many follow.
  static let mostInstalments = 12

  /// The three fields of the instalment at a position, counted from 1.
  static func ki(_ number: Int) -> FieldPlace { FieldPlace("KI(\(number))", at: start(number), count: 2) }
  static func nokiYmd(_ number: Int) -> FieldPlace {
    FieldPlace("NOKI-YMD(\(number))", at: start(number) + 2, count: 8)
  }
  static func kiGaku(_ number: Int) -> FieldPlace { FieldPlace("KI-GAKU(\(number))", at: start(number) + 10, count: 5) }

  private static func start(_ number: Int) -> Int { fixedByteCount + (number - 1) * instalmentByteCount }

  /// All places, for the comparison with the copybook.
  static let all: [FieldPlace] =
    [
      recKbn, atenaNo, nendo, rirekiNo, mishinkokuKbn, kazeiKbn, tadantaiKbn, tadantaiCd, shimeiKana, shimei,
      tokuchoMei, shiShotoku, shiKinto, kenShotoku, kenKinto, shinrinZei, shiChoseiKojo, kenChoseiKojo, shiChoseiGaku,
      kenChoseiGaku, shiKifu, kenKifu, nenzeigaku, shoriYmd, kiwariKaisu,
    ] + (1...mostInstalments).flatMap { [ki($0), nokiYmd($0), kiGaku($0)] }

  /// The place of an amount in a detail record.
  static func place(of amount: TaxAmount) -> FieldPlace {
    switch amount {
    case .cityIncome: shiShotoku
    case .cityPerCapita: shiKinto
    case .prefectureIncome: kenShotoku
    case .prefecturePerCapita: kenKinto
    case .forest: shinrinZei
    case .cityDeduction: shiChoseiKojo
    case .prefectureDeduction: kenChoseiKojo
    case .cityAdjustment: shiChoseiGaku
    case .prefectureAdjustment: kenChoseiGaku
    case .cityDonation: shiKifu
    case .prefectureDonation: kenKifu
    }
  }
}

/// Where the fields of the header and the trailer of `KOJUZEI.DAT` stand.
enum TaxControlFields {
  static let recKbn = FieldPlace("REC-KBN", at: 0, count: 1)
  static let systemId = FieldPlace("SYSTEM-ID", at: 1, count: 8)
  static let dantaiCd = FieldPlace("DANTAI-CD", at: 9, count: 6)
  static let chushutsuYmd = FieldPlace("CHUSHUTSU-YMD", at: 15, count: 8)
  static let dataMei = FieldPlace("DATA-MEI", at: 23, count: 20)
  static let headerByteCount = 43

  static let kensu = FieldPlace("KENSU", at: 1, count: 4)
  static let kiwariGokei = FieldPlace("KIWARI-GOKEI", at: 90, count: 7)
  static let trailerByteCount = 97

  /// The place of the sum of an amount in the trailer.
  static func place(of amount: TaxAmount) -> FieldPlace {
    switch amount {
    case .cityIncome: FieldPlace("SHI-SHOTOKU-GOKEI", at: 5, count: 7)
    case .cityPerCapita: FieldPlace("SHI-KINTO-GOKEI", at: 12, count: 7)
    case .prefectureIncome: FieldPlace("KEN-SHOTOKU-GOKEI", at: 19, count: 7)
    case .prefecturePerCapita: FieldPlace("KEN-KINTO-GOKEI", at: 26, count: 7)
    case .forest: FieldPlace("SHINRIN-ZEI-GOKEI", at: 33, count: 7)
    case .cityDeduction: FieldPlace("SHI-CHOSEI-KOJO-GOKEI", at: 40, count: 7)
    case .prefectureDeduction: FieldPlace("KEN-CHOSEI-KOJO-GOKEI", at: 47, count: 7)
    case .cityAdjustment: FieldPlace("SHI-CHOSEI-GAKU-GOKEI", at: 54, count: 11)
    case .prefectureAdjustment: FieldPlace("KEN-CHOSEI-GAKU-GOKEI", at: 65, count: 11)
    case .cityDonation: FieldPlace("SHI-KIFU-GOKEI", at: 76, count: 7)
    case .prefectureDonation: FieldPlace("KEN-KIFU-GOKEI", at: 83, count: 7)
    }
  }
}
