/// A gene together with what its levels stand for: how the spaces of this room are put together.
namespace HybHanas.Core.Searching

open HybHanas.Core
open HybHanas.Core.Circuits

/// low..high, both included.
type IntRange = { Low: int; High: int }

/// A gene and the value of each of its levels.
type internal Trait<'a> = { Gene: Gene; Values: 'a[] }

[<RequireQualifiedAccess>]
module internal Trait =

    let categorical name (word: 'a -> string) (values: 'a list) : Result<Trait<'a>, HybHanasError> =
        Gene.categorical name (values |> List.map word)
        |> Result.map (fun gene ->
            {
                Gene = gene
                Values = Array.ofList values
            })

    let integer name (range: IntRange) : Result<Trait<int>, HybHanasError> =
        Gene.integer name range.Low range.High
        |> Result.map (fun gene ->
            {
                Gene = gene
                Values = [| range.Low .. range.High |]
            })

    let read (level: LevelOf) (choice: Trait<'a>) : 'a = choice.Values[level choice.Gene.Name]

    let onlyFrom controller minimum (choice: Trait<'a>) =
        { choice with
            Gene = Gene.onlyFrom controller minimum choice.Gene
        }

    /// The wanted numbers of qubits that the backend and at least one of the embeddings allow.
    let qubitRange (most: int) (embeddings: Embedding list) (wanted: IntRange) : Result<IntRange, HybHanasError> =
        let widest = embeddings |> List.map Ansatz.maxQubits |> List.fold max 0

        if wanted.Low > most then
            Error(HybHanasError.ImpossibleSpace("qubits", $"it starts at {wanted.Low}, but the backend has {most} usable qubits"))
        elif wanted.Low > widest then
            Error(
                HybHanasError.ImpossibleSpace("qubits", $"it starts at {wanted.Low}, but the embeddings allow at most {widest}")
            )
        else
            Ok
                { wanted with
                    High = wanted.High |> min most |> min widest
                }
