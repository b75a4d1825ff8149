/// The energy of a training, from powers that the user gives.
namespace HybHanas.Core.Costing

open System
open HybHanas.Core

[<Measure>]
type W

[<Measure>]
type J = W s

type Energy =
    {
        Quantum: float<J>
        Classical: float<J>
    }

    member this.Total = this.Quantum + this.Classical

[<RequireQualifiedAccess>]
module Energy =

    let private power what (value: float<W>) =
        Results.require
            (Double.IsFinite(float value) && value >= 0.0<W> && value <= 1e9<W>)
            (HybHanasError.OutOfRange(what, string (float value), "0..1e9 W"))

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
