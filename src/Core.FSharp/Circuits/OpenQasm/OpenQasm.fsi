namespace HybHanas.Core.Circuits

open HybHanas.Core

/// OpenQASM texts of either version.
[<RequireQualifiedAccess>]
module OpenQasm =

    /// The circuit of a text, read as `OpenQasm2.parse` or `OpenQasm3.parse` does. The version statement decides. Without one, a text
    /// that first includes "stdgates.inc" is OpenQASM 3 and any other is OpenQASM 2, the version whose texts Qiskit also reads
    /// without the statement. Unsupported for other versions.
    val parse: file: string -> text: string -> Result<Circuit<logical>, HybHanasError>
