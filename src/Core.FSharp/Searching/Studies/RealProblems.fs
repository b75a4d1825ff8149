/// Test problems of multi-objective optimisation with known fronts: ZDT (Zitzler, Deb, Thiele 2000) and DTLZ2 (Deb et al. 2002), as pymoo has them.
namespace HybHanas.Core.Searching.Studies

open System

/// A problem whose solutions are vectors of numbers. All objectives are minimised.
type internal RealProblem =
    {
        Name: string
        Low: float[]
        High: float[]
        /// Whether every variable is 0 or 1.
        IsBits: bool
        /// Where its hypervolume ends.
        Reference: float[]
        Objectives: float[] -> float[]
    }

[<RequireQualifiedAccess>]
module internal RealProblem =

    let private unit name variables objectives : RealProblem =
        {
            Name = name
            Low = Array.zeroCreate variables
            High = Array.create variables 1.0
            IsBits = false
            Reference = [| 1.1; 1.1 |]
            Objectives = objectives
        }

    /// f1 of the first variable, g of the others, f2 = g * shape of f1 and g.
    let private zdt name variables first rest shape =
        unit name variables (fun x ->
            let f1, g = first x[0], rest (Array.tail x)
            [| f1; g * shape f1 g |])

    let private linear (rest: float[]) = 1.0 + 9.0 * Array.average rest

    let private root f1 g = 1.0 - sqrt (f1 / g)

    let zdt1 = zdt "zdt1" 30 id linear root
    let zdt2 = zdt "zdt2" 30 id linear (fun f1 g -> 1.0 - (f1 / g) ** 2.0)

    let zdt3 =
        zdt "zdt3" 30 id linear (fun f1 g -> root f1 g - f1 / g * sin (10.0 * Math.PI * f1))

    let zdt4 =
        let rugged (rest: float[]) =
            1.0
            + 10.0 * float rest.Length
            + Array.sumBy (fun x -> x * x - 10.0 * cos (4.0 * Math.PI * x)) rest

        let problem = zdt "zdt4" 10 id rugged root

        { problem with
            Low = Array.append [| 0.0 |] (Array.create 9 -5.0)
            High = Array.append [| 1.0 |] (Array.create 9 5.0)
        }

    let zdt6 =
        let first x =
            1.0 - exp (-4.0 * x) * sin (6.0 * Math.PI * x) ** 6.0

        zdt "zdt6" 10 first (fun rest -> 1.0 + 9.0 * Array.average rest ** 0.25) (fun f1 g -> 1.0 - (f1 / g) ** 2.0)

    /// 30 bits and ten groups of five; a group of ones is best, one of none nearly so.
    let zdt5 =
        let ones from count (x: float[]) = Array.sum x[from .. from + count - 1]

        { unit "zdt5" 80 (fun x ->
              let f1 = 1.0 + ones 0 30 x

              let groups =
                  Seq.init 10 (fun group ->
                      match ones (30 + 5 * group) 5 x with
                      | 5.0 -> 1.0
                      | fewer -> fewer + 2.0)

              [| f1; Seq.sum groups / f1 |]) with
            IsBits = true
            Reference = [| 35.0; 12.0 |]
        }

    /// Three objectives on an eighth of a sphere.
    let dtlz2 =
        { unit "dtlz2" 12 (fun x ->
              let radius = 1.0 + Array.sumBy (fun x -> (x - 0.5) * (x - 0.5)) x[2..]
              let a, b = x[0] * Math.PI / 2.0, x[1] * Math.PI / 2.0
              [| radius * cos a * cos b; radius * cos a * sin b; radius * sin a |]) with
            Reference = [| 1.1; 1.1; 1.1 |]
        }

    let all = [ zdt1; zdt2; zdt3; zdt4; zdt5; zdt6; dtlz2 ]
