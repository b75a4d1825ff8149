/// The passes of levels 2 and 3 on a routed circuit, and its last form.
namespace HybHanas.Core.Transpiling

open HybHanas.Core
open HybHanas.Core.Circuits

[<RequireQualifiedAccess>]
module internal NativeOptimisation =

    let private apply gate angles qubits : Operation<physical> =
        Operation.Apply(gate, angles |> List.map (fun a -> Angle.Fixed(a * 1.0<rad>)), qubits)

    /// The operations of each step, one-qubit gates as RZ, SX and X, each with its routing mark.
    let emit (steps: Step[]) : struct (Operation<physical> * bool)[] =
        [|
            for step in steps do
                let qubits = step.Qubits |> Seq.map (fun q -> q * 1<physical>) |> List.ofSeq

                match step.Action with
                | Action.One u ->
                    for gate, angles in OneQubitEuler.toZsxx u do
                        struct (apply gate angles qubits, step.Routing)
                | Action.Two(gate, angles) -> struct (apply gate angles qubits, step.Routing)
                | Action.Measure clbit -> struct (Operation.Measure(qubits.Head, clbit), step.Routing)
                | Action.Reset -> struct (Operation.Reset qubits.Head, step.Routing)
                | Action.Barrier -> struct (Operation.Barrier qubits, step.Routing)
        |]

    let private basis (device: Device) : TwoQubitBasis<physical> =
        let isNative (a: PhysicalQubit) (b: PhysicalQubit) =
            device.Native[int a * device.Count + int b]

        {
            Entangler =
                fun a b ->
                    match device.TwoQubitGate with
                    | Gate.CZ -> Some Entangler.CZ
                    | Gate.ECR -> Some(Entangler.ECR(not (isNative a b)))
                    | _ when isNative a b && isNative b a -> Some Entangler.CX
                    | _ -> Some(Entangler.DirectedCX(not (isNative a b)))
            Cost = GateAlgebra.cxCost
        }

    /// Two-qubit blocks made anew in the device's gate, cancellation, unseen diagonal gates removed, in turn while it pays.
    /// None where nothing is gained; else steps whose routing marks are lost.
    let tryOptimise (passes: TranspilePasses) (device: Device) (clbits: int) (steps: Step[]) : Step[] option =
        let operations = emit steps |> Seq.map (fun (struct (operation, _)) -> operation)

        match Circuit.create device.Count clbits operations with
        | Error error -> invalidOp (HybHanasError.message error)
        | Ok circuit ->
            let basis = basis device

            let better =
                Pipeline.toFixedPoint
                    basis
                    [
                        if passes.DiagonalRemoval then
                            BeforeMeasurement.removeDiagonal
                        if passes.Cancellation then
                            Cancellation.cancel
                        if passes.TwoQubitBlocks && passes.DiagonalRemoval then
                            TwoQubitBlocks.resynthesiseMeasured basis
                        elif passes.TwoQubitBlocks then
                            TwoQubitBlocks.resynthesise basis
                    ]
                    circuit

            if (Pipeline.size basis better).Entanglers < (Pipeline.size basis circuit).Entanglers then
                match Step.ofCircuit better with
                | Ok steps -> Some(Peephole.simplify device.Count steps)
                | Error error -> invalidOp (HybHanasError.message error)
            else
                None
