/// Starting layouts for SABRE: compact regions of good qubits, with the interaction graph laid over them.
namespace HybHanas.Core.Transpiling

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

        let add q =
            inside[q] <- true
            grown.Add q

            for other in device.Neighbours[q] do
                links[other] <- links[other] + 1

        start |> Seq.truncate size |> Seq.iter add

        while grown.Count < size do
            grown
            |> Seq.collect (fun q -> device.Neighbours[q])
            |> Seq.filter (fun q -> not inside[q])
            |> Seq.minBy (fun q -> struct (-links[q], device.Distance[start[0] * device.Count + q], quality[q]))
            |> add

        grown.ToArray()

    /// A shortest cycle through a qubit, in order along the cycle; the qubit alone where there is none.
    let private cycle (device: Device) root =
        let parent = Array.create device.Count -1
        let branch = Array.create device.Count -1

        let distance q =
            device.Distance[root * device.Count + q]

        for q in device.Usable |> Array.filter ((<>) root) |> Array.sortBy distance do
            parent[q] <-
                device.Neighbours[q]
                |> Array.find (fun other -> distance other = distance q - 1)

            branch[q] <- if parent[q] = root then q else branch[parent[q]]

        let rec toRoot q =
            if q = root then [ root ] else q :: toRoot parent[q]

        let closing =
            [
                for a in device.Usable do
                    for b in device.Neighbours[a] do
                        if a < b && a <> root && b <> root && branch[a] <> branch[b] then
                            struct (distance a + distance b, a, b)
            ]

        match closing with
        | [] -> [| root |]
        | closing ->
            let struct (_, a, b) = List.min closing
            Array.ofList (List.rev (toRoot a) @ List.take (distance b) (toRoot b))

    /// Heaviest qubit to the region's centre, then always the one tied strongest to those placed, as near to them as can be.
    let private lay (device: Device) (uses: Interactions) (region: int[]) =
        let count = uses.Count
        let layout = Array.create count -1
        let free = ResizeArray region
        let weight a b = uses.Weights[a * count + b]

        let total =
            Array.init count (fun a -> Seq.sumBy (weight a) (seq { 0 .. count - 1 }))

        for _ in 1..count do
            let open' = seq { 0 .. count - 1 } |> Seq.filter (fun q -> layout[q] < 0)

            let tied q =
                seq { 0 .. count - 1 }
                |> Seq.sumBy (fun other -> if layout[other] >= 0 then weight q other else 0.0)

            let next = open' |> Seq.maxBy (fun q -> struct (tied q, total[q], -q))

            let far place =
                let toPlaced =
                    seq { 0 .. count - 1 }
                    |> Seq.sumBy (fun other ->
                        if layout[other] >= 0 then
                            weight next other * float device.Distance[place * device.Count + layout[other]]
                        else
                            0.0)

                let toAll =
                    region |> Array.sumBy (fun q -> float device.Distance[place * device.Count + q])

                struct (toPlaced, toAll)

            let place = Seq.minBy far free
            free.Remove place |> ignore
            layout[next] <- place

        layout

    /// Starting layouts over regions that are compact (even ones) or hold a shortest cycle (odd ones), the first two over
    /// the best such region, the others over drawn ones; every fourth at random over its region, all others laid by
    /// interaction.
    let starts (device: Device) (uses: Interactions) (trials: int) (seed: Seed) : int[][] =
        let quality = Array.init device.Count (quality device)

        let regions (start: int -> int[]) =
            device.Usable
            |> Array.map (start >> grow device quality uses.Count)
            |> Array.sortBy (fun region ->
                let compact =
                    region
                    |> Array.sumBy (fun a -> region |> Array.sumBy (fun b -> device.Distance[a * device.Count + b]))

                struct (compact, region |> Array.sumBy (fun q -> quality[q])))

        let compact, cyclic = regions Array.singleton, regions (cycle device)

        Array.init trials (fun t ->
            let regions = if t % 4 <> 1 then compact else cyclic
            let region = regions[if t < 2 then 0 else Seed.below regions.Length t seed]

            if t % 4 = 2 then
                Seed.shuffle region (Seed.item t seed)
            else
                lay device uses region)
