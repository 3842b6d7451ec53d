/// The town's own 大字 (real names) with numbers made up for the sample: area code, postal code, neighbourhood
/// association. Lot numbers are drawn at random, so no address is anyone's.
struct District {
  /// The name as addresses write it.
  var name: String
  /// Seven digits in the place of the 町字コード; made up.
  var code: Int
  /// Seven digits; made up from the town's leading digits 377.
  var postal: Int

  /// The districts, the populous ones first.
  static let all: [District] = [
    "大字中之条町", "大字伊勢町", "大字西中之条", "大字折田", "大字横尾", "大字青山", "大字市城", "大字山田", "大字平", "大字五反田",
    "大字四万", "大字上沢渡", "大字下沢渡", "大字入山", "大字赤岩", "大字生須", "大字小雨", "大字太子", "大字日影", "大字大道",
    "大字蟻川", "大字大塚", "大字赤坂", "大字栃窪", "大字岩本",
  ].enumerated().map { District(name: $1, code: 1000 * ($0 + 1), postal: 3_779_900 + $0 + 1) }
}

/// A municipality that people come from or go to: real name and real local government code.
struct Municipality {
  /// Six digits with check digit (全国地方公共団体コード).
  var code: String
  /// The prefecture.
  var prefecture: String
  /// City, ward, or county and town.
  var name: String
  /// A 町字; the lot number is drawn.
  var area: String

  /// The municipalities.
  static let all: [Municipality] = [
    Municipality(code: "102016", prefecture: "群馬県", name: "前橋市", area: "大手町一丁目"),
    Municipality(code: "102024", prefecture: "群馬県", name: "高崎市", area: "高松町"),
    Municipality(code: "102083", prefecture: "群馬県", name: "渋川市", area: "石原"),
    Municipality(code: "104248", prefecture: "群馬県", name: "吾妻郡長野原町", area: "大字長野原"),
    Municipality(code: "104256", prefecture: "群馬県", name: "吾妻郡嬬恋村", area: "大字大前"),
    Municipality(code: "104299", prefecture: "群馬県", name: "吾妻郡東吾妻町", area: "大字原町"),
    Municipality(code: "131041", prefecture: "東京都", name: "新宿区", area: "歌舞伎町一丁目"),
    Municipality(code: "131202", prefecture: "東京都", name: "練馬区", area: "豊玉北六丁目"),
    Municipality(code: "112089", prefecture: "埼玉県", name: "所沢市", area: "並木一丁目"),
    Municipality(code: "202177", prefecture: "長野県", name: "佐久市", area: "中込"),
  ]
}

/// Buildings that give an address its 方書; made up.
enum Buildings {
  /// The names, before the room number.
  static let all = ["ハイツ吾妻", "コーポ四万川", "メゾン青葉", "町営住宅折田", "サンハイツ桜", "山並荘"]
}
