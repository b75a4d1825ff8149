/// Finds what is wrong or too large in a circuit, with the ids of the C# analyzers.
namespace HybHanas.Core.Circuits

/// One thing that was found.
type CircuitFinding =
    {
        Rule: CircuitRule
        /// Index of the operation it is about, from 0; None where it is about the whole circuit.
        Operation: int option
        /// What was found, in a sentence.
        Message: string
    }

/// Checks circuits.
[<RequireQualifiedAccess>]
module CircuitCheck =

    /// Everything that the rules on circuits (HH0001 to HH0005 and HH0008 to HH0015) find, by the operation, then by id; what is about the
    /// whole circuit comes first. HH0006 and HH0007 are never found, as no such circuit can be made; later rules are about options.
    val check: budget: CircuitBudget -> circuit: Circuit<'q> -> CircuitFinding list
