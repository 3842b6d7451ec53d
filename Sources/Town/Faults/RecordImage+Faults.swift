extension RecordImage {
  /// Changes the last digit of a number, so that its check digit no longer agrees.
  mutating func breakLastDigit(of place: FieldPlace) {
    let last = place.offset + place.byteCount - 1
    let digit = bytes[last] - 0x30
    replace(place, from: place.byteCount - 1, with: [0x30 + (digit + 1) % 10])
  }

  /// Fills a field of even length with one half-width letter and double-byte characters, the last of them cut in two.
  mutating func fillWithCutCharacter(_ place: FieldPlace) {
    var raw: [UInt8] = [0x41]
    // 棟 in CP932.
    while raw.count < place.byteCount - 1 { raw += [0x93, 0x8F] }
    raw.append(0x93)
    replace(place, with: raw)
  }
}
