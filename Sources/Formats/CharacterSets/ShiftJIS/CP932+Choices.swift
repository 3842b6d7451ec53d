extension CP932 {
  /// Where CP932 reads a JIS X 0208 cell as another character than the JIS0208 mapping does.
  ///
  /// Source: Microsoft, "cp932 to Unicode table" (bestfit932.txt, 2.00); checked against Python 3.11's `cp932` codec
  /// and glibc 2.36 `iconv -f CP932`.
  static let choices = [
    TableChoice(0x815F, 0xFF3C, (0x005C, "Shift_JIS-2004 of Project X0213")),
    TableChoice(0x8160, 0xFF5E, (0x301C, "JIS X 0208")),
    TableChoice(0x8161, 0x2225, (0x2016, "JIS X 0208")),
    TableChoice(0x817C, 0xFF0D, (0x2212, "JIS X 0208")),
    TableChoice(0x8191, 0xFFE0, (0x00A2, "JIS X 0208")),
    TableChoice(0x8192, 0xFFE1, (0x00A3, "JIS X 0208")),
    TableChoice(0x81CA, 0xFFE2, (0x00AC, "JIS X 0208")),
  ]

  /// Bytes that other readings of this name read and this one does not, or as another character.
  static let bytesOfOthers = [
    TableChoice(0x5C, 0x5C, (0xA5, "JIS X 0201")),
    TableChoice(0x7E, 0x7E, (0x203E, "JIS X 0201")),
    TableChoice(unassigned: 0x80, (0x80, "Python cp932")),
    TableChoice(unassigned: 0xA0, (0xA0, "Python cp932")),
    TableChoice(unassigned: 0xFD, (0xF8F1, "Python cp932")),
    TableChoice(unassigned: 0xFE, (0xF8F2, "Python cp932")),
    TableChoice(unassigned: 0xFF, (0xF8F3, "Python cp932")),
  ]

  /// Row 13, the NEC special characters (NEC特殊文字), 8740–879C; a space is an unassigned cell.
  ///
  /// Source: as `choices`.
  static let necRow13 = JISX0208.Row(
    13,
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ ㍉㌔㌢㍍㌘㌧㌃㌶㍑㍗㌍㌦㌣㌫㍊㌻㎜㎝㎞㎎㎏㏄㎡"
      + "        ㍻〝〟№㏍℡㊤㊥㊦㊧㊨㈱㈲㈹㍾㍽㍼≒≡∫∮∑√⊥∠∟⊿∵∩∪  ")
}
