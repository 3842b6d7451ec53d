/// Digits, scale and sign of a numeric picture.
public struct NumberShape: Sendable, Hashable {
  /// The digits that the field holds, 1 to 31.
  public var digits: Int
  /// Digits after the implied point: 2 in `9(5)V99`. With `P` the point stands outside the digits: -2 in `9(3)PP`, whose
  /// numbers are multiples of 100, and 4 in `VPP99`.
  public var scale: Int
  /// Whether the picture has an `S`.
  public var isSigned: Bool
  /// Where the sign of a signed `DISPLAY` number stands.
  public var sign: SignPosition

  /// Makes a shape.
  public init(digits: Int, scale: Int, isSigned: Bool, sign: SignPosition = .trailing) {
    self.digits = digits
    self.scale = scale
    self.isSigned = isSigned
    self.sign = sign
  }

  /// The digits before the point that a number of the shape can have, 0 or more.
  public var wholeDigits: Int { max(0, digits - scale) }
  /// The digits after the point, 0 or more.
  public var fractionDigits: Int { max(0, scale) }
}

/// The `SIGN` clause: where a signed `DISPLAY` number has its sign.
public enum SignPosition: Sendable, Hashable {
  /// In the last digit's byte, as without a clause.
  case trailing
  /// In the first digit's byte.
  case leading
  /// A byte `+` or `-` of its own behind the digits.
  case trailingSeparate
  /// A byte `+` or `-` of its own before the digits.
  case leadingSeparate

  /// Whether it has a byte of its own.
  public var isSeparate: Bool {
    switch self {
    case .trailing, .leading: false
    case .trailingSeparate, .leadingSeparate: true
    }
  }
}
