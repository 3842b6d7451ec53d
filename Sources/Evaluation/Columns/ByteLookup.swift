/// Finds a short text among many, by its bytes.
///
/// The idea: up to seven bytes and their number fit one 64-bit word, so a code is found by comparing words; longer
/// texts are found among their own kind. `3` becomes 0x33_00_00_00_00_00_00_01. The count in the last byte keeps
/// `3` and `3` followed by a zero byte apart.
struct ByteLookup: Sendable {
  private var words: [UInt64] = []
  private var wordIndexes: [Int32] = []
  private var texts: [[UInt8]] = []
  private var textIndexes: [Int32] = []

  /// Takes the texts; of two equal ones the first is found.
  init(_ keys: [[UInt8]]) {
    var short: [(word: UInt64, index: Int32)] = []
    var long: [(text: [UInt8], index: Int32)] = []
    for (index, key) in keys.enumerated() {
      let span = key.span
      if key.count <= 7 {
        short.append((ByteLookup.word(span, 0..<key.count), Int32(index)))
      } else {
        long.append((key, Int32(index)))
      }
    }
    short.sort { ($0.word, $0.index) < ($1.word, $1.index) }
    for entry in short where words.last != entry.word {
      words.append(entry.word)
      wordIndexes.append(entry.index)
    }
    long.sort {
      $0.text.lexicographicallyPrecedes($1.text) || ($0.text == $1.text && $0.index < $1.index)
    }
    for entry in long where texts.last != entry.text {
      texts.append(entry.text)
      textIndexes.append(entry.index)
    }
  }

  /// The position of a text among the keys, or -1. O(log keys).
  func index(of bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    if range.count <= 7 {
      let word = ByteLookup.word(bytes, range)
      var low = 0
      var high = words.count
      while low < high {
        let middle = (low + high) / 2
        if words[middle] < word { low = middle + 1 } else { high = middle }
      }
      return low < words.count && words[low] == word ? Int(wordIndexes[low]) : -1
    }
    var low = 0
    var high = texts.count
    while low < high {
      let middle = (low + high) / 2
      let text = texts[middle]
      let order = ByteOrder.compare(text.span, 0..<text.count, bytes, range)
      if order == 0 { return Int(textIndexes[middle]) }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return -1
  }

  private static func word(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var word: UInt64 = 0
    var shift: UInt64 = 56
    for at in range {
      word |= UInt64(bytes[at]) << shift
      shift -= 8
    }
    return word | UInt64(range.count)
  }
}
