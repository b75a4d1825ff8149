/// A candidate of a search as the levels of its genes.
namespace HybHanas.Core.Searching

open System
open System.Globalization
open HybHanas.Core

[<CustomEquality; CustomComparison>]
type Genome =
    private
    | Genome of int[]

    member this.Length =
        let (Genome levels) = this
        levels.Length

    member this.Item
        with get (i: int) =
            let (Genome levels) = this
            levels[i]

    override this.Equals other =
        match other with
        | :? Genome as other -> (this :> IEquatable<Genome>).Equals other
        | _ -> false

    override this.GetHashCode() =
        let (Genome levels) = this
        (17, levels) ||> Array.fold (fun hash level -> hash * 31 + level)

    interface IEquatable<Genome> with
        member this.Equals(Genome other) =
            let (Genome levels) = this
            levels.AsSpan().SequenceEqual(other.AsSpan())

    interface IComparable<Genome> with
        member this.CompareTo(Genome other) =
            let (Genome levels) = this

            match compare levels.Length other.Length with
            | 0 -> levels.AsSpan().SequenceCompareTo(other.AsSpan())
            | shorter -> shorter

    interface IComparable with
        member this.CompareTo other =
            match other with
            | :? Genome as other -> (this :> IComparable<Genome>).CompareTo other
            | _ -> invalidArg (nameof other) "a genome is compared with genomes only"

    override this.ToString() =
        let (Genome levels) = this
        levels |> Seq.map string |> String.concat "-"

[<RequireQualifiedAccess>]
module Genome =

    let create (levels: int seq) : Result<Genome, HybHanasError> =
        let levels = Array.ofSeq levels

        if levels.Length = 0 then
            Error(HybHanasError.OutOfRange("genome", "empty", "at least one level"))
        else
            match levels |> Array.tryFindIndex (fun level -> level < 0) with
            | Some i -> Error(HybHanasError.OutOfRange($"level {i + 1} of the genome", string levels[i], "0 or more"))
            | None -> Ok(Genome levels)

    let internal ofLevels (levels: int[]) : Genome = Genome levels

    let levels (Genome levels) : int[] = Array.copy levels

    let print (genome: Genome) : string = genome.ToString()

    let private parseLevel (text: string) =
        match Int32.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture) with
        | true, level when string level = text -> Ok level
        | _ -> Error(HybHanasError.OutOfRange("level of a genome", $"'{text}'", "a number such as 0 or 12, as in 3-0-7"))

    let parse (text: string) : Result<Genome, HybHanasError> =
        text.Split '-'
        |> Results.traverse parseLevel
        |> Result.map (Array.ofList >> Genome)
