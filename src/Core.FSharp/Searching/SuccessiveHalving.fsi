/// Successive halving (Jamieson and Talwalkar 2016) over epochs: every network is trained a little, the best third three times as long.
namespace HybHanas.Core.Searching

open HybHanas.Core

/// How a training stands at a rung.
[<Struct>]
type Standing =
    {
        /// Validation accuracy after the rung's epochs.
        Accuracy: float
        /// Validation loss after them, which decides between equal accuracies.
        Loss: float
        /// False for a training that has ended for another reason; it takes part in the count and does not go on.
        CanGoOn: bool
    }

/// Rungs, and who goes on.
[<RequireQualifiedAccess>]
module SuccessiveHalving =

    /// The most rungs.
    val internal most: int

    /// Epochs at the end of each rung, ascending: the last has all of them, each before it a third of the next, rounded up.
    /// Fails for a number of rungs outside 1..8, for less than one epoch and where two rungs would end after the same epoch.
    val rungs: count: int -> epochs: int -> Result<int list, HybHanasError>

    /// The places that go on from a rung, ascending: by accuracy, then by loss, then by place the best third, rounded up, of all that stand
    /// there; fewer where fewer can go on.
    val promoted: standings: Standing[] -> int list

    /// Epochs that a generation of so many networks takes in all, where none fails or is stopped early.
    val effort: population: int -> rungs: int list -> int64
