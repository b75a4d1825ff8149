/// Crowding distance (Deb et al. 2002) and the truncation that follows from it, as pymoo 0.6 computes them.
namespace HybHanas.Core.Searching

open System

[<RequireQualifiedAccess>]
module internal Crowding =

    /// Places in ascending order of their keys, equal keys by place.
    let private stableOrder (keys: float[]) : int[] =
        let places = Array.init keys.Length id
        Array.Sort(keys, places)
        let mutable first = 0

        for next in 1 .. keys.Length do
            if next = keys.Length || keys[next] <> keys[first] then
                Array.Sort(places, first, next - first)
                first <- next

        places

    /// Distance of each listed point within its front. Up to two points: infinity. Otherwise, for each objective after a
    /// stable sort of the front as listed, the first and the last get infinity and each other (next - previous) /
    /// (max - min); an objective whose range is 0 or infinite adds nothing to any. The sum is divided by the objectives.
    let distances (front: int[]) (points: Points) : float[] =
        if front.Length <= 2 then
            Array.create front.Length infinity
        else
            let sum = Array.zeroCreate front.Length

            for k in 0 .. points.Objectives - 1 do
                let value place = points[front[place], k]

                let order = stableOrder (Array.init front.Length value)
                let last = order.Length - 1
                let range = value order[last] - value order[0]

                if range > 0.0 && Double.IsFinite range then
                    sum[order[0]] <- infinity
                    sum[order[last]] <- infinity

                    for j in 1 .. last - 1 do
                        sum[order[j]] <- sum[order[j]] + (value order[j + 1] - value order[j - 1]) / range

            sum |> Array.map (fun total -> total / float points.Objectives)

    let private ofFronts (fronts: int[][]) (points: Points) : float[] =
        let crowding = Array.zeroCreate points.Count

        for front in fronts do
            distances front points
            |> Array.iteri (fun place distance -> crowding[front[place]] <- distance)

        crowding

    /// The distance of every point within its own front (fronts as listed by Dominance.fronts).
    let all (points: Points) : float[] =
        ofFronts (Dominance.fronts points) points

    /// All points from best to worst: by rank, then by descending crowding, then by index.
    let order (points: Points) : int[] =
        let fronts = Dominance.fronts points
        let crowding = ofFronts fronts points

        fronts
        |> Array.collect (fun front ->
            let places = front |> Array.map (fun i -> -crowding[i]) |> stableOrder
            places |> Array.map (fun place -> front[place]))

    /// The n best by rank, then crowding (computed once for each front), then index; indices ascending.
    let truncate (n: int) (points: Points) : int[] =
        order points |> Array.truncate n |> Array.sort
