/// The table of rules.
namespace HybHanas.Core.Circuits

open System

[<RequireQualifiedAccess>]
type FindingSeverity =
    | Info
    | Warning

type CircuitRule =
    {
        Id: string
        Category: string
        Severity: FindingSeverity
        Title: string
        Message: string
    }

[<RequireQualifiedAccess>]
module CircuitRule =

    let private ofLine (line: string) =
        match line.Split " | " with
        | [| id; category; severity; title; message |] ->
            {
                Id = id
                Category = category
                Severity =
                    (if severity = "Info" then
                         FindingSeverity.Info
                     else
                         FindingSeverity.Warning)
                Title = title
                Message = message
            }
        | parts -> invalidOp $"a rule has {parts.Length} parts: {line}"

    let all =
        CheckTables.rules.Split('\n', StringSplitOptions.RemoveEmptyEntries ||| StringSplitOptions.TrimEntries)
        |> Array.filter (fun line -> line <> "")
        |> Array.map ofLine
        |> List.ofArray

    let private byId = all |> List.map (fun rule -> rule.Id, rule) |> Map.ofList

    let tryFind (id: string) : CircuitRule option = byId |> Map.tryFind id
