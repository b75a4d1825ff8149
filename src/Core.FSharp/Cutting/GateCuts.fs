/// The fewest gates to cut, exactly: the partition of wires into parts that keeps the most two-qubit gates inside, by
/// dynamic programming over subsets.
namespace HybHanas.Core.Cutting

open System.Numerics

/// A partition of wires 0 .. n - 1, and the gates that cross it.
type internal Partition =
    {
        /// Each part as a set of bits.
        Parts: int list
        Cuts: int
    }

[<RequireQualifiedAccess>]
module internal GateCuts =

    /// Wires at most: 3^16 / 2 steps.
    [<Literal>]
    let MaxWires = 16

    /// Gates inside each subset, from the symmetric matrix of gates between each two wires.
    let private inside (gates: int[,]) =
        let n = Array2D.length1 gates
        let sums = Array.zeroCreate<int>(1 <<< n)

        for subset in 1 .. sums.Length - 1 do
            let lowest = BitOperations.TrailingZeroCount subset
            let rest = subset &&& (subset - 1)
            let mutable sum = sums[rest]
            let mutable others = rest

            while others <> 0 do
                sum <- sum + gates[lowest, BitOperations.TrailingZeroCount others]
                others <- others &&& (others - 1)

            sums[subset] <- sum

        sums

    /// The fewest cuts into parts of at most `target` wires, for a symmetric matrix over 1 .. 16 wires and a target of 1 or
    /// more. Of equal partitions always the same one.
    let fewest (target: int) (gates: int[,]) : Partition =
        let n = Array2D.length1 gates
        let kept = inside gates
        let everything = (1 <<< n) - 1

        // best[s]: most gates kept inside parts of the wires of s; the lowest wire's part is part[s].
        let best = Array.zeroCreate<int>(1 <<< n)
        let part = Array.zeroCreate<int>(1 <<< n)

        for subset in 1..everything do
            let lowest = subset &&& -subset
            let rest = subset ^^^ lowest
            let mutable most = -1
            let mutable chosen = 0
            let mutable others = rest
            let mutable searching = true

            if BitOperations.PopCount(uint32 subset) <= target then
                most <- kept[subset]
                chosen <- subset
                searching <- false

            while searching do
                if BitOperations.PopCount(uint32 others) < target then
                    let own = others ||| lowest
                    let value = kept[own] + best[subset ^^^ own]

                    if value > most then
                        most <- value
                        chosen <- own

                searching <- others <> 0
                others <- (others - 1) &&& rest

            best[subset] <- most
            part[subset] <- chosen

        let rec parts subset =
            if subset = 0 then
                []
            else
                part[subset] :: parts (subset ^^^ part[subset])

        {
            Parts = parts everything
            Cuts = kept[everything] - best[everything]
        }
