/// `hybhanas check FILE|-`.
module HybHanas.Cli.CheckCommand

open System
open System.Globalization
open Argu
open HybHanas
open HybHanas.Cli.CircuitArguments

/// What may stand before '=' in --budget.
let private quantities = [ "qubits"; "depth"; "two-qubit-gates"; "parameters" ]

/// "qubits=8,depth=40" as name and number.
let private budget (text: string) : (string * int) list =
    [
        for part in text.Split ',' do
            match part.Split '=' with
            | [| name; value |] when List.contains (name.Trim()) quantities ->
                match Int32.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture) with
                | true, number -> name.Trim(), number
                | _ -> raise (Choices.BadValue $"--budget has '{part}'; give a whole number, such as {name.Trim()}=8")
            | _ ->
                let names = String.concat ", " quantities
                raise (Choices.BadValue $"--budget has '{part}'; give NAME=NUMBER with commas, of {names}")
    ]

/// Prints every finding; ends with 1 where there is more than information.
let run (arguments: ParseResults<CheckArguments>) =
    let limits = arguments.GetResults CheckArguments.Budget |> List.collect budget

    match limits |> List.countBy fst |> List.tryFind (fun (_, count) -> count > 1) with
    | Some(name, _) -> raise (Choices.BadValue $"--budget has {name} twice; give it once")
    | None -> ()

    let limit name =
        limits |> List.tryFind (fst >> (=) name) |> Option.map snd |> Option.toNullable

    let budget =
        CircuitLimits(
            Qubits = limit "qubits",
            Depth = limit "depth",
            TwoQubitGates = limit "two-qubit-gates",
            Parameters = limit "parameters",
            Backend = (arguments.TryGetResult CheckArguments.Backend |> Option.toObj)
        )

    let name, circuit =
        match arguments.TryGetResult CheckArguments.File with
        | None -> raise (Choices.BadValue "no circuit is given; name a file, or - for standard input")
        | Some "-" -> "standard input", Circuit.ParseOpenQasm(Console.In.ReadToEnd(), "standard input")
        | Some file -> file, Circuit.Load file

    let findings = circuit.Check budget

    if arguments.Contains CheckArguments.Json then
        Json.print findings
    else
        for finding in findings do
            Console.Out.WriteLine $"{name}: {finding}"

        if findings.Count = 0 then
            Console.Out.WriteLine $"{name}: nothing found"

    if
        findings
        |> Seq.exists (fun finding -> finding.Severity = FindingSeverity.Warning)
    then
        ExitCode.Failed
    else
        ExitCode.Success
