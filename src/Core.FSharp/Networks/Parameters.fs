/// Trainable parameters of a network.
namespace HybHanas.Core.Networks

open HybHanas.Core.Circuits

type ParameterCount =
    {
        Classical: int64
        Quantum: int64
    }

    member this.Total = this.Classical + this.Quantum

[<RequireQualifiedAccess>]
module Parameters =

    let count (architecture: Architecture) : ParameterCount =
        let layers =
            WeightedLayer.beforeCircuit architecture
            @ [ WeightedLayer.afterCircuit architecture ]

        {
            Classical = layers |> List.sumBy WeightedLayer.parameters
            Quantum = int64 (Ansatz.weights architecture.Ansatz)
        }
