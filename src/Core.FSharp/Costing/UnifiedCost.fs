/// What a hybrid network costs: quantum time + classical time.
namespace HybHanas.Core.Costing

open HybHanas.Core

/// The two sides of a training's cost in seconds. The sides are taken to run one after the other.
type UnifiedCost =
    {
        Quantum: float<s>
        Classical: float<s>
    }

    /// Quantum + classical.
    member this.Total = this.Quantum + this.Classical

[<RequireQualifiedAccess>]
module UnifiedCost =

    /// A training's quantum cost and the time of its classical part.
    let create (quantum: QuantumCost) (classical: float<s>) : UnifiedCost =
        {
            Quantum = quantum.Total
            Classical = classical
        }
