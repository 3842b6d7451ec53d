/// Half-width to full-width by two written-out lists.
enum WidthReading {
  private static let pairs = list("ｶﾞｷﾞｸﾞｹﾞｺﾞｻﾞｼﾞｽﾞｾﾞｿﾞﾀﾞﾁﾞﾂﾞﾃﾞﾄﾞﾊﾞﾋﾞﾌﾞﾍﾞﾎﾞｳﾞﾜﾞｦﾞﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ", size: 2, "ガギグゲゴザジズゼゾダヂヅデドバビブベボヴヷヺパピプペポ")
  private static let singles = list(
    "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｬｭｮｯｰ｡｢｣､･ﾞﾟ ", size: 1,
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォャュョッー。「」、・゛゜　")

  /// The full-width text, or `nil` where a character has none.
  static func widen(_ text: [UInt8]) -> [UInt8]? {
    var rest = Array(String(decoding: text, as: UTF8.self).unicodeScalars.map(\.value))
    var result = String.UnicodeScalarView()
    while !rest.isEmpty {
      if rest.count > 1, let letter = pairs[[rest[0], rest[1]]] {
        result.append(letter)
        rest.removeFirst(2)
        continue
      }
      let scalar = rest.removeFirst()
      if let letter = singles[[scalar]] {
        result.append(letter)
      } else if (0x21...0x7E).contains(scalar), let letter = Unicode.Scalar(scalar - 0x21 + 0xFF01) {
        result.append(letter)
      } else {
        return nil
      }
    }
    return [UInt8](String(result).utf8)
  }

  private static func list(_ half: String, size: Int, _ full: String) -> [[UInt32]: Unicode.Scalar] {
    let scalars = half.unicodeScalars.map(\.value)
    var table: [[UInt32]: Unicode.Scalar] = [:]
    for (index, letter) in full.unicodeScalars.enumerated() {
      table[Array(scalars[index * size..<(index + 1) * size])] = letter
    }
    return table
  }
}
