/// What the readers of both languages survive: texts that are deep, long, or without sense.
module HybHanas.Properties.OpenQasm.HostileTexts

open System
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Properties.Support
open Xunit

/// A language with the head of a program that has a register q of 3 qubits and one c of 3 bits.
type Language =
    {
        Head: string
        Power: string
        Parse: string -> string -> Result<Circuit<logical>, HybHanasError>
    }

let two =
    {
        Head = "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[3];\ncreg c[3];\n"
        Power = "^"
        Parse = OpenQasm2.parse
    }

let three =
    {
        Head = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[3] q;\nbit[3] c;\n"
        Power = "**"
        Parse = OpenQasm3.parse
    }

/// What the reader says of a text.
let message language text =
    match language.Parse "f.qasm" text with
    | Ok _ -> "accepted"
    | Error error -> HybHanasError.message error

let repeated count (text: string) = String.replicate count text

let private languages = [ two; three ]

[<Fact>]
let ``hostile depth does not exhaust the stack`` () =
    for language in languages do
        let message statements =
            message language (language.Head + statements)

        let nested count =
            "rx(" + repeated count "(" + "1" + repeated count ")" + ") q[0];"

        Assert.Equal("accepted", message (nested 100))
        Assert.Equal("f.qasm:5:205: more than 200 parentheses in one another", message (nested 100000))
        Assert.Contains("more than 200 parentheses", message ("rx(" + repeated 100000 "sin(" + "1"))
        Assert.Equal("accepted", message ("rx(" + repeated 100000 "-" + "1) q[0];"))
        Assert.Equal("accepted", message ("rx(1" + repeated 100000 "+1" + ") q[0];"))
        Assert.Equal("accepted", message ("rx(1" + repeated 100000 (language.Power + "1") + ") q[0];"))

[<Fact>]
let ``a chain of definitions is limited in depth and in what it expands to`` () =
    let chain count body =
        seq {
            yield "gate g0 a { " + body + " }"

            for i in 1..count do
                yield $"gate g{i} a {{ g{i - 1} a; g{i - 1} a; }}"
        }
        |> String.concat "\n"

    let call i = $"\ng{i} q[0];"

    for language in languages do
        let message statements =
            message language (language.Head + statements)

        Assert.Equal("accepted", message (chain 10 "x a;" + call 10))
        Assert.Equal("accepted", message (chain 100 "x a;"))
        Assert.Contains("expands to more than 5000000 steps", message (chain 100 "x a;" + call 100))
        Assert.Contains("expands to more than 5000000 steps", message (chain 100 "" + call 100))
        Assert.Contains("more than 200 gate definitions in one another", message (chain 100000 "x a;"))

[<Fact>]
let ``a text of a hundred megabytes is refused for its length`` () =
    let long = String(' ', 100_000_000)
    let refusal = "length of f.qasm is 100000000 characters; allowed: 0..16777216"

    for language in languages do
        Assert.Equal(refusal, message language long)
        Assert.Contains("allowed: 0..16777216", message language (long.Substring(0, 16777217)))

    Assert.Equal(
        refusal,
        match OpenQasm.parse "f.qasm" long with
        | Ok _ -> "accepted"
        | Error error -> HybHanasError.message error
    )

let private pieces =
    "gate |q|[|0|]|;|(|)|{|}|\n|//|/*|*/|\"|1e|U|->|if|é|\000|$|@|ctrl |pow|inv |for int i in |:|let |=|const int |qubit |++|**|-|=="
        .Split('|')

[<Fact>]
let ``text without sense is refused, never an exception`` () =
    let seed = Seed.create 6UL

    for k in 0..2500 do
        let draws = Seed.item k seed

        let text =
            String.concat "" [ for i in 0..30 -> pieces[Seed.below pieces.Length i draws] ]

        for language in languages do
            Assert.DoesNotContain("\n", message language text)
