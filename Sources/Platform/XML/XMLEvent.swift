/// What a document is made of, in its order.
public enum XMLEvent: Sendable {
  /// A start tag, or an empty element's first half.
  case start(XMLElement)
  /// The end of the element that was started last and has not ended.
  case end
  /// Text, UTF-8; one run may come in several pieces, cut between characters. White space is text too.
  case text([UInt8])
}

/// A start tag.
public struct XMLElement: Sendable {
  /// Its namespace's name; empty for none.
  public let namespace: String
  /// Its name without a prefix.
  public let name: String
  /// Its attributes, in their order; declarations of namespaces are none.
  public let attributes: [XMLAttribute]

  /// Whether it has this name, byte for byte, in whatever namespace.
  public func isNamed(_ name: String) -> Bool { self.name.utf8.elementsEqual(name.utf8) }

  /// The value of an attribute; `nil` where there is none.
  ///
  /// - Parameters:
  ///   - name: Its name without a prefix.
  ///   - namespace: Its namespace's name; empty for an attribute without a prefix.
  public func value(of name: String, in namespace: String = "") -> String? {
    attributes.first { $0.name.utf8.elementsEqual(name.utf8) && $0.namespace.utf8.elementsEqual(namespace.utf8) }?.value
  }
}

/// An attribute of a start tag.
public struct XMLAttribute: Sendable {
  /// Its namespace's name; empty for none.
  public let namespace: String
  /// Its name without a prefix.
  public let name: String
  /// Its value, references resolved.
  public let value: String
}

/// How much of a document is taken before it is refused.
public struct XMLLimits: Sendable, Hashable {
  /// The most bytes.
  public var byteCount: Int
  /// The most elements inside one another.
  public var depth: Int
  /// The most attributes of one element, declarations of namespaces counted too.
  public var attributeCount: Int

  /// Makes limits; the defaults are ours: 256 MiB, 64 deep and 256 attributes.
  public init(byteCount: Int = 256 << 20, depth: Int = 64, attributeCount: Int = 256) {
    self.byteCount = byteCount
    self.depth = depth
    self.attributeCount = attributeCount
  }
}
