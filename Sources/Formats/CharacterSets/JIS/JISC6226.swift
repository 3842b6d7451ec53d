/// JIS C 6226-1978, the first edition of JIS X 0208, by what differs from the later ones.
///
/// The kanji codes of the hosts were made from it. Its 6,802 characters stand in the cells of JIS X 0208 but for what is
/// listed here, one by one.
enum JISC6226 {
  /// Two cells whose characters the edition of 1983 exchanged.
  struct Exchange: Sendable {
    let one: (row: Int, cell: Int)
    let other: (row: Int, cell: Int)

    init(_ one: (row: Int, cell: Int), _ other: (row: Int, cell: Int)) {
      self.one = one
      self.other = other
    }
  }

  /// A cell whose example shape changed later, where Unicode tells the two shapes apart.
  struct Shape: Sendable {
    let row: Int
    let cell: Int
    /// The character of JIS X 0208:1997 and Unicode's JIS X 0208.
    let later: Unicode.Scalar
    /// The shape of 1978 as a character of its own.
    let earlier: Unicode.Scalar

    init(_ row: Int, _ cell: Int, _ later: Unicode.Scalar, _ earlier: Unicode.Scalar) {
      self.row = row
      self.cell = cell
      self.later = later
      self.earlier = earlier
    }
  }

  /// The 22 pairs that changed places; the comment shows the order of 1983.
  ///
  /// Source: JIS X 0208:1997, annex 2 (the exchanges of 1983); the tables of JEF, KEIS78 and JIPS in hidekatsu-izuno/jef4j
  /// agree in every one.
  static let exchanges: [Exchange] = [
    Exchange((16, 19), (82, 45)),  // 鯵 鰺
    Exchange((18, 9), (82, 84)),  // 鴬 鶯
    Exchange((19, 34), (73, 58)),  // 蛎 蠣
    Exchange((19, 41), (57, 88)),  // 撹 攪
    Exchange((19, 86), (67, 62)),  // 竃 竈
    Exchange((20, 35), (62, 85)),  // 潅 灌
    Exchange((20, 50), (75, 61)),  // 諌 諫
    Exchange((23, 59), (80, 84)),  // 頚 頸
    Exchange((25, 60), (66, 72)),  // 砿 礦
    Exchange((28, 41), (73, 2)),  // 蕊 蘂
    Exchange((31, 57), (80, 55)),  // 靭 靱
    Exchange((33, 8), (76, 45)),  // 賎 賤
    Exchange((36, 59), (52, 68)),  // 壷 壺
    Exchange((37, 55), (66, 74)),  // 砺 礪
    Exchange((37, 78), (59, 77)),  // 梼 檮
    Exchange((37, 83), (62, 25)),  // 涛 濤
    Exchange((38, 86), (77, 78)),  // 迩 邇
    Exchange((39, 72), (74, 4)),  // 蝿 蠅
    Exchange((41, 16), (59, 56)),  // 桧 檜
    Exchange((43, 89), (48, 54)),  // 侭 儘
    Exchange((44, 89), (73, 14)),  // 薮 藪
    Exchange((47, 22), (68, 38)),  // 篭 籠
  ]

  /// The cells whose character has two shapes with codes of their own now: which of them a system showed, its own table has
  /// to say.
  ///
  /// In four of them (尭 槙 遥 瑶) the edition of 1983 put simplified forms and moved the old ones to 84-1 to 84-4; the others
  /// changed shape in 1983 or 2004, or only in the eyes of one maker.
  /// Source: where the JEF table of hidekatsu-izuno/jef4j (after Fujitsu's index of 1987) has another character than JIS X
  /// 0208. KEIS78's table has the later shape in each of them: the readings disagree.
  static let shapes: [Shape] = [
    Shape(16, 2, "唖", "啞"),
    Shape(17, 19, "嘘", "噓"),
    Shape(17, 75, "焔", "焰"),
    Shape(18, 10, "鴎", "鷗"),
    Shape(19, 90, "噛", "嚙"),
    Shape(20, 34, "澗", "㵎"),
    Shape(22, 2, "侠", "俠"),
    Shape(22, 38, "尭", "堯"),
    Shape(22, 77, "躯", "軀"),
    Shape(23, 50, "繋", "繫"),
    Shape(23, 53, "荊", "荆"),
    Shape(23, 68, "隙", "𨻶"),
    Shape(24, 20, "鹸", "鹼"),
    Shape(25, 23, "昂", "昻"),
    Shape(25, 77, "麹", "麴"),
    Shape(26, 84, "柵", "栅"),
    Shape(28, 40, "屡", "屢"),
    Shape(29, 11, "繍", "繡"),
    Shape(30, 53, "蒋", "蔣"),
    Shape(30, 63, "醤", "醬"),
    Shape(32, 70, "蝉", "蟬"),
    Shape(33, 63, "掻", "搔"),
    Shape(33, 73, "痩", "瘦"),
    Shape(34, 45, "騨", "驒"),
    Shape(35, 29, "箪", "簞"),
    Shape(36, 47, "掴", "摑"),
    Shape(37, 22, "填", "塡"),
    Shape(37, 31, "顛", "顚"),
    Shape(37, 88, "祷", "禱"),
    Shape(38, 34, "涜", "瀆"),
    Shape(39, 25, "嚢", "囊"),
    Shape(39, 77, "剥", "剝"),
    Shape(40, 14, "溌", "潑"),
    Shape(40, 16, "醗", "醱"),
    Shape(43, 43, "頬", "頰"),
    Shape(43, 74, "槙", "槇"),
    Shape(44, 45, "麺", "麵"),
    Shape(45, 58, "遥", "遙"),
    Shape(45, 73, "莱", "萊"),
    Shape(47, 25, "蝋", "蠟"),
    Shape(53, 67, "寃", "𡨚"),
    Shape(54, 2, "屏", "屛"),
    Shape(58, 25, "攅", "攢"),
    Shape(59, 42, "枴", "柺"),
    Shape(59, 84, "梍", "梎"),
    Shape(63, 83, "燗", "𤏐"),
    Shape(64, 86, "瑶", "瑤"),
  ]

  /// Whether a cell was empty in 1978: the signs of row 2 and the lines of row 8 came in 1983, with 84-1 to 84-4; 84-5 and
  /// 84-6 came in 1990.
  ///
  /// Source: JIS X 0208:1997, annex 2.
  static func wasEmpty(_ row: Int, _ cell: Int) -> Bool {
    switch row {
    case 2: (26...33).contains(cell) || (42...48).contains(cell) || (60...74).contains(cell) || cell >= 82
    case 8, 84: true
    default: false
    }
  }
}
