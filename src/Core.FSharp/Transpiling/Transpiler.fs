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

[<RequireQualifiedAccess>]
module TranspileOptions =

    /// Sixteen trials from seed 0.
    let defaults: TranspileOptions = { Seed = Seed.create 0UL; Trials = 16 }

[<RequireQualifiedAccess>]
module Transpiler =

    /// Forward and backward passes that refine a starting layout.
    [<Literal>]
    let private Refinements = 2

    /// Equally short routings among which the calibrated errors decide.
    [<Literal>]
    let private Finalists = 3

    let private onQubits (map: int -> int) (steps: Step[]) =
        steps
        |> Array.map (fun step ->
            { step with
                Qubits = Array.map map step.Qubits
            })

    /// Re-places a routed circuit where the same couplings exist at less expected error.
    let private improve (device: Device) (steps: Step[]) (routed: Routed) =
        let physical = Routing.physicalSteps device steps routed

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
        let place = Embedding.tryFind device cost uses |> Option.defaultValue used
        let move q = place[index[q]]

        struct (Embedding.cost device uses place,
                onQubits move physical,
                Array.map move routed.Initial,
                Array.map move routed.Final)

    let private sabre (options: TranspileOptions) (device: Device) (circuit: Circuit<logical>) steps uses =
        let dag = Dag.ofSteps circuit.Qubits circuit.Clbits steps
        let back = Dag.reverse dag
        let seed = Seed.purpose "routing" options.Seed

        let trial index start =
            let seed = Seed.item index seed

            let refined =
                (start, [ 1..Refinements ])
                ||> List.fold (fun layout pass ->
                    let seed = Seed.item pass seed
                    let forward = Routing.route device dag layout (Seed.purpose "forward" seed)
                    (Routing.route device back forward.Final (Seed.purpose "back" seed)).Final)

            Routing.route device dag refined (Seed.purpose "final" seed)

        let routed =
            Layout.starts device uses options.Trials (Seed.purpose "layout" options.Seed)
            |> Array.mapi trial

        let least = routed |> Seq.map (fun r -> r.AddedCx) |> Seq.min

        routed
        |> Seq.filter (fun r -> r.AddedCx = least)
        |> Seq.truncate Finalists
        |> Seq.map (improve device steps)
        |> Seq.minBy (fun (struct (cost, _, _, _)) -> cost)

    let private place (options: TranspileOptions) device (circuit: Circuit<logical>) (steps: Step[]) =
        let uses = Interactions.ofSteps circuit.Qubits steps

        match Embedding.tryFind device infinity uses with
        | Some layout -> struct (0.0, onQubits (fun q -> layout[q]) steps, layout, layout)
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
        let struct (_, placed, initial, final) = place options device circuit steps

        let operations =
            placed
            |> Translation.toElementary device
            |> Peephole.simplify device.Count
            |> Translation.toNative device
            |> Peephole.simplify device.Count
            |> emit

        let! physical =
            operations
            |> Seq.map (fun (struct (operation, _)) -> operation)
            |> Circuit.create target.QubitCount circuit.Clbits

        let swaps =
            placed
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
                    InitialLayout = qubits initial
                    FinalLayout = qubits final
                    Swaps = swaps
                }
    }
