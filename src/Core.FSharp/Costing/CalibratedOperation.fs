/// What the calibration says of one operation of a physical circuit.
namespace HybHanas.Core.Costing

open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling

[<RequireQualifiedAccess>]
module internal CalibratedOperation =

    /// The instruction's name as the backend says it.
    let name (operation: Operation<physical>) : string =
        match operation with
        | Operation.Apply(gate, _, _) -> GateTable.name gate
        | Operation.Measure _ -> "measure"
        | Operation.Reset _ -> "reset"
        | Operation.Barrier _ -> "barrier"
        | Operation.Prepare _ -> "prepare"
        | Operation.Opaque(name, _, _) -> name
        | Operation.Conditional _ -> "if"

    /// Duration and error, each where it is known. Resets are not part of a calibration; barriers are free.
    let row (target: Target) (operation: Operation<physical>) : InstructionCalibration =
        let missing: InstructionCalibration = { Duration = None; Error = None }

        match operation with
        | Operation.Apply(gate, _, qubits) -> Target.tryInstruction gate qubits target |> Option.defaultValue missing
        | Operation.Measure(qubit, _) ->
            let qubit = target.Calibration.Qubits[int qubit]

            {
                Duration = qubit.ReadoutDuration
                Error = qubit.ReadoutError
            }
        | Operation.Barrier _ -> { Duration = Some 0.0<s>; Error = None }
        | Operation.Reset _
        | Operation.Opaque _
        | Operation.Conditional _
        | Operation.Prepare _ -> missing

    /// The MissingCalibration error of an operation.
    let lacks (target: Target) (quantity: string) (operation: Operation<physical>) : HybHanasError =
        let qubits = Operation.qubits operation |> List.map int
        HybHanasError.MissingCalibration(target.Calibration.Name, name operation, qubits, quantity)

    /// A circuit may be costed on another calibration than it was compiled for, but only of as many qubits.
    let requireSameDevice (target: Target) (circuit: PhysicalCircuit) : Result<unit, HybHanasError> =
        Results.require
            (circuit.Circuit.Qubits = target.QubitCount)
            (HybHanasError.OutOfRange(
                "number of physical qubits",
                string circuit.Circuit.Qubits,
                $"{target.QubitCount}, those of {target.Calibration.Name}"
            ))

    /// True for what is done to qubits, as opposed to barriers.
    let acts (operation: Operation<physical>) : bool =
        match operation with
        | Operation.Barrier _ -> false
        | _ -> true
