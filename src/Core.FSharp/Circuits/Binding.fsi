namespace HybHanas.Core.Circuits

open HybHanas.Core

/// Numbers in the place of a circuit's weights and inputs.
[<RequireQualifiedAccess>]
module Binding =

    /// The circuit with every angle a number: inputs[i] and weights[i] in radians take the place of the i-th input and
    /// weight, and an amplitude embedding becomes gates (see StatePreparation; all inputs zero: |0...0>). Too few values
    /// or one that is not finite: OutOfRange; values that the circuit does not use are passed over.
    val bind: inputs: float[] -> weights: float[] -> circuit: Circuit<logical> -> Result<Circuit<logical>, HybHanasError>

    /// The circuit with weights[i] in radians in the place of the i-th weight; its inputs stay open. Errors as those of bind.
    val bindWeights: weights: float[] -> circuit: Circuit<logical> -> Result<Circuit<logical>, HybHanasError>

    /// The circuit with generic values: every input and weight uniform in [-pi, pi) from the seed. (Amplitudes are
    /// normalised, so this is the same as drawing them from [-1, 1).)
    val generic: seed: Seed -> circuit: Circuit<logical> -> Result<Circuit<logical>, HybHanasError>
