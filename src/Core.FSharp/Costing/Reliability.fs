/// The probability that no gate and no readout of a circuit fails: the product of (1 - error) over its operations, kept
/// as a logarithm. Equals the logarithm of Qiskit's estimate_fidelity where no error is stale.
namespace HybHanas.Core.Costing

open System.Collections.Generic
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling

type StaleError =
    {
        Instruction: string
        Qubits: int list
        Uses: int
        Substitute: float
    }

type Reliability =
    {
        LogGates: float
        LogReadout: float
        Stale: StaleError list
    }

[<RequireQualifiedAccess>]
module Reliability =

    /// The errors that the device has for the operation's instruction.
    let private deviceErrors (target: Target) (operation: Operation<physical>) : float option seq =
        match operation with
        | Operation.Measure _ -> target.Calibration.Qubits |> Seq.map _.ReadoutError
        | Operation.Apply(gate, _, [ _ ]) -> seq {
            for KeyValue((other, _), row) in target.Calibration.OneQubitGates do
                if other = gate then
                    row.Error
          }
        | Operation.Apply(gate, _, _) -> seq {
            for KeyValue((other, _, _), row) in target.Calibration.TwoQubitGates do
                if other = gate then
                    row.Error
          }
        | _ -> Seq.empty

    let private substitute (target: Target) (operation: Operation<physical>) : Result<float, HybHanasError> =
        match deviceErrors target operation |> Median.error with
        | None -> Error(CalibratedOperation.lacks target "error below 1" operation)
        | Some median -> Ok median

    let ofCircuit (target: Target) (circuit: PhysicalCircuit) : Result<Reliability, HybHanasError> = result {
        do! CalibratedOperation.requireSameDevice target circuit
        let stale = Dictionary<string * int list, StaleError>()
        let order = ResizeArray<string * int list>()
        let mutable gates, readout = 0.0, 0.0

        let charge operation error =
            match operation with
            | Operation.Measure _ -> readout <- readout + log (1.0 - error)
            | _ -> gates <- gates + log (1.0 - error)

        let replace operation =
            let key =
                CalibratedOperation.name operation, Operation.qubits operation |> List.map int

            match stale.TryGetValue key with
            | true, known ->
                stale[key] <- { known with Uses = known.Uses + 1 }
                Ok(charge operation known.Substitute)
            | _ ->
                substitute target operation
                |> Result.map (fun error ->
                    order.Add key

                    stale[key] <-
                        {
                            Instruction = fst key
                            Qubits = snd key
                            Uses = 1
                            Substitute = error
                        }

                    charge operation error)

        let! _ =
            circuit.Circuit.Operations
            |> Results.traverse (fun operation ->
                match (CalibratedOperation.row target operation).Error with
                | None -> Ok()
                | Some error when Median.isStale error -> replace operation
                | Some error -> Ok(charge operation error))

        return
            {
                LogGates = gates
                LogReadout = readout
                Stale = [ for key in order -> stale[key] ]
            }
    }
