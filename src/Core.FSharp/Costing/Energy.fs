/// The energy of a training, from powers that the user gives. The classical machine is taken to be on all the time: it
/// waits while the quantum system runs.
namespace HybHanas.Core.Costing

open System
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
    member this.Total = this.Quantum + this.Classical

[<RequireQualifiedAccess>]
module Energy =

    let private power what (value: float<W>) =
        Results.require
            (Double.IsFinite(float value) && value >= 0.0<W> && value <= 1e9<W>)
            (HybHanasError.OutOfRange(what, string (float value), "0..1e9 W"))

    /// Powers in 0..1 GW, times finite and not negative.
    let estimate
        (quantumPower: float<W>)
        (classicalPower: float<W>)
        (quantumTime: float<s>)
        (classicalTime: float<s>)
        : Result<Energy, HybHanasError> = result {
        do! power "power of the quantum system" quantumPower
        do! power "power of the classical machine" classicalPower

        return
            {
                Quantum = quantumPower * quantumTime
                Classical = classicalPower * (quantumTime + classicalTime)
            }
    }
