extension CP932 {
  /// Where CP932 reads a JIS X 0208 cell as another character than the JIS0208 mapping does.
  ///
  /// Source: Microsoft, "cp932 to Unicode table" (bestfit932.txt, 2.00); checked against Python 3.11's `cp932` codec
  /// and glibc 2.36 `iconv -f CP932`.
  static let choices: [(code: UInt16, scalar: UInt16)] = [
    (0x8160, 0xFF5E),  // ～, not 301C
    (0x8161, 0x2225),  // ∥, not 2016
    (0x817C, 0xFF0D),  // －, not 2212
    (0x8191, 0xFFE0),  // ￠, not 00A2
    (0x8192, 0xFFE1),  // ￡, not 00A3
    (0x81CA, 0xFFE2),  // ￢, not 00AC
  ]

  /// Row 13, the NEC special characters (NEC特殊文字), 8740–879C; a space is an unassigned cell.
  ///
  /// Source: as `choices`.
  static let necRow13 = JISX0208.Row(
    13,
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ ㍉㌔㌢㍍㌘㌧㌃㌶㍑㍗㌍㌦㌣㌫㍊㌻㎜㎝㎞㎎㎏㏄㎡"
      + "        ㍻〝〟№㏍℡㊤㊥㊦㊧㊨㈱㈲㈹㍾㍽㍼≒≡∫∮∑√⊥∠∟⊿∵∩∪  ")
}
