/// Trainable parameters of a network.
namespace HybHanas.Core.Networks

open HybHanas.Core.Circuits

/// Numbers of trainable parameters.
type ParameterCount =
    {
        /// Weights and biases of convolutions, dense layers, the projection and the classifier.
        Classical: int64
        /// Angles of the circuit.
        Quantum: int64
    }

    /// Classical and quantum together.
    member this.Total = this.Classical + this.Quantum

[<RequireQualifiedAccess>]
module Parameters =

    /// Exact count; the projection to the circuit's inputs always exists.
    let count (architecture: Architecture) : ParameterCount =
        let layers =
            WeightedLayer.beforeCircuit architecture
            @ [ WeightedLayer.afterCircuit architecture ]

        {
            Classical = layers |> List.sumBy WeightedLayer.parameters
            Quantum = int64 (Ansatz.weights architecture.Ansatz)
        }
