/// What a source in a form of Unicode can hold that is no identified character.
enum UnicodeText {
  /// The scalar that programs write in place of a character they have lost.
  static let replacement: UInt32 = 0xFFFD

  /// Whether a scalar is of private use: a town's own characters, in its own numbering.
  @inline(__always)
  static func isPrivateUse(_ scalar: UInt32) -> Bool {
    (0xE000...0xF8FF).contains(scalar) || (0xF_0000...0xF_FFFD).contains(scalar)
      || (0x10_0000...0x10_FFFD).contains(scalar)
  }

  /// Whether nobody can tell what a scalar stands for.
  @inline(__always)
  static func isUndecided(_ scalar: UInt32) -> Bool { isPrivateUse(scalar) || scalar == replacement }
}
