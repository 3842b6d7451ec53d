@main enum Utsushi { static func main() {} }
