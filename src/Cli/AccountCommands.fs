/// `hybhanas backends list --account | status | refresh`: what IBM Quantum Platform says.
module HybHanas.Cli.AccountCommands

open System
open System.Threading
open Argu
open HybHanas
open HybHanas.Cli.LibraryArguments

let list (json: bool) (cancellation: CancellationToken) =
    let backends = Backends.ListAccountAsync(cancellation).GetAwaiter().GetResult()

    if json then
        Json.print backends
    else
        let row (backend: AccountBackend) =
            [
                backend.Name
                (if backend.Qubits.HasValue then
                     string backend.Qubits.Value
                 else
                     "-")
                backend.Status
                string backend.Queue
                (if backend.IsSimulator then "simulator" else "")
            ]

        Terminal.out.Value.Write(
            Terminal.table [ "name"; "qubits"; "status"; "jobs waiting"; "remark" ] (backends |> Seq.map row)
        )

let status (arguments: ParseResults<StatusArguments>) (cancellation: CancellationToken) =
    let name = arguments.GetResult StatusArguments.Name
    let status = Backends.StatusAsync(name, cancellation).GetAwaiter().GetResult()

    if arguments.Contains StatusArguments.Json then
        Json.print status
    else
        let takes = if status.Operational then "takes jobs" else "takes no jobs"

        let message = if status.Message = "" then "" else $": {status.Message}"
        Console.Out.WriteLine $"{name}: {takes} ({status.Status}{message}), {status.Queue} waiting, version {status.Version}"

let refresh (arguments: ParseResults<RefreshArguments>) (cancellation: CancellationToken) =
    let name = arguments.GetResult RefreshArguments.Name
    let name = if name.Contains '_' then name else "ibm_" + name
    let brought = Backends.RefreshAsync(name, cancellation).GetAwaiter().GetResult()

    if arguments.Contains RefreshArguments.Json then
        Json.print brought
    else
        let summary = brought.Summary
        Console.Out.WriteLine $"{name}: {summary.Qubits} qubits, calibrated {summary.Calibrated}"

        match brought.Warning with
        | null -> ()
        | warning -> Console.Out.WriteLine $"warning: {warning}"
