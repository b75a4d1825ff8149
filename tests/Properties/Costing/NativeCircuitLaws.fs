module HybHanas.Properties.Costing.NativeCircuitLaws

open System
open System.Text
open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Costing
open HybHanas.Properties.Costing.Devices
open HybHanas.Properties.Support
open Xunit

let private text (case: Case) =
    let list (items: 'a list) =
        items |> List.map string |> String.concat "," |> sprintf "[%s]"

    let operation (operation: Operation<physical>) =
        let qubits = Operation.qubits operation |> List.map int |> list

        match operation with
        | Operation.Apply(gate, angles, _) ->
            let angles =
                angles
                |> List.map (fun angle ->
                    match angle with
                    | Angle.Fixed value -> (float value).ToString("R", Globalization.CultureInfo.InvariantCulture)
                    | _ -> failwith "a free angle")

            $"""["{GateTable.name gate}",{qubits},{list angles},[]]"""
        | Operation.Measure(_, clbit) -> $"""["measure",{qubits},[],[{clbit}]]"""
        | _ -> $"""["barrier",{qubits},[],[]]"""

    let count = case.Device.Qubits.Length
    $$"""{"n_qubits":{{count}},"n_clbits":{{count}},"ops":{{case.Operations |> List.map operation |> list}}}"""

[<Fact>]
let ``a circuit read from text costs what the circuit costs`` () =
    Laws.forAllOf 200 case (fun case ->
        let unmarked =
            { case with
                Marks = List.map (fun _ -> false) case.Marks
            }

        let forms = CostForms.standard
        let native = NativeCircuit.parse "line" (text case) |> Laws.ok
        let read = NativeCost.ofNative forms (target case) native |> Laws.ok
        let known = NativeCost.ofPhysical forms (target case) (circuit unmarked) |> Laws.ok
        native.Circuit = (circuit case).Circuit && read = known)

[<Fact>]
let ``analytical is never below scheduled, and the known part never below the whole`` () =
    Laws.forAllOf 300 case (fun case ->
        let cost =
            NativeCost.ofPhysical CostForms.standard (target case) (circuit case) |> Laws.ok

        cost.Analytical >= cost.Scheduled
        && cost.LogKnown >= cost.LogFidelity - 1e-12
        && (cost.ErrorOneUses > 0 || cost.LogKnown = cost.LogFidelity))

[<Fact>]
let ``mutated lines give a value or an error, never an exception`` () =
    let mutable refused = 0

    let mutated = gen {
        let! case = case
        let! bytes = text case |> Encoding.UTF8.GetBytes |> Mutation.ofBytes
        return case, bytes
    }

    Laws.forAllOf 500 mutated (fun (case, bytes) ->
        let cost =
            NativeCircuit.parse "line" (Encoding.UTF8.GetString bytes)
            |> Result.bind (NativeCost.ofNative CostForms.standard (target case))

        match cost with
        | Ok _ -> true
        | Error error ->
            refused <- refused + 1
            let message = HybHanasError.message error
            message <> "" && not (message.Contains '\n'))

    Assert.True(refused > 100)
