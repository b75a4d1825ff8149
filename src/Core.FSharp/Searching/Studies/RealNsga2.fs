/// NSGA-II (Deb et al. 2002) on vectors of numbers, by the dominance and the crowding that searches of networks use; the operators and
/// their rates are pymoo's. It shows how good those are where many evaluations are free.
namespace HybHanas.Core.Searching.Studies

open System.Collections.Generic
open HybHanas.Core
open HybHanas.Core.Searching

[<RequireQualifiedAccess>]
module internal RealNsga2 =

    let private population = 100

    /// One stream of draws, read from its start.
    type private Draws(seed: Seed) =
        let mutable at = -1

        member _.Uniform() =
            at <- at + 1
            Seed.uniform at seed

        member _.Split() =
            at <- at + 1
            Seed.purpose "split" seed |> Seed.item at

        member _.Below bound =
            at <- at + 1
            Seed.below bound at seed

    let private crossoverIndex, private mutationIndex = 15.0, 20.0

    /// Simulated binary crossover within the bounds: where two numbers of the parents move to.
    let private crossed (draws: Draws) low high (a: float) (b: float) =
        let y1, y2 = min a b, max a b
        let distance = max 1e-10 (y2 - y1)
        let random = draws.Uniform()

        let spread margin =
            let alpha = 2.0 - (1.0 + 2.0 * margin / distance) ** -(crossoverIndex + 1.0)

            let base' =
                if random <= 1.0 / alpha then
                    random * alpha
                else
                    1.0 / (2.0 - random * alpha)

            base' ** (1.0 / (crossoverIndex + 1.0))

        let lower = 0.5 * (y1 + y2 - spread (y1 - low) * distance)
        let upper = 0.5 * (y1 + y2 + spread (high - y2) * distance)
        let inside = max low >> min high

        if draws.Uniform() < 0.5 then
            inside lower, inside upper
        else
            inside upper, inside lower

    let private simulatedBinary (problem: RealProblem) (draws: Draws) (first: float[]) (second: float[]) =
        let one, other = Array.copy first, Array.copy second

        for i in 0 .. first.Length - 1 do
            if draws.Uniform() < 0.5 && abs (first[i] - second[i]) > 1e-14 then
                let a, b = crossed draws problem.Low[i] problem.High[i] first[i] second[i]
                one[i] <- a
                other[i] <- b

        one, other

    let private twoPoint (draws: Draws) (first: float[]) (second: float[]) =
        let a, b = 1 + draws.Below(first.Length - 1), 1 + draws.Below(first.Length - 1)
        let between i = i >= min a b && i < max a b

        let mixed (outer: float[]) (inner: float[]) =
            Array.init outer.Length (fun i -> if between i then inner[i] else outer[i])

        mixed first second, mixed second first

    /// Polynomial mutation within the bounds.
    let private moved (draws: Draws) low high (x: float) =
        let random = draws.Uniform()
        let power = mutationIndex + 1.0

        let step =
            if random < 0.5 then
                let free = 1.0 - (x - low) / (high - low)
                (2.0 * random + (1.0 - 2.0 * random) * free ** power) ** (1.0 / power) - 1.0
            else
                let free = 1.0 - (high - x) / (high - low)

                1.0
                - (2.0 * (1.0 - random) + 2.0 * (random - 0.5) * free ** power) ** (1.0 / power)

        x + step * (high - low) |> max low |> min high

    let private mutated (problem: RealProblem) (draws: Draws) (x: float[]) =
        if not problem.IsBits && draws.Uniform() >= 0.9 then
            x
        else
            x
            |> Array.mapi (fun i value ->
                if draws.Uniform() >= 1.0 / float x.Length then value
                elif problem.IsBits then 1.0 - value
                else moved draws problem.Low[i] problem.High[i] value)

    let private children (problem: RealProblem) (draws: Draws) (first: float[]) (second: float[]) =
        let one, other =
            if draws.Uniform() >= 0.9 then first, second
            elif problem.IsBits then twoPoint draws first second
            else simulatedBinary problem draws first second

        [ mutated problem draws one; mutated problem draws other ]

    let private drawn (problem: RealProblem) (draws: Draws) =
        Array.init problem.Low.Length (fun i ->
            if problem.IsBits then
                float (draws.Below 2)
            else
                problem.Low[i] + (problem.High[i] - problem.Low[i]) * draws.Uniform())

    /// Parents are listed best first, so that a tournament is won by the lower place.
    let private offspring (problem: RealProblem) (draws: Draws) (parents: float[][]) : float[][] =
        let seen = HashSet(parents, HashIdentity.Structural)
        let born = ResizeArray()

        let places = Queue()

        // Every parent is in two tournaments before any is in a third.
        let winner () =
            if places.Count = 0 then
                for place in Seed.permutation parents.Length (draws.Split()) do
                    places.Enqueue place

            parents[min (places.Dequeue()) (places.Dequeue())]

        while born.Count < population do
            for child in children problem draws (winner ()) (winner ()) do
                if born.Count < population && seen.Add child then
                    born.Add child

        born.ToArray()

    /// The hypervolume of the last population's front after this many generations of 100.
    let hypervolume (generations: int) (problem: RealProblem) (seed: Seed) : Result<float, HybHanasError> =
        let draws = Draws(seed |> Seed.purpose problem.Name)

        let survivors (all: (float[] * float[])[]) =
            all
            |> Array.map snd
            |> Points.ofRows
            |> Crowding.order
            |> Array.truncate population
            |> Array.map (fun i -> all[i])

        let valued x = x, problem.Objectives x

        let start =
            Array.init population (fun _ -> drawn problem draws |> valued) |> survivors

        let next parents _ =
            parents
            |> Array.map fst
            |> offspring problem draws
            |> Array.map valued
            |> Array.append parents
            |> survivors

        Seq.fold next start (seq { 2..generations })
        |> Array.map snd
        |> Points.create
        |> Result.bind (Hypervolume.compute problem.Reference)
