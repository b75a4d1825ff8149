/// Starting layouts for SABRE: compact regions of good qubits, with the interaction graph laid over them.
namespace HybHanas.Core.Transpiling

open System
open HybHanas.Core

[<RequireQualifiedAccess>]
module internal Layout =

    /// The mean cost of a qubit's couplings and its readout: low is good.
    let private quality (device: Device) q =
        let pairs =
            device.Neighbours[q]
            |> Array.map (fun other -> device.PairCost[q * device.Count + other])

        (if pairs.Length = 0 then 0.0 else Array.average pairs) + device.ReadoutCost[q]

    /// `size` connected qubits: a given connected start, then each next one with the most links into the region, near ones
    /// and good ones first.
    let private grow (device: Device) (quality: float[]) size (start: int[]) =
        let inside = Array.create device.Count false
        let links = Array.create device.Count 0
        let grown = ResizeArray<int>()
        let row = start[0] * device.Count

        let add q =
            inside[q] <- true
            grown.Add q

            for other in device.Neighbours[q] do
                links[other] <- links[other] + 1

        let isBetter q than =
            if links[q] <> links[than] then
                links[q] > links[than]
            elif device.Distance[row + q] <> device.Distance[row + than] then
                device.Distance[row + q] < device.Distance[row + than]
            else
                quality[q] < quality[than]

        start |> Seq.truncate size |> Seq.iter add

        while grown.Count < size do
            let mutable best = -1

            for k in 0 .. grown.Count - 1 do
                for q in device.Neighbours[grown[k]] do
                    if not inside[q] && (best < 0 || isBetter q best) then
                        best <- q

            add best

        grown.ToArray()

    /// A shortest cycle through a qubit, in order along the cycle; the qubit alone where there is none.
    let private cycle (device: Device) root =
        let parent = Array.create device.Count -1
        let branch = Array.create device.Count -1
        let row = root * device.Count
        let distance q = device.Distance[row + q]
        let mutable closing = struct (Int32.MaxValue, -1, -1)

        for q in device.Usable |> Array.sortBy distance do
            if q <> root then
                for other in device.Neighbours[q] do
                    if parent[q] < 0 && distance other = distance q - 1 then
                        parent[q] <- other

                branch[q] <- if parent[q] = root then q else branch[parent[q]]

        for a in device.Usable do
            for b in device.Neighbours[a] do
                if a < b && a <> root && b <> root && branch[a] <> branch[b] then
                    let struct (least, _, _) = closing

                    if distance a + distance b < least then
                        closing <- struct (distance a + distance b, a, b)

        let rec toRoot q =
            if q = root then [ root ] else q :: toRoot parent[q]

        match closing with
        | struct (_, -1, _) -> [| root |]
        | struct (_, a, b) -> Array.ofList (List.rev (toRoot a) @ List.take (distance b) (toRoot b))

    /// Connected sets of so many qubits, compact ones first: each grown from one qubit, and from a cycle through it.
    let private regions (device: Device) (size: int) =
        let quality = Array.init device.Count (quality device)

        let sorted (start: int -> int[]) =
            device.Usable
            |> Array.map (start >> grow device quality size)
            |> Array.sortBy (fun region ->
                let compact =
                    region
                    |> Array.sumBy (fun a -> region |> Array.sumBy (fun b -> device.Distance[a * device.Count + b]))

                struct (compact, region |> Array.sumBy (fun q -> quality[q])))

        struct (sorted Array.singleton, sorted (cycle device))

    /// Heaviest qubit to the region's centre, then always the one tied strongest to those placed, as near to them as can be.
    let private lay (device: Device) (uses: Interactions) (region: int[]) =
        let count = uses.Count
        let layout = Array.create count -1
        let isTaken = Array.create region.Length false
        let tied = Array.create count 0.0
        let total = Array.create count 0.0

        let toAll =
            region
            |> Array.map (fun place -> region |> Array.sumBy (fun q -> device.Distance[place * device.Count + q]))

        for a in 0 .. count - 1 do
            for b in 0 .. count - 1 do
                total[a] <- total[a] + uses.Weights[a * count + b]

        let toPlaced next place =
            let mutable sum = 0.0

            for other in 0 .. count - 1 do
                if layout[other] >= 0 then
                    let weight = uses.Weights[next * count + other]

                    if weight > 0.0 then
                        sum <- sum + weight * float device.Distance[place * device.Count + layout[other]]

            sum

        for _ in 1..count do
            let mutable next = -1

            for q in 0 .. count - 1 do
                if
                    layout[q] < 0
                    && (next < 0
                        || tied[q] > tied[next]
                        || (tied[q] = tied[next] && total[q] > total[next]))
                then
                    next <- q

            let mutable best = -1
            let mutable least = infinity

            for k in 0 .. region.Length - 1 do
                if not isTaken[k] then
                    let far = toPlaced next region[k]

                    if best < 0 || far < least || (far = least && toAll[k] < toAll[best]) then
                        best <- k
                        least <- far

            isTaken[best] <- true
            layout[next] <- region[best]

            for q in 0 .. count - 1 do
                tied[q] <- tied[q] + uses.Weights[q * count + next]

        layout

    /// Starting layouts over regions that are compact (even ones) or hold a shortest cycle (odd ones), the first two over
    /// the best such region, the others over drawn ones; every fourth at random over its region, all others laid by
    /// interaction.
    let starts (device: Device) (uses: Interactions) (trials: int) (seed: Seed) : int[][] =
        let struct (compact, cyclic) = device.Regions.Get(uses.Count, regions device)

        Array.init trials (fun t ->
            let regions = if t % 4 <> 1 then compact else cyclic
            let region = regions[if t < 2 then 0 else Seed.below regions.Length t seed]

            if t % 4 = 2 then
                Seed.shuffle region (Seed.item t seed)
            else
                lay device uses region)
