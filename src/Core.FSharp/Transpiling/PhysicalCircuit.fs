/// A circuit that a device can run as it stands, with what compiling did to it.
namespace HybHanas.Core.Transpiling

open System.Collections.Immutable
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Backends

type PhysicalCircuit =
    private
        {
            Gates: Circuit<physical>
            Routing: ImmutableArray<bool>
            Initial: ImmutableArray<PhysicalQubit>
            Final: ImmutableArray<PhysicalQubit>
            SwapCount: int
            Remade: bool
        }

    member this.Circuit = this.Gates

    member this.IsRouting = this.Routing

    member this.InitialLayout = this.Initial

    member this.FinalLayout = this.Final

    member this.Swaps = this.SwapCount

    member this.Resynthesised = this.Remade

type Compilation =
    {
        IsRouting: bool list
        InitialLayout: PhysicalQubit list
        FinalLayout: PhysicalQubit list
        Swaps: int
        Resynthesised: bool
    }

[<RequireQualifiedAccess>]
module PhysicalCircuit =

    let private fault (target: Target) (operation: Operation<physical>) =
        match operation with
        | Operation.Apply(_, angles, _) when angles |> List.exists (fun a -> not a.IsFixed) -> Some "an angle is not a number yet"
        | Operation.Apply(gate, _, qubits) when (Target.tryInstruction gate qubits target).IsNone ->
            let on = qubits |> List.map (int >> string) |> String.concat ", "
            Some $"'{GateTable.name gate}' on {on} is no instruction of {target.Calibration.Name}"
        | Operation.Prepare _ -> Some "an amplitude embedding is not compiled to gates yet"
        | operation ->
            Operation.beyondGates operation
            |> Option.map (fun what -> $"{what} is no instruction of {target.Calibration.Name}")

    let create (target: Target) (circuit: Circuit<physical>) (compilation: Compilation) : Result<PhysicalCircuit, HybHanasError> =
        if circuit.Qubits <> target.QubitCount then
            Error(
                HybHanasError.OutOfRange("number of physical qubits", string circuit.Qubits, $"{target.QubitCount}, the device's")
            )
        elif compilation.IsRouting.Length <> circuit.Operations.Length then
            invalidArg (nameof compilation) "one routing mark for each operation"
        else
            let found =
                circuit.Operations
                |> Seq.indexed
                |> Seq.tryPick (fun (index, operation) -> fault target operation |> Option.map (fun reason -> index, reason))

            match found with
            | Some(index, reason) -> Error(HybHanasError.InvalidCircuit(index, reason))
            | None ->
                Ok
                    {
                        Gates = circuit
                        Routing = ImmutableArray.CreateRange compilation.IsRouting
                        Initial = ImmutableArray.CreateRange compilation.InitialLayout
                        Final = ImmutableArray.CreateRange compilation.FinalLayout
                        SwapCount = compilation.Swaps
                        Remade = compilation.Resynthesised
                    }

    let ofNative (target: Target) (circuit: Circuit<physical>) : Result<PhysicalCircuit, HybHanasError> =
        create
            target
            circuit
            {
                IsRouting = List.replicate circuit.Operations.Length false
                InitialLayout = []
                FinalLayout = []
                Swaps = 0
                Resynthesised = false
            }
