public import Records

/// What a synthetic town is made from: the same plan gives the same bytes on every machine.
public struct TownPlan: Sendable {
  /// The seed of all numbers drawn.
  public var seed: UInt64
  /// How many people live in the town at least; whole households are added until there are so many.
  public var residents: Int
  /// The day that counts as today; the files are extracted the day before.
  public var asOf: CivilDate

  /// Plans a town.
  ///
  /// - Parameters:
  ///   - seed: Any number; the committed sample has 104213.
  ///   - residents: At least 1.
  ///   - asOf: A day from 2024 on, so that every rule of the register's law is in force.
  public init(seed: UInt64, residents: Int, asOf: CivilDate) {
    precondition(residents > 0, "a town needs people")
    precondition(asOf.year >= 2024, "the town's register is one of today")
    self.seed = seed
    self.residents = residents
    self.asOf = asOf
  }

  /// The plan of the committed sample, at any size: as of 2025-10-01.
  public init(seed: UInt64, residents: Int) {
    guard let asOf = CivilDate(year: 2025, month: 10, day: 1) else {
      preconditionFailure("the first of October exists")
    }
    self.init(seed: seed, residents: residents, asOf: asOf)
  }

  /// How many people are in the register of non-residents: one for twelve residents, at least 50.
  public var nonResidents: Int { max(50, residents / 12) }

  /// The day of extraction.
  var extracted: CivilDate { asOf.adding(days: -1) ?? asOf }
}
