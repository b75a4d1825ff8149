namespace HybHanas.Core.Circuits

open HybHanas.Core
open HybHanas.Core.Circuits.Qasm

[<RequireQualifiedAccess>]
module OpenQasm3 =

    let parse (file: string) (text: string) : Result<Circuit<logical>, HybHanasError> =
        Parser3.parse file text |> Result.bind (Elaboration3.elaborate file)

    let print (circuit: Circuit<logical>) : Result<string, HybHanasError> = Printer.print Printer.three circuit

    let printWithInputs (circuit: Circuit<logical>) : Result<string, HybHanasError> =
        Printer.print
            { Printer.three with
                Input = Some(fun index -> $"x{index}")
            }
            circuit
