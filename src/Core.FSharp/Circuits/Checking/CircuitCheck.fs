/// Finds what is wrong or too large in a circuit.
namespace HybHanas.Core.Circuits

open System.Globalization
open HybHanas.Core

type CircuitFinding =
    {
        Rule: CircuitRule
        Operation: int option
        Message: string
    }

[<RequireQualifiedAccess>]
module CircuitCheck =

    let private microseconds (time: float<s>) =
        (float time * 1e6).ToString("0.##", CultureInfo.InvariantCulture)

    /// HH0001 to HH0004.
    let private sizes (budget: CircuitBudget) (circuit: Circuit<'q>) : RawFinding list =
        let metrics = CircuitMetrics.ofCircuit circuit

        let above id value limit source =
            match limit with
            | Some limit when value > limit -> [ id, None, [ string value; string limit; source ] ]
            | _ -> []

        let ofQubits =
            match budget.Device with
            | Some device when budget.Qubits = Some device.Qubits -> $"those of {device.Name}"
            | _ -> "given"

        above "HH0001" circuit.Qubits budget.Qubits ofQubits
        @ above "HH0002" metrics.Depth budget.Depth "given"
        @ above "HH0003" metrics.TwoQubitGates budget.TwoQubitGates "given"
        @ above "HH0004" circuit.Weights budget.Parameters "given"

    /// HH0005.
    let private coherence (budget: CircuitBudget) (circuit: Circuit<'q>) : RawFinding list =
        match budget.Device with
        | None -> []
        | Some device ->
            let duration = CircuitDuration.ofCircuit device circuit

            let shortest =
                [
                    device.T1 |> Option.map (fun time -> time, "T1")
                    device.T2 |> Option.map (fun time -> time, "T2")
                ]
                |> List.choose id
                |> List.sort
                |> List.tryHead

            match shortest with
            | Some(time, name) when duration > time ->
                [
                    "HH0005", None, [ microseconds duration; device.Name; name; microseconds time ]
                ]
            | _ -> []

    /// HH0014, once for each gate.
    let private native (budget: CircuitBudget) (circuit: Circuit<'q>) : RawFinding list =
        match budget.Device with
        | None -> []
        | Some device ->
            circuit.Operations
            |> Seq.indexed
            |> Seq.filter (fun (_, operation) -> operation.IsApply)
            |> Seq.map (fun (index, operation) -> index, Operation.name operation)
            |> Seq.distinctBy snd
            |> Seq.filter (fun (_, name) -> not (List.contains name device.Basis))
            |> Seq.map (fun (index, name) -> "HH0014", Some index, [ name; device.Name; String.concat ", " device.Basis ])
            |> List.ofSeq

    let private told (id: string, operation: int option, values: string list) : CircuitFinding =
        let rule = CircuitRule.tryFind id |> Option.get

        {
            Rule = rule
            Operation = operation
            Message =
                values
                |> List.indexed
                |> List.fold (fun (text: string) (index, value) -> text.Replace($"{{{index}}}", value)) rule.Message
        }

    let check (budget: CircuitBudget) (circuit: Circuit<'q>) : CircuitFinding list =
        [
            sizes budget
            coherence budget
            StructureCheck.measurements
            StructureCheck.unused
            StructureCheck.degrees
            StructureCheck.cancelling
            native budget
            StructureCheck.amplitudes
        ]
        |> List.collect (fun rule -> rule circuit)
        |> List.map told
        |> List.sortBy (fun finding -> finding.Operation, finding.Rule.Id)
