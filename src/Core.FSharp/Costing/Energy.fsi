/// The energy of a training, from powers that the user gives. The classical machine is taken to be on all the time: it
/// waits while the quantum system runs.
namespace HybHanas.Core.Costing

open HybHanas.Core

/// Joules per second.
[<Measure>]
type W

/// Watt-seconds.
[<Measure>]
type J = W s

/// The two sides of a training's energy.
type Energy =
    {
        Quantum: float<J>
        Classical: float<J>
    }

    /// Quantum + classical.
    member Total: float<J>

/// Estimates energies.
[<RequireQualifiedAccess>]
module Energy =

    /// Powers in 0..1 GW, times finite and not negative.
    val estimate:
        quantumPower: float<W> ->
        classicalPower: float<W> ->
        quantumTime: float<s> ->
        classicalTime: float<s> ->
            Result<Energy, HybHanasError>
