/// The columns of `JITE-JUKYUSHA.CSV`. Source: `Mappings/nakanojo/layouts/JITE-JUKYUSHA.csv`.
enum RecipientColumn: String, DelimitedColumn {
  case certificate = "認定番号"
  case number = "宛名番号"
  case history = "履歴番号"
  case name = "氏名"
  case entitlement = "資格区分"
  case from = "受給開始日"
  case to = "受給終了日"
  case payment = "支払方法"
  case remarks = "備考"

  var heading: String {
    switch self {
    case .number: "受給者宛名番号"
    case .name: "受給者氏名"
    case .entitlement: "受給資格区分"
    case .from: "受給開始年月日"
    case .to: "受給終了年月日"
    case .certificate, .history, .payment, .remarks: rawValue
    }
  }
}

/// The columns of `JITE-JIDO.CSV`. Source: `Mappings/nakanojo/layouts/JITE-JIDO.csv`.
enum ChildColumn: String, DelimitedColumn {
  case certificate = "認定番号"
  case number = "児童宛名番号"
  case history = "履歴番号"
  case name = "児童氏名"
  case relation = "続柄"
  case order = "第何子"
  case from = "支給開始日"
  case to = "支給終了日"
  case amount = "手当月額"
  case lodging = "同居区分"

  var heading: String {
    switch self {
    case .relation: "続柄区分"
    case .order: "算定順位"
    case .from: "支給開始年月日"
    case .to: "支給終了年月日"
    case .lodging: "同居別居区分"
    case .certificate, .number, .history, .name, .amount: rawValue
    }
  }
}
