/// The part of the makespan that is there only because qubits are not all coupled.
namespace HybHanas.Core.Costing

open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Transpiling

/// What a circuit without routing is taken to be.
[<RequireQualifiedAccess>]
type RoutingReference =
    /// The same circuit with the gates that routing inserted (SWAPs, direction flips) made instantaneous.
    | MarkedGates
    /// The same logical circuit, compiled at the same level for the same backend with every pair coupled: for circuits
    /// whose blocks were synthesised anew, where no gate can be pointed at. First its target (see CoupledDevice), then
    /// the circuit.
    | EveryPairCoupled of Target * PhysicalCircuit

/// One run's makespan in two parts; gates + routing is the makespan.
type RoutingShare =
    {
        /// The makespan that is left without routing.
        Gates: float<s>
        /// The rest, never negative.
        Routing: float<s>
    }

/// The share of routing.
[<RequireQualifiedAccess>]
module internal Routing =

    /// Splits the makespan of a circuit's schedule, which has the durations of the given form.
    val share:
        reference: RoutingReference ->
        form: GateTime ->
        circuit: PhysicalCircuit ->
        schedule: Schedule<s> ->
            Result<RoutingShare, HybHanasError>
