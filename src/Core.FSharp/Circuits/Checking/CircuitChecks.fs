/// The check under the name of the circuits' own module.
namespace HybHanas.Core.Circuits

[<AutoOpen>]
module CircuitChecks =

    [<RequireQualifiedAccess>]
    module Circuit =

        let check (budget: CircuitBudget) (circuit: Circuit<'q>) : CircuitFinding list = CircuitCheck.check budget circuit
