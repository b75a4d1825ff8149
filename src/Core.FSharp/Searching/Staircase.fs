/// The border of points in a plane, as steps in a sorted array.
namespace HybHanas.Core.Searching

/// Steps with x ascending and y descending: of all points added, those that no other is below and to the left of. Finding a
/// place is a binary search, adding moves what lies behind it.
type internal Staircase() =
    let xs = ResizeArray<float>()
    let ys = ResizeArray<float>()

    member _.Count = xs.Count

    member _.X(step: int) : float = xs[step]

    member _.Y(step: int) : float = ys[step]

    /// The first step at or to the right of x; Count where there is none.
    member _.FirstFrom(x: float) : int =
        let mutable low = 0
        let mutable high = xs.Count

        while low < high do
            let middle = (low + high) / 2

            if xs[middle] < x then low <- middle + 1 else high <- middle

        low

    /// Whether a step is at most (x, y) in both directions.
    member stairs.Covers(x: float, y: float) : bool =
        let at = stairs.FirstFrom x

        (at > 0 && ys[at - 1] <= y) || (at < xs.Count && xs[at] = x && ys[at] <= y)

    /// The first step from `at` on that is below y: the end of the steps that a new one at (its x, y) covers.
    member _.FirstBelow(at: int, y: float) : int =
        let mutable last = at

        while last < ys.Count && ys[last] >= y do
            last <- last + 1

        last

    /// Puts the step (x, y) in the place of the steps at .. last - 1.
    member _.Replace(at: int, last: int, x: float, y: float) : unit =
        if last > at then
            xs[at] <- x
            ys[at] <- y
            xs.RemoveRange(at + 1, last - at - 1)
            ys.RemoveRange(at + 1, last - at - 1)
        else
            xs.Insert(at, x)
            ys.Insert(at, y)

    /// Adds a point that no step covers.
    member stairs.Add(x: float, y: float) : unit =
        let at = stairs.FirstFrom x
        stairs.Replace(at, stairs.FirstBelow(at, y), x, y)
