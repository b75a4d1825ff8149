/// Circuits on physical qubits, before translation.
namespace HybHanas.Core.Transpiling

open HybHanas.Core
open HybHanas.Core.Circuits

/// Steps on physical qubits, where each logical qubit starts and ends, and the expected -ln(fidelity).
type internal Placement =
    {
        Cost: float
        Steps: Step[]
        Initial: int[]
        Final: int[]
    }

/// How hard to look for a routing.
type internal RoutingEffort =
    {
        /// Starting layouts.
        Trials: int
        /// Routing passes of a trial, forward and backward in turn.
        Passes: int
        /// Routings whose two-qubit gates are counted after simplification.
        Counted: int
        /// Of those with fewest gates, how many are placed anew and compared.
        Placed: int
        /// What SWAPs are chosen by.
        Weights: RoutingWeights
        /// Whether SWAPs are folded into gates beside them.
        FoldsSwaps: bool
    }

[<RequireQualifiedAccess>]
module internal Placement =

    let private onQubits (map: int -> int) (steps: Step[]) =
        steps
        |> Array.map (fun step ->
            { step with
                Qubits = Array.map map step.Qubits
            })

    /// CX, CZ, Swap and ECR on physical qubits, simplified; SWAPs as they are unless they are to be folded.
    let elementary (foldsSwaps: bool) (device: Device) (physical: Step[]) : Step[] =
        let steps = Translation.toElementary device physical

        if foldsSwaps then
            Peephole.simplify device.Count steps
        else
            Peephole.merge device.Count steps

    /// Two-qubit gates, a SWAP as three.
    let twoQubitCount (steps: Step[]) : int =
        steps
        |> Array.sumBy (fun step ->
            match step.Action with
            | Action.Two(gate, angles) -> Step.cxCount gate angles
            | _ -> 0)

    /// The same on other qubits, where the same couplings exist at less expected error.
    let improve (device: Device) (physical: Step[]) (initial: int[]) (final: int[]) : Placement =
        let used =
            physical
            |> Seq.collect (fun step -> step.Qubits)
            |> Seq.append initial
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
            Initial = Array.map move initial
            Final = Array.map move final
        }

    /// Without any SWAP, at the least expected error found; None where the search finds no such placement.
    let tryEmbed (device: Device) (circuit: Circuit<logical>) (steps: Step[]) : Placement option =
        let uses = Interactions.ofSteps circuit.Qubits steps

        let line () =
            match LinePlacement.tryFind device uses with
            | ValueSome(struct (layout, true)) -> Some layout
            | _ -> None

        Embedding.tryFind device infinity uses
        |> Option.orElseWith line
        |> Option.map (fun layout ->
            {
                Cost = Embedding.cost device uses layout
                Steps = onQubits (fun q -> layout[q]) steps
                Initial = layout
                Final = layout
            })

    /// All routings of one trial: there and back from a starting layout, each from where the last one ended.
    let private trial device lengths heuristic passes (dag: Dag) back seed (start: int[]) =
        ((start, []), [ 0 .. passes - 1 ])
        ||> List.fold (fun (layout, routed) pass ->
            let forward = pass % 2 = 0

            let next =
                Sabre.route device lengths heuristic (if forward then dag else back) layout (Seed.item pass seed)

            next.Final, (if forward then next else Routing.reverse next) :: routed)
        |> snd

    /// Two-qubit steps that all passes of all trials may route together; more trials than two only within it.
    [<Literal>]
    let private RoutedSteps = 40_000

    /// With SWAPs by SABRE: from each of several starting layouts, those with fewest two-qubit gates once simplified first.
    /// At least one, of at most `effort.Placed`; fewer gates come first, then less expected error.
    let route (effort: RoutingEffort) (seed: Seed) (device: Device) (circuit: Circuit<logical>) (steps: Step[]) : Placement list =
        let dag = Dag.ofSteps circuit.Qubits circuit.Clbits steps
        let back = Dag.reverse dag
        let routing = Seed.purpose "routing" seed
        let uses = Interactions.ofSteps circuit.Qubits steps
        let lengths = Device.lengths effort.Weights device
        let size = dag.First |> Array.sumBy (fun first -> if first >= 0 then 1 else 0)
        let affordable = max 2 (RoutedSteps / (effort.Passes * max 1 size))

        let heuristics =
            if effort.FoldsSwaps then
                Routing.heuristics
            else
                Array.map Routing.unfolded Routing.heuristics

        let line =
            match LinePlacement.tryFind device uses with
            | ValueSome(struct (layout, _)) -> [| layout |]
            | ValueNone -> [||]

        let routed =
            Array.append (Layout.starts device uses (min effort.Trials affordable) (Seed.purpose "layout" seed)) line
            |> Seq.mapi (fun index start ->
                let heuristic = heuristics[(index + index / 4) % heuristics.Length]
                trial device lengths heuristic effort.Passes dag back (Seed.item index routing) start)
            |> Seq.concat
            |> Array.ofSeq

        routed
        |> Array.sortBy (fun r -> r.AddedCx)
        |> Array.truncate effort.Counted
        |> Array.map (fun r ->
            let physical = Routing.physicalSteps device steps r
            struct (twoQubitCount (elementary effort.FoldsSwaps device physical), r, physical))
        |> Array.sortBy (fun (struct (count, _, _)) -> count)
        |> Array.truncate effort.Placed
        |> Array.map (fun (struct (count, routed, physical)) -> count, improve device physical routed.Initial routed.Final)
        |> Array.sortBy (fun (count, placement) -> count, placement.Cost)
        |> Seq.map snd
        |> List.ofSeq

    /// Qubit i on the i-th working qubit, SWAPs by SABRE with fewest SWAPs over the trials.
    let trivial (trials: int) (seed: Seed) (device: Device) (circuit: Circuit<logical>) (steps: Step[]) : Placement =
        let dag = Dag.ofSteps circuit.Qubits circuit.Clbits steps
        let layout = Array.sub device.Usable 0 circuit.Qubits
        let routing = Seed.purpose "routing" seed

        let routed =
            Seq.init trials (fun index ->
                Sabre.route device (Device.lengths RoutingWeights.Hops device) Routing.plain dag layout (Seed.item index routing))
            |> Seq.minBy (fun routed -> routed.Events |> Array.sumBy (fun event -> if event < 0 then 1 else 0))

        {
            Cost = 0.0
            Steps = Routing.physicalSteps device steps routed
            Initial = layout
            Final = routed.Final
        }
