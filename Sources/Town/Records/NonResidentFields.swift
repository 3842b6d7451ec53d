/// Where the fields of a detail record of `JUTOGAI.DAT` stand. Source: `Mappings/nakanojo/layouts/JUTOGAI.cpy`; a test
/// compares with the offsets that GnuCOBOL computed.
enum NonResidentFields {
  static let recKbn = FieldPlace("REC-KBN", at: 0, count: 1)
  static let atenaNo = FieldPlace("ATENA-NO", at: 1, count: 10)
  static let myno = FieldPlace("MYNO", at: 11, count: 12)
  static let sex = FieldPlace("SEX", at: 23, count: 1)
  static let birth = FieldPlace("BIRTH", at: 24, count: 7)
  static let gyomuId = FieldPlace("GYOMU-ID", at: 31, count: 3)
  static let daihyoKbn = FieldPlace("DAIHYO-KBN", at: 34, count: 1)
  static let nayoseNo = FieldPlace("NAYOSE-NO", at: 35, count: 10)
  static let shimei = FieldPlace("SHIMEI", at: 45, count: 40)
  static let shimeiKana = FieldPlace("SHIMEI-KANA", at: 85, count: 28)
  static let shi = FieldPlace("SHI", at: 113, count: 16)
  static let shiKana = FieldPlace("SHI-KANA", at: 129, count: 14)
  static let mei = FieldPlace("MEI", at: 143, count: 16)
  static let meiKana = FieldPlace("MEI-KANA", at: 159, count: 14)
  static let alphaMei = FieldPlace("ALPHA-MEI", at: 173, count: 30)
  static let gaiKanji = FieldPlace("GAI-KANJI", at: 203, count: 20)
  static let shiCd = FieldPlace("SHI-CD", at: 223, count: 6)
  static let ken = FieldPlace("KEN", at: 229, count: 8)
  static let shiMei = FieldPlace("SHI-MEI", at: 237, count: 16)
  static let machiaza = FieldPlace("MACHIAZA", at: 253, count: 24)
  static let banchi = FieldPlace("BANCHI", at: 277, count: 20)
  static let katagaki = FieldPlace("KATAGAKI", at: 297, count: 30)
  static let katagakiKana = FieldPlace("KATAGAKI-KANA", at: 327, count: 24)
  static let yubin = FieldPlace("YUBIN", at: 351, count: 7)
  static let sosaId = FieldPlace("SOSA-ID", at: 358, count: 8)
  static let sosaYmd = FieldPlace("SOSA-YMD", at: 366, count: 8)
  static let sosaJikoku = FieldPlace("SOSA-JIKOKU", at: 374, count: 6)
  static let koshinKbn = FieldPlace("KOSHIN-KBN", at: 380, count: 1)

  /// All places, for the comparison with the copybook.
  static let all: [FieldPlace] = [
    recKbn, atenaNo, myno, sex, birth, gyomuId, daihyoKbn, nayoseNo, shimei, shimeiKana, shi, shiKana, mei,
    meiKana, alphaMei, gaiKanji, shiCd, ken, shiMei, machiaza, banchi, katagaki, katagakiKana, yubin, sosaId,
    sosaYmd, sosaJikoku, koshinKbn,
  ]
}
