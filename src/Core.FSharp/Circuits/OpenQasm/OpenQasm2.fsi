namespace HybHanas.Core.Circuits

open HybHanas.Core

/// OpenQASM 2 texts (Cross, Bishop, Smolin, Gambetta 2017, arXiv:1707.03429), with the gates of the gate table in qelib1.inc.
[<RequireQualifiedAccess>]
module OpenQasm2 =

    /// The circuit of a text. Gate definitions are expanded, registers laid out in the order of their declaration (the first has the
    /// low qubits). As Qiskit by default, a missing version, empty statements, trailing commas and single quotes are accepted; only
    /// qelib1.inc can be included. A program may define gates under the names that later versions of qelib1.inc added.
    /// `if` puts its condition on each operation that it expands to (not on barriers), as in Qiskit; a program without qubits is a
    /// circuit without qubits. `file` names the text in errors: Syntax with line and column for a fault of grammar or meaning,
    /// OutOfRange for more than 16,777,216 characters. At most 200 parentheses and 200 definitions in one another, and 5,000,000
    /// steps of expansion.
    val parse: file: string -> text: string -> Result<Circuit<logical>, HybHanasError>

    /// The text of a circuit with registers q and c; `parse` gives the same circuit back. Where there are conditions the classical
    /// bits are in several registers, c0, c1, ..., so that each condition is on a whole one. Gates that qelib1.inc of the paper
    /// lacks are defined at the top, so that readers of that library alone understand them. Unsupported for free weights and
    /// inputs, prepared amplitudes, conditions on overlapping bits, and opaque gates that have the name of a known gate or
    /// keyword, or several numbers of parameters or qubits.
    val print: circuit: Circuit<logical> -> Result<string, HybHanasError>
