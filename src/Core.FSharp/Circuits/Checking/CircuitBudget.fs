/// How large a circuit may be.
namespace HybHanas.Core.Circuits

open HybHanas.Core

type CircuitBudgetParts =
    {
        Qubits: int option
        Depth: int option
        TwoQubitGates: int option
        Parameters: int option
        Device: DeviceLimits option
    }

type CircuitBudget =
    private
    | Checked of CircuitBudgetParts

    member private this.Parts = let (Checked parts) = this in parts

    member this.Qubits =
        match this.Parts.Qubits, this.Parts.Device with
        | Some qubits, Some device -> Some(min qubits device.Qubits)
        | None, Some device -> Some device.Qubits
        | qubits, None -> qubits

    member this.Depth = this.Parts.Depth
    member this.TwoQubitGates = this.Parts.TwoQubitGates
    member this.Parameters = this.Parts.Parameters
    member this.Device = this.Parts.Device

[<RequireQualifiedAccess>]
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module CircuitBudget =

    let private nothing =
        {
            Qubits = None
            Depth = None
            TwoQubitGates = None
            Parameters = None
            Device = None
        }

    let unlimited = Checked nothing

    let create (parts: CircuitBudgetParts) : Result<CircuitBudget, HybHanasError> = result {
        let least what low value =
            match value with
            | Some value when value < low -> Error(HybHanasError.OutOfRange($"budget of {what}", string value, $"{low} or more"))
            | _ -> Ok()

        do! least "qubits" 1 parts.Qubits
        do! least "depth" 0 parts.Depth
        do! least "two-qubit gates" 0 parts.TwoQubitGates
        do! least "parameters" 0 parts.Parameters
        return Checked parts
    }
