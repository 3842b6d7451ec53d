@main enum Throughput { static func main() {} }
