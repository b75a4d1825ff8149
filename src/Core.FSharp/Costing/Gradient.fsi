namespace HybHanas.Core.Costing

open HybHanas.Core
open HybHanas.Core.Circuits

/// How many circuit evaluations one gradient takes by parameter shift.
[<RequireQualifiedAccess>]
module Gradient =

    /// Shifted evaluations of one sample: for each angle that is a trainable weight, 2 where the gate's generator has two
    /// eigenvalues, 4 for controlled rotations. A weight that occurs k times is shifted in each place (product rule).
    /// The forward evaluation is not among them.
    val shiftEvaluations: circuit: Circuit<logical> -> int
