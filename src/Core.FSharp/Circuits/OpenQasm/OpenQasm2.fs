namespace HybHanas.Core.Circuits

open HybHanas.Core
open HybHanas.Core.Circuits.Qasm

[<RequireQualifiedAccess>]
module OpenQasm2 =

    let parse (file: string) (text: string) : Result<Circuit<logical>, HybHanasError> =
        Parser.parse file text |> Result.bind (Elaboration.elaborate file)

    let print (circuit: Circuit<logical>) : Result<string, HybHanasError> = Printer.print Printer.two circuit
