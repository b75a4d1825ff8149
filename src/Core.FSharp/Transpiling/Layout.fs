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

    /// `size` connected qubits grown from a root, each next one with the most links into the region, good ones first.
    let private region (device: Device) (quality: float[]) size root =
        let inside = Array.create device.Count false
        let links = Array.create device.Count 0
        let grown = ResizeArray<int>()

        let add q =
            inside[q] <- true
            grown.Add q

            for other in device.Neighbours[q] do
                links[other] <- links[other] + 1

        add root

        while grown.Count < size do
            grown
            |> Seq.collect (fun q -> device.Neighbours[q])
            |> Seq.filter (fun q -> not inside[q])
            |> Seq.minBy (fun q -> struct (-links[q], device.Distance[root * device.Count + q], quality[q]))
            |> add

        grown.ToArray()

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

    /// The t-th starting layout: even ones laid by interaction over the t-th best region, odd ones at random over it.
    let starts (device: Device) (uses: Interactions) (trials: int) (seed: Seed) : int[][] =
        let quality = Array.init device.Count (quality device)

        let regions =
            device.Usable
            |> Array.map (region device quality uses.Count)
            |> Array.sortBy (fun region ->
                let compact =
                    region
                    |> Array.sumBy (fun a -> region |> Array.sumBy (fun b -> float device.Distance[a * device.Count + b]))

                struct (compact, region |> Array.sumBy (fun q -> quality[q])))

        Array.init trials (fun t ->
            let chosen =
                if t < 2 then
                    regions[0]
                else
                    regions[Seed.below regions.Length t seed]

            if t % 2 = 0 then
                lay device uses chosen
            else
                Seed.shuffle chosen (Seed.item t seed))
