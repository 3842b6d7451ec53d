/// The columns of `KAIGO.CSV`. Source: `Mappings/nakanojo/layouts/KAIGO.csv`.
enum CareColumn: String, DelimitedColumn {
  case number = "宛名番号"
  case insuredNumber = "被保険者番号"
  case history = "資格履歴番号"
  case kana = "氏名カナ"
  case name = "氏名"
  case birth = "生年月日"
  case sex = "性別"
  case postal = "郵便番号"
  case address = "住所"
  case kind = "被保険者区分"
  case qualified = "資格取得日"
  case qualifiedBy = "資格取得事由"
  case lost = "資格喪失日"
  case lostBy = "資格喪失事由"
  case applied = "認定申請日"
  case status = "認定状況"
  case level = "要介護度"
  case certified = "認定日"
  case from = "有効期間開始"
  case to = "有効期間終了"
  case publicAssistance = "公費受給者番号"
  case step = "保険料段階"
  case premium = "保険料年額"
  case remarks = "特記事項"
  case updated = "更新日時"

  var heading: String {
    switch self {
    case .kana: "カナ氏名"
    case .qualified: "資格取得年月日"
    case .lost: "資格喪失年月日"
    case .applied: "認定申請年月日"
    case .status: "認定状況区分"
    case .level: "要介護状態区分"
    case .certified: "認定年月日"
    case .from: "認定有効期間（自）"
    case .to: "認定有効期間（至）"
    case .number, .insuredNumber, .history, .name, .birth, .sex, .postal, .address, .kind, .qualifiedBy, .lostBy,
      .publicAssistance, .step, .premium, .remarks, .updated:
      rawValue
    }
  }
}
