/// Gaussian process regression as the textbook has it: dense matrices, no factor, one prediction at a time.
module HybHanas.Properties.Searching.GaussianProcessReference

open HybHanas.Core.Searching
open MathNet.Numerics.LinearAlgebra

let private distance (space: Space) (a: Genome) (b: Genome) i =
    let gene = space.Genes[i]
    let active genome = (Space.active genome space |> Result.toOption).Value[i]

    match active a, active b with
    | false, false -> 0.0
    | true, true when a[i] = b[i] -> 0.0
    | true, true when gene.IsOrdered -> 3.0 * (float (a[i] - b[i]) / float (gene.Levels - 1)) ** 2.0
    | _ -> 1.0

/// Covariance over the variance.
let correlation (space: Space) (parameters: KernelParameters) (a: Genome) (b: Genome) =
    let factors =
        List.init space.Genes.Count (fun i -> exp (-parameters.Weights[i] * distance space a b i))

    0.15 * List.reduce (*) factors + 0.85 * List.average factors

/// Mean and standard deviation at a genome.
let predict (space: Space) (parameters: KernelParameters) (data: (Genome * float) list) (genome: Genome) =
    let k = correlation space parameters
    let n = data.Length
    let genomes = data |> List.map fst |> Array.ofList
    let values = data |> List.map snd |> Vector<float>.Build.DenseOfEnumerable
    let ones = Vector<float>.Build.Dense(n, 1.0)

    let matrix =
        Matrix<float>.Build
            .Dense(n, n, (fun i j -> k genomes[i] genomes[j] + (if i = j then parameters.Nugget else 0.0)))

    let solve (b: Vector<float>) = matrix.Solve b
    let mean = ones * solve values / (ones * solve ones)
    let residual = values - mean * ones
    let variance = residual * solve residual / float n
    let here = genomes |> Array.map (k genome) |> Vector<float>.Build.Dense
    let unsure = 1.0 - ones * solve here

    mean + here * solve residual,
    sqrt (variance * (max 0.0 (1.0 - here * solve here) + unsure * unsure / (ones * solve ones)))
