/// Where on a device a block could be made: connected sets of working qubits of promising shapes, by calibrated error.
namespace HybHanas.Core.Transpiling

open System.Collections.Generic
open System.Collections.Immutable
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Backends

/// The shape that a region was looked for by.
[<RequireQualifiedAccess>]
type internal RegionShape =
    /// No branching: patterns along a line.
    | Path
    /// Short distances between its qubits without cycles: stars.
    | Tree
    /// As many couplings as there are: rings of a heavy-hexagon lattice, ladders of a square one.
    | Cyclic

/// A connected set of qubits as a graph.
type internal Region =
    private
        {
            Members: ImmutableArray<PhysicalQubit>
            Form: RegionShape
            Couplings: BlockGraph
            Loss: float
        }

    /// The qubit of each vertex of the graph.
    member this.Qubits = this.Members

    /// The shape.
    member this.Shape = this.Form

    /// The couplings, each with -ln(1 - error) of its two-qubit gate as weight.
    member this.Graph = this.Couplings

[<RequireQualifiedAccess>]
module internal Regions =

    // Sets kept for each shape and size while they grow.
    [<Literal>]
    let private Width = 96

    // A coupling with error 1 is broken as far as anyone knows; None where the calibration does not tell.
    let private couplingLoss (target: Target) a b =
        [
            Target.tryInstruction target.TwoQubitGate [ a; b ] target
            Target.tryInstruction target.TwoQubitGate [ b; a ] target
        ]
        |> List.choose (Option.bind (fun row -> row.Error))
        |> function
            | [] -> Some 0.0
            | errors ->
                let least = List.min errors
                if least >= 1.0 then None else Some(-log(1.0 - least))

    let private readoutError (target: Target) q =
        target.Calibration.Qubits[q].ReadoutError |> Option.defaultValue 0.0

    /// What the search knows of the device.
    type private Device =
        {
            Target: Target
            Usable: int list
            Losses: Dictionary<struct (int * int), float>
            Linked: int list[]
            Readout: float[]
        }

    let private device (target: Target) =
        let losses = Dictionary<struct (int * int), float>()
        let linked = Array.create target.QubitCount []

        let usable =
            target.UsableQubits
            |> Seq.map int
            |> Seq.filter (fun q -> readoutError target q < 1.0)
            |> HashSet

        for struct (a, b) in target.Couplings do
            match couplingLoss target (a * 1<physical>) (b * 1<physical>) with
            | Some loss when usable.Contains a && usable.Contains b ->
                losses[struct (a, b)] <- loss
                losses[struct (b, a)] <- loss
                linked[a] <- b :: linked[a]
                linked[b] <- a :: linked[b]
            | _ -> ()

        {
            Target = target
            Usable = List.ofSeq usable
            Losses = losses
            Linked = linked |> Array.map List.sort
            Readout = Array.init target.QubitCount (fun q -> -log(1.0 - readoutError target q))
        }

    let private couplings device (set: int list) =
        [
            for a in set do
                for b in device.Linked[a] do
                    if a < b && List.contains b set then
                        a, b
        ]

    let private score device (set: int list) =
        let pairs = couplings device set

        let mean values =
            if List.isEmpty values then 0.0 else List.average values

        mean (pairs |> List.map (fun (a, b) -> device.Losses[struct (a, b)]))
        + mean (set |> List.map (fun q -> device.Readout[q]))

    let private spread device (set: int list) =
        List.allPairs set set
        |> List.sumBy (fun (a, b) -> device.Target.Distance(a * 1<physical>, b * 1<physical>))

    let private isPath device set =
        let pairs = couplings device set

        pairs.Length = List.length set - 1
        && set
           |> List.forall (fun q -> pairs |> List.filter (fun (a, b) -> a = q || b = q) |> List.length <= 2)

    // What makes a set of one shape better than another of the same size; None where it has not the shape.
    let private merit device shape set =
        let extra = (couplings device set).Length - List.length set + 1

        match shape with
        | RegionShape.Path -> if isPath device set then Some(0, 0) else None
        | RegionShape.Tree -> if extra = 0 then Some(spread device set, 0) else None
        | RegionShape.Cyclic -> Some(-extra, spread device set)

    // The shortest cycle through each coupling: hexagons of twelve qubits, or squares.
    let private cycles device size =
        let around a b =
            let parents = Dictionary [ KeyValuePair(a, a) ]
            let queue = Queue [ a ]

            while queue.Count > 0 && not (parents.ContainsKey b) do
                let q = queue.Dequeue()

                for next in device.Linked[q] do
                    if not (parents.ContainsKey next) && not (q = a && next = b) then
                        parents[next] <- q
                        queue.Enqueue next

            let rec back q path =
                if q = a then q :: path else back parents[q] (q :: path)

            if parents.ContainsKey b then back b [] else []

        [
            for KeyValue(struct (a, b), _) in device.Losses do
                if a < b then
                    List.sort (around a b)
        ]
        |> List.filter (fun cycle -> not cycle.IsEmpty && cycle.Length <= size)
        |> List.distinct

    // Equal for sets of the same shape, different for most others: what each member sees of the rest.
    let private signature device (set: int list) =
        let pairs = couplings device set

        set
        |> List.map (fun q ->
            let degree = pairs |> List.filter (fun (a, b) -> a = q || b = q) |> List.length

            degree,
            set
            |> List.map (fun other -> device.Target.Distance(q * 1<physical>, other * 1<physical>))
            |> List.sort)
        |> List.sort

    // With its turn: 0 for the best set of a form, 1 for the second best; by turn, then forms by merit.
    let private best device shape sets =
        sets
        |> List.distinct
        |> List.choose (fun set ->
            merit device shape set
            |> Option.map (fun merit -> merit, (score device set, set)))
        |> List.groupBy (fun (merit, (_, set)) -> merit, signature device set)
        |> List.collect (fun (form, members) ->
            members
            |> List.map snd
            |> List.sort
            |> List.mapi (fun turn (_, set) -> (turn, form), set))
        |> List.sortBy fst
        |> List.map (fun ((turn, _), set) -> turn, set)
        |> List.truncate Width

    let private grown device shape size =
        let seeds =
            match shape with
            | RegionShape.Cyclic -> cycles device size
            | _ -> device.Usable |> List.map List.singleton

        let larger (_, set) =
            set
            |> List.collect (fun q -> device.Linked[q])
            |> List.distinct
            |> List.filter (fun q -> not (List.contains q set))
            |> List.map (fun q -> List.sort (q :: set))

        let rec grow length sets =
            let here = seeds |> List.filter (fun seed -> seed.Length = length)
            let sets = best device shape (here @ sets)

            if length = size then
                sets
            else
                grow (length + 1) (sets |> List.collect larger)

        grow 1 []

    let private toRegion device shape set =
        let index = set |> List.mapi (fun i q -> q, i) |> dict

        couplings device set
        |> List.map (fun (a, b) -> index[a], index[b], device.Losses[struct (a, b)])
        |> BlockGraph.create (List.length set)
        |> Result.map (fun graph ->
            {
                Members = set |> Seq.map (fun q -> q * 1<physical>) |> ImmutableArray.CreateRange
                Form = shape
                Couplings = graph
                Loss = score device set
            })

    /// Up to `limit` regions of `size` (1 to 20) working, connected qubits: the best set by calibrated error
    /// for every different form (paths, trees and cyclic ones in turn, compact forms first), then the second best for every
    /// form, and so on. Each set comes once. A coupling or readout without an error counts as perfect, one with error 1 is
    /// not used. For a block with spare vertices ask for so many qubits more. Fails where the device has no connected set of that size.
    let find (limit: int) (size: int) (target: Target) : Result<Region list, HybHanasError> =
        if size < 1 || size > BlockGraph.MaxVertices then
            Error(HybHanasError.OutOfRange("number of qubits of a region", string size, $"1..{BlockGraph.MaxVertices}"))
        else
            let device = device target

            let chosen =
                [ RegionShape.Path; RegionShape.Tree; RegionShape.Cyclic ]
                |> List.collect (fun shape ->
                    grown device shape size
                    |> List.mapi (fun place (turn, set) -> (turn, place), (shape, set)))
                |> List.sortBy fst
                |> List.map snd
                |> List.distinctBy snd
                |> List.truncate limit

            if chosen.IsEmpty then
                Error(HybHanasError.CircuitTooWide(size, target.UsableQubits.Length, target.Calibration.Name))
            else
                chosen |> Results.traverse (fun (shape, set) -> toRegion device shape set)
