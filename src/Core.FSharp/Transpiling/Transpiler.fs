/// Compiles a bound circuit for a target: unroll, lay out, route, translate, simplify.
namespace HybHanas.Core.Transpiling

open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Backends

/// How to compile.
type TranspileOptions =
    {
        /// Where the drawn starting layouts and tie breaks come from.
        Seed: Seed
        /// Layouts that are tried where no placement without SWAPs is found; at least 1.
        Trials: int
    }

/// Steps on physical qubits, where each logical qubit starts and ends, and the expected -ln(fidelity).
type private Placement =
    {
        Cost: float
        Steps: Step[]
        Initial: int[]
        Final: int[]
    }

[<RequireQualifiedAccess>]
module TranspileOptions =

    /// Sixteen trials from seed 0.
    let defaults: TranspileOptions = { Seed = Seed.create 0UL; Trials = 16 }

[<RequireQualifiedAccess>]
module Transpiler =

    /// Routing passes of a trial, forward and backward in turn.
    [<Literal>]
    let private Passes = 5

    /// Routings whose two-qubit gates are counted after simplification, and of the shortest ones, those whose placement is
    /// improved and compared.
    [<Literal>]
    let private Finalists = 8

    [<Literal>]
    let private Placements = 3

    /// CX, CZ, Swap and ECR on physical qubits, simplified.
    let private elementary (device: Device) (physical: Step[]) =
        physical |> Translation.toElementary device |> Peephole.simplify device.Count

    let private twoQubitCount (step: Step) =
        match step.Action with
        | Action.Two(gate, angles) -> Step.cxCount gate angles
        | _ -> 0

    let private onQubits (map: int -> int) (steps: Step[]) =
        steps
        |> Array.map (fun step ->
            { step with
                Qubits = Array.map map step.Qubits
            })

    /// Re-places a routed circuit where the same couplings exist at less expected error.
    let private improve (device: Device) (physical: Step[]) (routed: Routed) : Placement =
        let used =
            physical
            |> Seq.collect (fun step -> step.Qubits)
            |> Seq.append routed.Initial
            |> Seq.distinct
            |> Seq.sort
            |> Array.ofSeq

        let index = Array.create device.Count -1
        used |> Array.iteri (fun i q -> index[q] <- i)

        let uses =
            physical |> onQubits (fun q -> index[q]) |> Interactions.ofSteps used.Length

        let cost = Embedding.cost device uses used

        let place =
            Embedding.tryFind device cost uses
            |> Option.filter (fun place -> Embedding.cost device uses place < cost)
            |> Option.defaultValue used

        let move q = place[index[q]]

        {
            Cost = Embedding.cost device uses place
            Steps = onQubits move physical
            Initial = Array.map move routed.Initial
            Final = Array.map move routed.Final
        }

    let private sabre (options: TranspileOptions) (device: Device) (circuit: Circuit<logical>) steps uses =
        let dag = Dag.ofSteps circuit.Qubits circuit.Clbits steps
        let back = Dag.reverse dag
        let seed = Seed.purpose "routing" options.Seed

        /// All routings of one trial: there and back from a starting layout, each from where the last one ended.
        let trial index start =
            let seed = Seed.item index seed
            let heuristic = Routing.heuristics[(index + index / 4) % Routing.heuristics.Length]

            ((start, []), [ 0 .. Passes - 1 ])
            ||> List.fold (fun (layout, routed) pass ->
                let forward = pass % 2 = 0

                let next =
                    Sabre.route device heuristic (if forward then dag else back) layout (Seed.item pass seed)

                next.Final, (if forward then next else Routing.reverse next) :: routed)
            |> snd

        let routed =
            Layout.starts device uses options.Trials (Seed.purpose "layout" options.Seed)
            |> Seq.mapi trial
            |> Seq.concat
            |> Array.ofSeq

        let counted =
            routed
            |> Array.sortBy (fun r -> r.AddedCx)
            |> Array.truncate Finalists
            |> Array.map (fun r ->
                let physical = Routing.physicalSteps device steps r
                struct (elementary device physical |> Seq.sumBy twoQubitCount, r, physical))

        let least = counted |> Seq.map (fun (struct (count, _, _)) -> count) |> Seq.min

        counted
        |> Seq.filter (fun (struct (count, _, _)) -> count = least)
        |> Seq.truncate Placements
        |> Seq.map (fun (struct (_, routed, physical)) -> improve device physical routed)
        |> Seq.minBy (fun placement -> placement.Cost)

    let private place (options: TranspileOptions) device (circuit: Circuit<logical>) (steps: Step[]) =
        let uses = Interactions.ofSteps circuit.Qubits steps

        match Embedding.tryFind device infinity uses with
        | Some layout ->
            {
                Cost = Embedding.cost device uses layout
                Steps = onQubits (fun q -> layout[q]) steps
                Initial = layout
                Final = layout
            }
        | None -> sabre options device circuit steps uses

    let private emit (steps: Step[]) : struct (Operation<physical> * bool)[] =
        let on (q: int) = q * 1<physical>

        let apply gate angles qubits =
            Operation.Apply(gate, angles |> List.map (fun a -> Angle.Fixed(a * 1.0<rad>)), qubits)

        [|
            for step in steps do
                let qubits = step.Qubits |> Seq.map on |> List.ofSeq

                match step.Action with
                | Action.One u ->
                    for gate, angles in OneQubit.synthesize u do
                        struct (apply gate angles qubits, step.Routing)
                | Action.Two(gate, angles) -> struct (apply gate angles qubits, step.Routing)
                | Action.Measure clbit -> struct (Operation.Measure(qubits.Head, clbit), step.Routing)
                | Action.Reset -> struct (Operation.Reset qubits.Head, step.Routing)
                | Action.Barrier -> struct (Operation.Barrier qubits, step.Routing)
        |]

    /// The circuit in native gates on as many qubits as the device has, with the logical circuit's classical bits.
    /// Deterministic for the options' seed. Errors: OutOfRange for less than one trial, Unsupported for a free angle,
    /// CircuitTooWide for more qubits than the device has connected working ones.
    let transpile
        (options: TranspileOptions)
        (target: Target)
        (circuit: Circuit<logical>)
        : Result<PhysicalCircuit, HybHanasError> = result {
        do! Results.require (options.Trials >= 1) (HybHanasError.OutOfRange("trials", string options.Trials, "1 or more"))
        let usable = target.UsableQubits.Length

        do!
            Results.require
                (circuit.Qubits <= usable)
                (HybHanasError.CircuitTooWide(circuit.Qubits, usable, target.Calibration.Name))

        let! unrolled = Step.ofCircuit circuit
        let device = Device.create circuit.Qubits target
        let steps = Peephole.simplify circuit.Qubits unrolled
        let placement = place options device circuit steps

        let operations =
            placement.Steps
            |> elementary device
            |> Translation.toNative device
            |> Peephole.simplify device.Count
            |> emit

        let! physical =
            operations
            |> Seq.map (fun (struct (operation, _)) -> operation)
            |> Circuit.create target.QubitCount circuit.Clbits

        let swaps =
            placement.Steps
            |> Seq.filter (fun step -> step.Routing && step.Action = Action.Two(Gate.Swap, []))
            |> Seq.length

        let qubits layout =
            layout |> Seq.map (fun q -> q * 1<physical>) |> List.ofSeq

        return!
            PhysicalCircuit.create
                target
                physical
                {
                    IsRouting = [ for struct (_, routing) in operations -> routing ]
                    InitialLayout = qubits placement.Initial
                    FinalLayout = qubits placement.Final
                    Swaps = swaps
                }
    }
