/// Compiles a bound circuit for a target: unroll, simplify, lay out, route, translate, simplify; at level 3 also by making
/// whole entangling layers anew for the coupling map. The cheapest of what was tried is the result.
namespace HybHanas.Core.Transpiling

open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Backends
open HybHanas.Core.Costing

[<RequireQualifiedAccess>]
module Transpiler =

    /// A circuit in native gates, not yet checked.
    type private Candidate =
        {
            Native: Step[]
            Initial: int[]
            Final: int[]
            Swaps: int
            Resynthesised: bool
        }

    let private effort (options: TranspileOptions) =
        match options.Level with
        | TranspileLevel.Level0
        | TranspileLevel.Level1 ->
            {
                Trials = min options.Trials 8
                Passes = 3
                Counted = 4
                Placed = 2
                Weights = options.Weights
                FoldsSwaps = options.Passes.SwapFolding
            }
        | TranspileLevel.Level2
        | TranspileLevel.Level3 ->
            {
                Trials = options.Trials
                Passes = 5
                Counted = 8
                Placed = 3
                Weights = options.Weights
                FoldsSwaps = options.Passes.SwapFolding
            }

    let private swaps (steps: Step[]) =
        steps
        |> Seq.filter (fun step -> step.Routing && step.Action = Action.Two(Gate.Swap, []))
        |> Seq.length

    let private finalOf (elided: Elided<logical>) (final: int[]) =
        elided.FinalWire |> Seq.map (fun wire -> final[int wire]) |> Array.ofSeq

    /// Translated gate by gate.
    let private translated (device: Device) (placement: Placement) =
        {
            Native =
                placement.Steps
                |> Translation.toElementary device
                |> Translation.toNative device
            Initial = placement.Initial
            Final = placement.Final
            Swaps = swaps placement.Steps
            Resynthesised = false
        }

    let private native (device: Device) (steps: Step[]) =
        steps |> Translation.toNative device |> Peephole.simplify device.Count

    /// Translated and merged.
    let private merged (options: TranspileOptions) (device: Device) (placement: Placement) =
        { translated device placement with
            Native =
                placement.Steps
                |> Placement.elementary options.Passes.SwapFolding device
                |> native device
        }

    /// Translated and optimised on the device's pairs.
    let private optimised
        (options: TranspileOptions)
        (device: Device)
        clbits
        resynthesised
        (elided: Elided<logical>)
        (placement: Placement)
        =
        let elementary =
            Placement.elementary options.Passes.SwapFolding device placement.Steps

        let better = NativeOptimisation.tryOptimise options.Passes device clbits elementary
        let swaps = swaps placement.Steps

        {
            Native = better |> Option.defaultValue elementary |> native device
            Initial = placement.Initial
            Final = finalOf elided placement.Final
            Swaps = swaps
            Resynthesised = resynthesised || (better.IsSome && swaps > 0)
        }

    let private nativeCount (candidate: Candidate) =
        candidate.Native
        |> Seq.filter (fun step ->
            match step.Action with
            | Action.Two _ -> true
            | _ -> false)
        |> Seq.length

    /// -ln(fidelity) of gates and readouts.
    let private loss (device: Device) (candidate: Candidate) =
        let uses = Interactions.ofSteps device.Count candidate.Native
        Embedding.cost device uses [| 0 .. device.Count - 1 |]

    /// Candidates with fewest gates that are placed anew.
    [<Literal>]
    let private Relaid = 3

    /// Placed anew where the gates it came to have lose less.
    let private relaid (device: Device) (candidate: Candidate) =
        let placement =
            Placement.improve device candidate.Native candidate.Initial candidate.Final

        let moved =
            { candidate with
                Native = native device placement.Steps
                Initial = placement.Initial
                Final = placement.Final
            }

        if
            nativeCount moved <= nativeCount candidate
            && loss device moved < loss device candidate
        then
            moved
        else
            candidate

    let private toPhysical (target: Target) clbits (candidate: Candidate) = result {
        let operations = NativeOptimisation.emit candidate.Native

        let! circuit =
            operations
            |> Seq.map (fun (struct (operation, _)) -> operation)
            |> Circuit.create target.QubitCount clbits

        let qubits layout =
            layout |> Seq.map (fun q -> q * 1<physical>) |> List.ofSeq

        return!
            PhysicalCircuit.create
                target
                circuit
                {
                    IsRouting =
                        [
                            for struct (_, routing) in operations -> routing && not candidate.Resynthesised
                        ]
                    InitialLayout = qubits candidate.Initial
                    FinalLayout = qubits candidate.Final
                    Swaps = candidate.Swaps
                    Resynthesised = candidate.Resynthesised
                }
    }

    /// What the objective makes small; MissingCalibration where the cost model lacks a figure.
    let private score objective (target: Target) (circuit: PhysicalCircuit) =
        let run =
            QuantumCost.run CostForms.standard RoutingReference.MarkedGates target circuit

        match objective with
        | TranspileObjective.TwoQubitGates
        | TranspileObjective.Fidelity ->
            Reliability.ofCircuit target circuit
            |> Result.map (fun found -> -(found.LogGates + found.LogReadout))
        | TranspileObjective.Duration -> run |> Result.map (fun run -> float run.Duration)
        | TranspileObjective.EffectiveTime -> run |> Result.map (fun run -> log (float run.Duration) - run.LogSuccess)

    let private choose (options: TranspileOptions) device (target: Target) clbits (candidates: Candidate list) =
        match options.Objective, candidates with
        | _, [ only ] when options.Level = TranspileLevel.Level0 -> toPhysical target clbits only
        | TranspileObjective.TwoQubitGates, candidates ->
            let least = candidates |> List.map nativeCount |> List.min

            candidates
            |> List.filter (fun candidate -> nativeCount candidate = least)
            |> List.sortBy (loss device)
            |> List.truncate Relaid
            |> List.map (relaid device)
            |> List.minBy (loss device)
            |> toPhysical target clbits
        | objective, candidates -> result {
            let! circuits =
                candidates @ List.map (relaid device) candidates
                |> Results.traverse (toPhysical target clbits)

            let! scored =
                circuits
                |> Results.traverse (fun circuit -> score objective target circuit |> Result.map (fun s -> s, circuit))

            return scored |> List.minBy fst |> snd
          }

    /// The placements worth finishing: one without SWAPs where there is one, else the best routed ones.
    let private placements (options: TranspileOptions) device (circuit: Circuit<logical>) (steps: Step[]) =
        match Placement.tryEmbed device circuit steps with
        | Some placement -> [ placement ]
        | None ->
            let effort = effort options

            let routed placed =
                Placement.route { effort with Placed = placed } (Seed.purpose "transpile" options.Seed) device circuit steps

            if options.Objective = TranspileObjective.TwoQubitGates then
                routed effort.Placed |> List.truncate 1
            else
                routed effort.Counted

    let private routed options (device: Device) (elided: Elided<logical>) = result {
        let! unrolled = Step.ofCircuit elided.Circuit
        let steps = Peephole.simplify elided.Circuit.Qubits unrolled

        return
            placements options device elided.Circuit steps
            |> List.map (optimised options device elided.Circuit.Clbits false elided)
    }

    /// The circuits with their entangling layers made anew; none where that does not apply, or cannot beat `count` gates.
    let private relayered (options: TranspileOptions) (memory: TranspilerMemory) device count (elided: Elided<logical>) =
        match EntanglingLayers.tryFind elided.Circuit with
        | Some layers when
            options.Passes.EntanglingLayers
            && BlockCompilation.isPromising layers
            && EntanglingLayers.leastGates layers < count
            ->
            BlockCompilation.compile memory device elided.Circuit layers
            |> List.map (optimised options device elided.Circuit.Clbits true elided)
        | _ -> []

    let private basic (options: TranspileOptions) device (circuit: Circuit<logical>) = result {
        let! steps = Step.ofCircuit circuit

        match options.Level with
        | TranspileLevel.Level0 -> return [ translated device (Placement.trivial 4 options.Seed device circuit steps) ]
        | _ ->
            let simple = Peephole.simplify circuit.Qubits steps
            return placements options device circuit simple |> List.map (merged options device)
    }

    /// Operations from which one circuit is routed, with its three-qubit blocks made anew or without, and not both.
    [<Literal>]
    let private RoutedOnce = 2000

    let private twoQubitCount (elided: Elided<logical>) =
        Step.ofCircuit elided.Circuit |> Result.map Placement.twoQubitCount

    /// The circuits worth routing; gates of three-qubit blocks are spread over more pairs, so a tenth fewer must pay for it.
    let private worthRouting (options: TranspileOptions) (blocks: Elided<logical>) = result {
        let squashed = LogicalOptimisation.squash options.Passes blocks

        if squashed.Circuit = blocks.Circuit then
            return [ blocks ]
        elif blocks.Circuit.Operations.Length < RoutedOnce then
            return [ blocks; squashed ]
        else
            let! before = twoQubitCount blocks
            let! after = twoQubitCount squashed
            return [ (if after * 10 <= before * 9 then squashed else blocks) ]
    }

    let private full (options: TranspileOptions) (memory: TranspilerMemory) device circuit = result {
        let light = LogicalOptimisation.light options.Passes circuit
        let blocks = LogicalOptimisation.blocks options.Passes light

        if options.Level = TranspileLevel.Level2 then
            return! routed options device blocks
        else
            let! worth = worthRouting options blocks
            let! candidates = worth |> Results.traverse (routed options device)
            let candidates = List.concat candidates
            let count = candidates |> List.map nativeCount |> List.min
            return candidates @ relayered options memory device count light
    }

    let transpileWith
        (memory: TranspilerMemory)
        (options: TranspileOptions)
        (circuit: Circuit<logical>)
        : Result<PhysicalCircuit, HybHanasError> = result {
        let target = memory.Target
        do! Results.require (options.Trials >= 1) (HybHanasError.OutOfRange("trials", string options.Trials, "1 or more"))
        let usable = target.UsableQubits.Length

        do!
            Results.require
                (circuit.Qubits <= usable)
                (HybHanasError.CircuitTooWide(circuit.Qubits, usable, target.Calibration.Name))

        let! _ = Step.ofCircuit circuit
        let known = memory.Device circuit.Qubits

        let device =
            if options.Passes.ErrorLayout then
                known
            else
                Device.withoutErrors known

        let! candidates =
            match options.Level with
            | TranspileLevel.Level0
            | TranspileLevel.Level1 -> basic options device circuit
            | TranspileLevel.Level2
            | TranspileLevel.Level3 -> full options memory device circuit

        return! choose options device target circuit.Clbits candidates
    }

    let transpile
        (options: TranspileOptions)
        (target: Target)
        (circuit: Circuit<logical>)
        : Result<PhysicalCircuit, HybHanasError> =
        transpileWith (TranspilerMemory.create target) options circuit
