/// A household: an address and its people, the head first among those present.
struct Household {
  /// 世帯番号, ten digits.
  var number: Int
  var address: Address
  /// Where it lived before it moved within the town.
  var formerAddress: Address?
  var people: [Person]

  /// An address in the town.
  struct Address {
    var district: Int
    var lot: Int
    /// The second part of the lot number; 0 for none.
    var lotBranch: Int
    /// The building and room, `nil` for none.
    var building: (index: Int, room: Int)?
    /// 自治会, from 1.
    var association: Int
  }

  /// How many of its people live in the town.
  var presentCount: Int {
    people.reduce(0) { $0 + ($1.isPresent ? 1 : 0) }
  }
}
