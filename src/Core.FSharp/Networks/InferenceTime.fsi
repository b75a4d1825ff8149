namespace HybHanas.Core.Networks

open HybHanas.Core
open HybHanas.Core.Costing

/// Seconds to classify one sample: a model, so that the same network always gets the same figure.
[<RequireQualifiedAccess>]
module InferenceTime =

    /// With the circuit simulated: forward FLOPs of the classical layers and of the state vector (SimulationFlops) over the
    /// machine's throughput. The modelled form of QNAS's second objective.
    val simulated: throughput: float<flop / s> -> architecture: Architecture -> Result<float<s>, HybHanasError>

    /// With the circuit on hardware: the classical layers as above, and as many useful shots of d / p as one expectation takes
    /// (RunCost: d the duration of one run, p its success).
    val onHardware:
        throughput: float<flop / s> ->
        shots: int<shot> ->
        run: RunCost ->
        architecture: Architecture ->
            Result<float<s>, HybHanasError>
