/// Our figures beside Qiskit's and tket's, and what is made of many of them.
module HybHanas.Benchmarks.Comparison

open System
open HybHanas.Benchmarks.Reference

type Pair =
    {
        Program: Program
        Backend: string
        Level: int
        Ours: Figures
        First: float
        Qiskit: Figures
        Tket: Figures option
    }

/// Over pairs where both are positive; no gate counts as one.
let geometricMean (pairs: (float * float) seq) =
    let ratios =
        [
            for ours, theirs in pairs do
                if Double.IsFinite ours && Double.IsFinite theirs && (ours > 0.0 || theirs > 0.0) then
                    log ((if ours = 0.0 then 1.0 else ours) / (if theirs = 0.0 then 1.0 else theirs))
        ]

    if ratios.IsEmpty then nan else exp (List.average ratios)

/// Ours against Qiskit's.
let ratio figure (pairs: Pair seq) =
    geometricMean (pairs |> Seq.map (fun p -> figure p.Ours, figure p.Qiskit))

/// Ours against tket's, where tket has the pair.
let tketRatio figure (pairs: Pair seq) =
    pairs
    |> Seq.choose (fun p -> p.Tket |> Option.map (fun t -> figure p.Ours, figure t))
    |> geometricMean

/// Percentage of the pairs with both figures whose log ESP is at least Qiskit's.
let betterEsp (pairs: Pair seq) =
    let compared =
        [
            for p in pairs do
                if Double.IsFinite p.Ours.LogEsp && Double.IsFinite p.Qiskit.LogEsp then
                    if p.Ours.LogEsp >= p.Qiskit.LogEsp - 1e-9 then
                        100.0
                    else
                        0.0
        ]

    if compared.IsEmpty then nan else List.average compared

let isHqnn pair = pair.Program.Group.StartsWith "hqnn"
