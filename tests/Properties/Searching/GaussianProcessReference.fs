/// Gaussian process regression as the textbook has it: dense matrices, no factor, one prediction at a time.
module HybHanas.Properties.Searching.GaussianProcessReference

open HybHanas.Core.Searching
open MathNet.Numerics.LinearAlgebra

/// Its levels, none where a gene is silent.
let private levels (space: Space) (genome: Genome) : int option[] =
    match Space.active genome space with
    | Ok active -> active |> Array.mapi (fun i matters -> if matters then Some genome[i] else None)
    | Error error -> failwith $"{error}"

/// Covariance over the variance of genomes, by their levels.
let private correlation (space: Space) (parameters: KernelParameters) (a: int option[]) (b: int option[]) =
    let distance i (gene: Gene) =
        match a[i], b[i] with
        | Some a, Some b when gene.IsOrdered && gene.Levels > 1 -> 3.0 * (float (a - b) / float (gene.Levels - 1)) ** 2.0
        | a, b -> if a = b then 0.0 else 1.0

    let factors =
        space.Genes
        |> Seq.mapi (fun i gene -> exp (-parameters.Weights[i] * distance i gene))
        |> List.ofSeq

    0.05 * List.reduce (*) factors + 0.95 * List.average factors

/// Mean and standard deviation at a genome.
let internal predict (space: Space) (parameters: KernelParameters) (data: (Genome * float) list) (genome: Genome) =
    let k = correlation space parameters
    let n = data.Length
    let genomes = data |> List.map (fst >> levels space) |> Array.ofList
    let values = data |> List.map snd |> Vector<float>.Build.DenseOfEnumerable
    let ones = Vector<float>.Build.Dense(n, 1.0)

    let matrix =
        Matrix<float>.Build.Dense(n, n, (fun i j -> k genomes[i] genomes[j] + (if i = j then parameters.Nugget else 0.0)))

    let solve (b: Vector<float>) = matrix.Solve b
    let mean = ones * solve values / (ones * solve ones)
    let residual = values - mean * ones
    let variance = residual * solve residual / float n

    let here =
        genomes |> Array.map (k (levels space genome)) |> Vector<float>.Build.Dense

    let unsure = 1.0 - ones * solve here

    mean + here * solve residual,
    sqrt (
        variance
        * (max 0.0 (1.0 - here * solve here) + unsure * unsure / (ones * solve ones))
    )
