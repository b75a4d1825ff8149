/// Mutation score of named files of the core. Stryker does not mutate F#, so this does it token by token: every mutant is compiled in at once,
/// behind a number that an environment variable chooses; the tests run once for each. Called by build/mutation.sh:
///     dotnet fsi build/mutation.fsx COPY SAMPLE TEST-FILTER FILE...
/// COPY is a copy of the repository that is changed; SAMPLE the mutants to try (0: all).

open System
open System.Diagnostics
open System.IO
open System.Text
open System.Text.RegularExpressions

type Site =
    {
        Number: int
        File: string
        Line: int
        Column: int
        Length: int
        Original: string
        Replacement: string
        Definition: string
    }

let copy, sample, filter, files =
    match List.ofArray fsi.CommandLineArgs with
    | _ :: copy :: sample :: filter :: files -> copy, int sample, filter, files
    | _ -> failwith "usage: mutation.fsx COPY SAMPLE TEST-FILTER FILE..."

let run (folder: string) (environment: (string * string) list) (limit: TimeSpan) (program: string) (arguments: string) =
    let start =
        ProcessStartInfo(
            program,
            arguments,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        )

    for name, value in environment do
        start.Environment[name] <- value

    use running = Process.Start start
    let output = running.StandardOutput.ReadToEndAsync()
    let error = running.StandardError.ReadToEndAsync()

    if running.WaitForExit limit then
        Some(running.ExitCode, output.Result + error.Result)
    else
        running.Kill true
        None

/// An operator of its own for each mutant, with the precedence of the one it stands for.
let operator (original: string) (number: int) =
    let digits =
        Convert.ToString(number, 2)
        |> String.map (fun digit -> if digit = '1' then '%' else '!')

    $"{original}.{digits}"

let binary =
    Map.ofList
        [
            "<", "a <= b"
            "<=", "a < b"
            ">", "a >= b"
            ">=", "a > b"
            "=", "a <> b"
            "<>", "a = b"
            "+", "a - b"
            "-", "a + b"
            "*", "(a * b) + (a * b)"
            "/", "(a / b) + (a / b)"
        ]

/// The places of one line where something may be changed, as column, length, what stands there, what kind it is.
let places (line: string) =
    let code =
        Regex.Replace(line, "\"(\\\\.|[^\"])*\"", fun text -> String('~', text.Length))

    let code =
        Regex.Replace(code, @"//.*$|\[<.*>\]", fun text -> String('~', text.Length))

    let isPattern = code.TrimStart().StartsWith '|' && code.Contains "->"
    let from = if isPattern then code.LastIndexOf "->" + 2 else 0

    let isType =
        Regex.IsMatch(code, @"^\s*(type|member|open|module|namespace|val|of|abstract)\b|^\s*\w+: ")

    let isCondition = Regex.IsMatch(code, @"\b(if|elif|when|while|&&|\|\|)\b|&&|\|\|")

    [
        if not isType then
            for found in Regex.Matches(code, @"(?<= )(<=|>=|<>|<|>|\+|-|\*|/)(?= \S)") do
                found.Index, found.Length, found.Value, "binary"

            if isCondition then
                for found in Regex.Matches(code, @"(?<= )=(?= \S)") do
                    found.Index, found.Length, found.Value, "binary"

            for found in Regex.Matches(code, @"(?<![\w.<""'])\d+(?![\w.<>]|\s*->)") do
                found.Index, found.Length, found.Value, "whole"

            for found in Regex.Matches(code, @"(?<![\w.<])\d+\.\d+(e-?\d+)?(?![\w.<])") do
                found.Index, found.Length, found.Value, "real"

            for found in Regex.Matches(code, @"(?<![\w.])(true|false)(?![\w.])") do
                found.Index, found.Length, found.Value, "truth"

            for found in Regex.Matches(code, @"(?<=\b(if|elif) )[^~]+(?= then\b)") do
                found.Index, found.Length, found.Value, "condition"
    ]
    |> List.filter (fun (column, _, _, _) -> column >= from)

let site file line number (column, length, original: string, kind) =
    let replacement, definition =
        match kind with
        | "binary" ->
            let name = operator original number
            name, $"    let inline ( {name} ) a b = if isActive {number} then {binary[original]} else a {original} b"
        | "whole"
        | "real" -> $"(Mutants.{kind} {number} {original})", ""
        | "truth" -> $"(Mutants.truth {number} {original})", ""
        | _ -> $"Mutants.condition {number} ({original})", ""

    {
        Number = number
        File = file
        Line = line
        Column = column
        Length = length
        Original = original
        Replacement = replacement
        Definition = definition
    }

/// Conditions hold other places; a line gets either its condition or the places in it, each line in a pass of its own kind.
let sites =
    files
    |> List.collect (fun file ->
        File.ReadAllLines(Path.Combine(copy, file))
        |> List.ofArray
        |> List.indexed
        |> List.collect (fun (index, line) -> places line |> List.map (fun place -> file, index, place)))
    |> List.indexed
    |> List.map (fun (number, (file, index, place)) -> site file index number place)

let prelude (sites: Site list) =
    let definitions = sites |> List.map _.Definition |> List.filter ((<>) "")

    [
        "namespace global"
        ""
        "[<AutoOpen>]"
        "module internal Mutants ="
        "    let active = match System.Environment.GetEnvironmentVariable \"HYBHANAS_MUTANT\" with null -> -1 | text -> int text"
        "    let isActive number = active = number"
        "    let whole number (value: int) = if isActive number then value + 1 else value"
        "    let real number (value: float) = if isActive number then value + 1.0 else value"
        "    let truth number (value: bool) = if isActive number then not value else value"
        "    let condition number (value: bool) = if isActive number then not value else value"
        yield! definitions
    ]

/// Writes the files with the mutants; a condition whose inside holds mutants too wraps them.
let write (sites: Site list) =
    for file in files do
        let path = Path.Combine(copy, file)
        let original = File.ReadAllLines(path + ".original")

        let changed =
            original
            |> Array.mapi (fun index line ->
                let here = sites |> List.filter (fun site -> site.File = file && site.Line = index)

                let isCondition site =
                    site.Replacement.StartsWith "Mutants.condition"

                let inner = here |> List.filter (isCondition >> not)

                let edits =
                    [
                        for site in inner do
                            site.Column, site.Length, site.Replacement

                        for site in here |> List.filter isCondition do
                            site.Column, 0, $"Mutants.condition {site.Number} ("
                            site.Column + site.Length, 0, ")"
                    ]
                    |> List.sortByDescending (fun (column, length, _) -> column, length)

                (line, edits)
                ||> List.fold (fun line (column, length, text) -> line.Remove(column, length).Insert(column, text)))

        File.WriteAllLines(path, changed)

    File.WriteAllLines(Path.Combine(copy, "src/Core.FSharp/Mutants.fs"), prelude sites)

/// Compiles; places that the compiler refuses are given up, until it takes the rest.
let rec compile (sites: Site list) round =
    write sites

    let arguments =
        "build tests/Properties -v q -nologo -nodeReuse:false -m:1 -p:UseSharedCompilation=false -p:TreatWarningsAsErrors=false -p:WarningLevel=0"

    match run copy [] (TimeSpan.FromMinutes 15.0) "dotnet" arguments with
    | Some(0, _) -> sites
    | Some(_, output) when round < 12 ->
        let refused =
            [
                for error in Regex.Matches(output, @"([\w/.-]+\.fs)\((\d+),\d+\): error") do
                    error.Groups[1].Value, int error.Groups[2].Value - 1
            ]
            |> List.distinct

        let isRefused site =
            refused
            |> List.exists (fun (path, line) ->
                path.EndsWith(site.File, StringComparison.Ordinal)
                && abs (line - site.Line) <= 0)

        match sites |> List.partition isRefused with
        | [], _ -> failwith $"the copy does not compile:\n{output}"
        | given, kept ->
            eprintfn $"{given.Length} places do not compile and are given up"
            compile kept (round + 1)
    | _ -> failwith "the copy does not compile"

for file in files do
    let path = Path.Combine(copy, file)
    File.Copy(path, path + ".original", true)

let project = Path.Combine(copy, "src/Core.FSharp/HybHanas.Core.fsproj")
let text = File.ReadAllText project

if not (text.Contains "Mutants.fs") then
    File.WriteAllText(project, text.Insert(text.IndexOf "<Compile ", "<Compile Include=\"Mutants.fs\" />"))

let compiled = compile sites 1

/// Evenly over all places.
let chosen =
    if sample = 0 || sample >= compiled.Length then
        compiled
    else
        [ for k in 0 .. sample - 1 -> compiled[k * compiled.Length / sample] ]

let program =
    Path.Combine(copy, "tests/Properties/bin/Debug/net10.0/HybHanas.Properties.Tests")

let tests (mutant: int) (limit: TimeSpan) =
    let arguments =
        filter.Split ' '
        |> Array.map (fun name -> $"--filter-class \"{name}\"")
        |> String.concat " "

    run copy [ "HYBHANAS_MUTANT", string mutant ] limit program $"{arguments} --stop-on-fail on"

let clock = Stopwatch.StartNew()

match tests -1 (TimeSpan.FromMinutes 10.0) with
| Some(0, _) -> ()
| outcome -> failwith $"the tests fail without a mutant: {outcome}"

// An endless loop is found too.
let limit = TimeSpan.FromSeconds 20.0 + 4.0 * clock.Elapsed

eprintfn
    $"{sites.Length} places, {compiled.Length} compile, {chosen.Length} are tried; the tests take {clock.Elapsed.TotalSeconds:F0} s"

let survivors =
    [
        for site in chosen do
            let killed =
                match tests site.Number limit with
                | Some(0, _) -> false
                | _ -> true

            if not killed then
                printfn $"survived: {site.File}:{site.Line + 1}:{site.Column + 1}: {site.Original}"
                site
    ]

printfn
    $"score: {100.0 * float (chosen.Length - survivors.Length) / float chosen.Length:F1} %% ({chosen.Length - survivors.Length} of {chosen.Length} mutants found)"
