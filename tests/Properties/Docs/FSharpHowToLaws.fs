/// docs/fsharp.md shows the examples that are compiled here, and they do what it says.
module HybHanas.Properties.Docs.FSharpHowToLaws

open System
open System.IO
open HybHanas.Core.Circuits
open HybHanas.Properties.Docs
open HybHanas.Properties.Support
open Xunit

let private read name =
    File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Docs", name)).ReplaceLineEndings "\n"

let private between (first: string) (last: string) (text: string) =
    text.Split first
    |> Array.skip 1
    |> Array.map (fun part -> part.Substring(part.IndexOf '\n' + 1, part.IndexOf last - part.IndexOf '\n' - 1).Trim())
    |> List.ofArray

[<Fact>]
let ``the page shows the compiled examples, all of them, in order`` () =
    let shown = read "fsharp.md" |> between "```fsharp" "\n```"
    let compiled = read "FSharpHowTos.fs" |> between "// example:" "// end"
    Assert.NotEmpty compiled
    Assert.Equal<string list>(compiled, shown)

[<Fact>]
let ``the circuit is written and read again`` () =
    let again = Laws.ok FSharpHowTos.again
    Assert.Equal(4, again.Qubits)
    Assert.Equal((Laws.ok FSharpHowTos.example).Operations.Length, again.Operations.Length)

[<Fact>]
let ``the circuit compiles for a backend and has a cost and a bill`` () =
    let target =
        FSharpHowTos.load (Path.Combine(AppContext.BaseDirectory, "Calibrations", "torino.json.gz"))
        |> Laws.ok

    let cost = FSharpHowTos.training target (Laws.ok FSharpHowTos.example) |> Laws.ok
    Assert.Equal(4, cost.ShiftEvaluations)
    Assert.True(FSharpHowTos.bill cost > cost.Run.Duration)

[<Fact>]
let ``the ansatz has its weights`` () =
    Assert.Equal(24, Laws.ok FSharpHowTos.weights)
    Assert.Equal(4, (Laws.ok FSharpHowTos.layers).Clbits)

[<Fact>]
let ``the search ends with a front`` () =
    Assert.NotEmpty(Laws.ok FSharpHowTos.front)
