/// Where the fields of a detail record of `JUKI.DAT` stand. Source: `Mappings/nakanojo/layouts/JUKI.cpy`; a test compares
/// with the offsets that GnuCOBOL computed.
enum ResidentFields {
  static let recKbn = FieldPlace("REC-KBN", at: 0, count: 1)
  static let atenaNo = FieldPlace("ATENA-NO", at: 1, count: 10)
  static let setaiNo = FieldPlace("SETAI-NO", at: 11, count: 10)
  static let rirekiNo = FieldPlace("RIREKI-NO", at: 21, count: 5)
  static let edaNo = FieldPlace("EDA-NO", at: 26, count: 3)
  static let juminShubetsu = FieldPlace("JUMIN-SHUBETSU", at: 29, count: 1)
  static let juminJotai = FieldPlace("JUMIN-JOTAI", at: 30, count: 1)
  static let sex = FieldPlace("SEX", at: 31, count: 1)
  static let shienKbn = FieldPlace("SHIEN-KBN", at: 32, count: 1)
  static let birth = FieldPlace("BIRTH", at: 33, count: 7)
  static let idoYmd = FieldPlace("IDO-YMD", at: 40, count: 7)
  static let idoTodokeYmd = FieldPlace("IDO-TODOKE-YMD", at: 47, count: 7)
  static let idoJiyu = FieldPlace("IDO-JIYU", at: 54, count: 3)
  static let kuhiGaku = FieldPlace("KUHI-GAKU", at: 57, count: 4)
  static let choseiGaku = FieldPlace("CHOSEI-GAKU", at: 61, count: 5)
  static let myno = FieldPlace("MYNO", at: 66, count: 12)
  static let zokugaraCd1 = FieldPlace("ZOKUGARA-CD(1)", at: 78, count: 2)
  static let zokugaraCd2 = FieldPlace("ZOKUGARA-CD(2)", at: 80, count: 2)
  static let zokugaraCd3 = FieldPlace("ZOKUGARA-CD(3)", at: 82, count: 2)
  static let zokugaraCd4 = FieldPlace("ZOKUGARA-CD(4)", at: 84, count: 2)
  static let zokugaraHyoki = FieldPlace("ZOKUGARA-HYOKI", at: 86, count: 12)
  static let sexHyoki = FieldPlace("SEX-HYOKI", at: 98, count: 4)
  static let jichikaiCd = FieldPlace("JICHIKAI-CD", at: 102, count: 4)
  static let oldFlg = FieldPlace("OLD-FLG", at: 106, count: 1)
  static let shoriYmd = FieldPlace("SHORI-YMD", at: 107, count: 8)
  static let tantoId = FieldPlace("TANTO-ID", at: 115, count: 5)
  static let shimei = FieldPlace("SHIMEI", at: 120, count: 40)
  static let shimeiKana = FieldPlace("SHIMEI-KANA", at: 160, count: 32)
  static let kyushi = FieldPlace("KYUSHI", at: 192, count: 16)
  static let kyushiKana = FieldPlace("KYUSHI-KANA", at: 208, count: 14)
  static let tsusho = FieldPlace("TSUSHO", at: 222, count: 24)
  static let tsushoKana = FieldPlace("TSUSHO-KANA", at: 246, count: 20)
  static let romaji = FieldPlace("ROMAJI", at: 266, count: 30)
  static let gaiKanji = FieldPlace("GAI-KANJI", at: 296, count: 20)
  static let yusenKbn = FieldPlace("YUSEN-KBN", at: 316, count: 1)
  static let oazaCd = FieldPlace("OAZA-CD", at: 317, count: 7)
  static let machiaza = FieldPlace("MACHIAZA", at: 324, count: 20)
  static let banchi = FieldPlace("BANCHI", at: 344, count: 24)
  static let katagaki = FieldPlace("KATAGAKI", at: 368, count: 26)
  static let yubin = FieldPlace("YUBIN", at: 394, count: 7)
  static let juminYmd = FieldPlace("JUMIN-YMD", at: 401, count: 7)
  static let tennyuShiCd = FieldPlace("TENNYU-SHI-CD", at: 408, count: 6)
  static let tennyuKen = FieldPlace("TENNYU-KEN", at: 414, count: 8)
  static let tennyuShi = FieldPlace("TENNYU-SHI", at: 422, count: 16)
  static let tennyuMachiaza = FieldPlace("TENNYU-MACHIAZA", at: 438, count: 16)
  static let tennyuBanchi = FieldPlace("TENNYU-BANCHI", at: 454, count: 12)
  static let shojoTodokeYmd = FieldPlace("SHOJO-TODOKE-YMD", at: 474, count: 7)
  static let shojoYmd = FieldPlace("SHOJO-YMD", at: 481, count: 7)
  static let tenshutsuShiCd = FieldPlace("TENSHUTSU-SHI-CD", at: 488, count: 6)
  static let tenshutsuKen = FieldPlace("TENSHUTSU-KEN", at: 494, count: 8)
  static let tenshutsuShi = FieldPlace("TENSHUTSU-SHI", at: 502, count: 16)
  static let tenshutsuMachiaza = FieldPlace("TENSHUTSU-MACHIAZA", at: 518, count: 16)
  static let tenshutsuBanchi = FieldPlace("TENSHUTSU-BANCHI", at: 534, count: 12)
  static let gaiJuminYmd = FieldPlace("GAI-JUMIN-YMD", at: 546, count: 7)
  static let kokusekiCd = FieldPlace("KOKUSEKI-CD", at: 553, count: 3)
  static let kokusekiMei = FieldPlace("KOKUSEKI-MEI", at: 556, count: 16)
  static let kiteiKbn = FieldPlace("KITEI-KBN", at: 572, count: 1)
  static let zairyuShikaku = FieldPlace("ZAIRYU-SHIKAKU", at: 573, count: 3)
  static let zairyuNen = FieldPlace("ZAIRYU-NEN", at: 576, count: 2)
  static let zairyuTsuki = FieldPlace("ZAIRYU-TSUKI", at: 578, count: 2)
  static let zairyuHi = FieldPlace("ZAIRYU-HI", at: 580, count: 3)
  static let manryoYmd = FieldPlace("MANRYO-YMD", at: 583, count: 8)
  static let shienRirekiNo = FieldPlace("SHIEN-RIREKI-NO", at: 591, count: 3)
  static let shienKaishiYmd = FieldPlace("SHIEN-KAISHI-YMD", at: 594, count: 7)
  static let shienShuryoYmd = FieldPlace("SHIEN-SHURYO-YMD", at: 601, count: 7)
  static let chikuCd1 = FieldPlace("CHIKU-CD(1)", at: 608, count: 6)
  static let chikuCd2 = FieldPlace("CHIKU-CD(2)", at: 614, count: 6)
  static let chikuCd3 = FieldPlace("CHIKU-CD(3)", at: 620, count: 6)

  /// All places, for the comparison with the copybook.
  static let all: [FieldPlace] = [
    recKbn, atenaNo, setaiNo, rirekiNo, edaNo, juminShubetsu, juminJotai, sex, shienKbn, birth, idoYmd,
    idoTodokeYmd, idoJiyu, kuhiGaku, choseiGaku, myno, zokugaraCd1, zokugaraCd2, zokugaraCd3, zokugaraCd4,
    zokugaraHyoki, sexHyoki, jichikaiCd, oldFlg, shoriYmd, tantoId, shimei, shimeiKana, kyushi, kyushiKana,
    tsusho, tsushoKana, romaji, gaiKanji, yusenKbn, oazaCd, machiaza, banchi, katagaki, yubin, juminYmd,
    tennyuShiCd, tennyuKen, tennyuShi, tennyuMachiaza, tennyuBanchi, shojoTodokeYmd, shojoYmd, tenshutsuShiCd,
    tenshutsuKen, tenshutsuShi, tenshutsuMachiaza, tenshutsuBanchi, gaiJuminYmd, kokusekiCd, kokusekiMei,
    kiteiKbn, zairyuShikaku, zairyuNen, zairyuTsuki, zairyuHi, manryoYmd, shienRirekiNo, shienKaishiYmd,
    shienShuryoYmd, chikuCd1, chikuCd2, chikuCd3,
  ]
}
