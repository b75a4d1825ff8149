/// The part of the makespan that is there only because qubits are not all coupled.
namespace HybHanas.Core.Costing

open System.Collections.Immutable
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Transpiling

[<RequireQualifiedAccess>]
type RoutingReference =
    | MarkedGates
    | EveryPairCoupled of Target * PhysicalCircuit

type RoutingShare = { Gates: float<s>; Routing: float<s> }

[<RequireQualifiedAccess>]
module internal Routing =

    let private withoutMarked (circuit: PhysicalCircuit) (schedule: Schedule<s>) =
        let durations =
            Seq.map2
                (fun routing (duration: float<s>) -> if routing then 0.0<s> else duration)
                circuit.IsRouting
                schedule.Durations

        (Schedule.asSoonAsPossible (ImmutableArray.CreateRange durations) circuit).Makespan

    let share
        (reference: RoutingReference)
        (form: GateTime)
        (circuit: PhysicalCircuit)
        (schedule: Schedule<s>)
        : Result<RoutingShare, HybHanasError> = result {
        let! unrouted =
            match reference with
            | RoutingReference.MarkedGates -> Ok(withoutMarked circuit schedule)
            | RoutingReference.EveryPairCoupled(target, compiled) ->
                GateTime.schedule form target compiled |> Result.map _.Makespan

        let gates = min unrouted schedule.Makespan

        return
            {
                Gates = gates
                Routing = schedule.Makespan - gates
            }
    }
