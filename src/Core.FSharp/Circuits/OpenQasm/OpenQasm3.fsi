namespace HybHanas.Core.Circuits

open HybHanas.Core

/// OpenQASM 3 texts (Cross et al. 2022, arXiv:2104.14722; grammar of specification 3.1), as far as a circuit can hold them.
[<RequireQualifiedAccess>]
module OpenQasm3 =

    /// The circuit of a text. Read are registers and single bits in both styles, stdgates.inc, U and gphase, gate definitions, the
    /// modifiers ctrl, negctrl, inv and pow, broadcasts, indices (from the end when negative), ranges, sets, aliases, physical
    /// qubits (`$n` is qubit n), constants, angles with functions, measurements in both forms, reset, barrier, and `for` over constant
    /// ranges and sets, which is unrolled, and `if` on a bit, on its negation, or on bits side by side == a number, whose condition
    /// each operation of the body then has. A gate means its matrix in the gate table, phase included, as in Qiskit; a global phase is
    /// dropped. Fractional powers are principal. Registers lie in the order of their declaration, the first on the low qubits.
    /// `file` names the text in errors: Syntax with line and column for a fault of grammar or meaning; Unsupported, with the place, for
    /// what no circuit can hold: other conditions and loops, `else`, classical variables, input and output, subroutines, timing,
    /// pulses, annotations, and fractional powers of defined gates of several steps. OutOfRange for more than 16,777,216 characters. At most 200
    /// parentheses, braces and definitions in one another, 200 modifiers and 12 controls on one gate, powers of 1e9 in all, and
    /// 5,000,000 steps of expansion, where each round of a loop takes ten.
    val parse: file: string -> text: string -> Result<Circuit<logical>, HybHanasError>

    /// The text of a circuit with registers q and c. `parse` gives the same circuit back, but for barriers on no qubit, which order
    /// nothing and are not written. Where stdgates.inc lacks a gate: u is the built-in U; sxdg, csx, c3x, c3sqrtx and c4x are sx and x
    /// under inv and ctrl; u0, cu1, cu3, rxx, rzz, ecr, rccx and rc3x are defined at the top. Unsupported for free weights and inputs,
    /// prepared amplitudes and opaque gates, which the language lacks.
    val print: circuit: Circuit<logical> -> Result<string, HybHanasError>

    /// The same for a circuit whose weights are bound and whose inputs are not: `input float[64] x0;` and so on stand at the top, and
    /// the angles are those names. `parse` does not read such a program, since no circuit here has named inputs.
    val printWithInputs: circuit: Circuit<logical> -> Result<string, HybHanasError>
