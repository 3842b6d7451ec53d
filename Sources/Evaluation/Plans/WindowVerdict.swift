/// What a window says of one record.
public enum WindowVerdict: UInt8, Sendable, Hashable {
  /// The record takes no part in the window.
  case outside = 0
  /// It is the last of its window.
  case last = 1
  /// Another one comes after it.
  case notLast = 2
  /// It shares the greatest order with another one: the last cannot be told.
  case tied = 3
}
