/// The check under the name of the circuits' own module.
namespace HybHanas.Core.Circuits

/// Adds to the functions on circuits.
[<AutoOpen>]
module CircuitChecks =

    /// Continues the module that makes circuits.
    [<RequireQualifiedAccess>]
    module Circuit =

        /// <see cref="M:HybHanas.Core.Circuits.CircuitCheck.check"/>: everything that the rules find in a circuit.
        val check: budget: CircuitBudget -> circuit: Circuit<'q> -> CircuitFinding list
