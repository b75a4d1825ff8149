/// What the statements of OpenQASM 3 mean, and which version a text is in.
module HybHanas.Properties.OpenQasm.OpenQasm3Readings

open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Properties.Support
open Xunit

let private head = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\n"

/// The printed operations.
let private operations text =
    let printed =
        OpenQasm3.parse "f.qasm" (head + text) |> Laws.ok |> OpenQasm3.print |> Laws.ok

    printed.Split '\n'
    |> Seq.skipWhile (fun line -> not (line.StartsWith "qubit["))
    |> Seq.tail
    |> Seq.filter (fun line -> line <> "" && not (line.StartsWith "bit["))
    |> String.concat " "

[<Theory>]
// indices, ranges, sets, aliases
[<InlineData("qubit[4] q; x q[-1];", "x q[3];")>]
[<InlineData("qubit[4] q; x q[0:2:3];", "x q[0]; x q[2];")>]
[<InlineData("qubit[4] q; x q[3:-2:0];", "x q[3]; x q[1];")>]
[<InlineData("qubit[4] q; x q[:1]; y q[-2:];", "x q[0]; x q[1]; y q[2]; y q[3];")>]
[<InlineData("qubit[4] q; x q[{2, 0}];", "x q[2]; x q[0];")>]
[<InlineData("qubit[2] a; qubit b; let r = b ++ a[{1}] ++ a[0:0]; x r[0]; y r[1:2];", "x q[2]; y q[1]; y q[0];")>]
[<InlineData("qubit[4] q; let r = q[1:3]; let w = r[0:2:2]; cx w[0], w[1];", "cx q[1], q[3];")>]
// broadcasting
[<InlineData("qubit a; qubit[2] b; cx a, b;", "cx q[0], q[1]; cx q[0], q[2];")>]
[<InlineData("qubit[2] a; qubit[2] b; cx a, b[{1, 0}];", "cx q[0], q[3]; cx q[1], q[2];")>]
// constants and expressions
[<InlineData("qubit[4] q; const uint[32] n = 4; const int k = n / 2 - 1; x q[k]; rx(n % 3) q[n - 1];", "x q[1]; rx(1.0) q[3];")>]
[<InlineData("const float x0 = 2**3**2; const angle v = -x0; qubit q; rx(v) q;", "rx(-512.0) q[0];")>]
[<InlineData("qubit q; rx(pow(2, 3) + mod(7, 4) + floor(1.5) + ceiling(0.5)) q;", "rx(13.0) q[0];")>]
[<InlineData("qubit q; rx(log(exp(2)) + arctan(0) + arcsin(0) + arccos(1)) q;", "rx(2.0) q[0];")>]
[<InlineData("qubit q; rx(τ/π) q; ry(ℇ/euler) q; rz(1_000) q;", "rx(2.0) q[0]; ry(1.0) q[0]; rz(1000.0) q[0];")>]
// measurement and the rest
[<InlineData("qubit[2] q; bit[2] c; measure q -> c;", "c[0] = measure q[0]; c[1] = measure q[1];")>]
[<InlineData("qubit[2] q; bit[2] c; c[1] = measure q[0]; reset q;", "c[1] = measure q[0]; reset q[0]; reset q[1];")>]
[<InlineData("qreg q[2]; creg d[1]; bit e; measure q[1] -> e; bit[2] f = measure q;",
             "c[1] = measure q[1]; c[2] = measure q[0]; c[3] = measure q[1];")>]
[<InlineData("qubit q; barrier; qubit r;", "barrier q[0], q[1];")>]
[<InlineData("x $2; barrier; bit c; c = measure $0;", "x q[2]; barrier q[0], q[1], q[2]; c[0] = measure q[0];")>]
// loops
[<InlineData("qubit[4] q; for int i in [0:2:3] { x q[i]; let r = q[i]; y r; }", "x q[0]; y q[0]; x q[2]; y q[2];")>]
[<InlineData("qubit[4] q; for uint i in {3, 1} x q[i];", "x q[3]; x q[1];")>]
[<InlineData("qubit[3] q; for int i in [0:1] for int j in [i + 1:2] cp(pi / 2**(j - i)) q[j], q[i];",
             "cp(1.5707963267948966) q[1], q[0]; cp(0.7853981633974483) q[2], q[0]; cp(1.5707963267948966) q[2], q[1];")>]
[<InlineData("qubit q; const int i = 1; for int i in [5:4] { x q; } rx(i) q;", "rx(1.0) q[0];")>]
// conditions
[<InlineData("qubit[2] q; bit[2] c; if (c == 2) { x q[0]; cx q[0], q[1]; }", "if (c == 2) x q[0]; if (c == 2) cx q[0], q[1];")>]
[<InlineData("qubit[2] q; bit[3] c; if (c[1]) reset q; if (!c[0]) x q[1];",
             "if (c[1] == 1) reset q[0]; if (c[1] == 1) reset q[1]; if (c[0] == 0) x q[1];")>]
[<InlineData("qubit q; bit b; bit[3] c; if (c[1:2] == 3) c[1] = measure q; if (b == true) { for int i in [1:2] rx(i) q; }",
             "if (c[2:3] == 3) c[2] = measure q[0]; if (c[0] == 1) rx(1.0) q[0]; if (c[0] == 1) rx(2.0) q[0];")>]
// gates and modifiers
[<InlineData("qubit[3] q; gate g(a) x0, y0 { h x0; ctrl @ rz(a) x0, y0; gphase(a); } inv @ g(0.5) q[0], q[1];",
             "crz(-0.5) q[0], q[1]; h q[0];")>]
[<InlineData("qubit[3] q; gate g(a) x0 { h x0; gphase(a); } ctrl @ g(0.5) q[2], q[0];", "ch q[2], q[0]; p(0.5) q[2];")>]
[<InlineData("qubit[2] q; gate g(k) x0 { pow(k) @ rx(0.5) x0; } g(3) q[0]; pow(1/2) @ g(3) q[1];", "rx(1.5) q[0]; rx(0.75) q[1];")>]
[<InlineData("qubit[2] q; gphase(1); ctrl @ gphase(0.5) q[1]; ctrl(2) @ gphase(0.25) q;", "error")>]
[<InlineData("qubit[3] q; negctrl @ ctrl @ x q[0], q[1], q[2];", "x q[0]; ccx q[0], q[1], q[2]; x q[0];")>]
[<InlineData("qubit[3] q; pow(3) @ x q[0]; pow(2) @ x q[0]; pow(1/2) @ x q[1]; pow(2) @ s q[2];",
             "x q[0]; sx q[1]; p(3.141592653589793) q[2];")>]
[<InlineData("qubit[3] q; inv @ pow(1/2) @ z q[0]; inv @ inv @ t q[1]; inv @ ecr q[0], q[1];", "error")>]
[<InlineData("qubit[2] q; inv @ u2(0.5, 1) q[0]; ctrl(1) @ u1(0.5) q[0], q[1]; cphase(1) q; phase(1) q;", "error")>]
[<InlineData("qubit[3] q; ctrl @ swap q[0], q[1], q[2]; ctrl @ cx q[2], q[1], q[0];",
             "cswap q[0], q[1], q[2]; ccx q[2], q[1], q[0];")>]
let ``statements mean`` (text: string) (expected: string) =
    let found =
        match OpenQasm3.parse "f.qasm" (head + text) with
        | Ok _ -> operations text
        | Error _ -> "error"

    Assert.Equal(expected, found)

[<Theory>]
[<InlineData("OPENQASM 2.0; qreg q[1]; U(0,0,0) q[0];", "u")>]
[<InlineData("// two\nOPENQASM 2;\ninclude 'qelib1.inc';\nqreg q[1]; h q;", "h")>]
[<InlineData("/* three */ OPENQASM 3.1; include \"stdgates.inc\"; qubit q; h q;", "h")>]
[<InlineData("OPENQASM 3; qubit q; gphase(1); inv @ U(0, 0, 0) q;", "u")>]
[<InlineData("include \"stdgates.inc\"; qubit q; h q;", "h")>]
[<InlineData("include \"qelib1.inc\"; qreg q[1]; u1(0) q;", "u1")>]
[<InlineData("qreg q[1]; U(0,0,0) q[0];", "u")>]
let ``the version statement decides the language`` (text: string) (gate: string) =
    let circuit = OpenQasm.parse "f.qasm" text |> Laws.ok

    match Seq.exactlyOne circuit.Operations with
    | Operation.Apply(found, _, _) -> Assert.Equal(gate, GateTable.name found)
    | other -> Assert.Fail $"{other}"

[<Theory>]
[<InlineData("OPENQASM 4.0;\nqubit q;", "f.qasm:1:10: OpenQASM 4.0 is not supported by the reader; 2 and 3 are")>]
[<InlineData("OPENQASM x;", "f.qasm:1:10: expected a number; found 'x'")>]
[<InlineData("qubit q;", "f.qasm:1:1: unknown gate 'qubit'; nearest: 'U', 'CX'")>]
[<InlineData("/* open", "f.qasm:1:8: the comment is not closed; '*/' is missing")>]
let ``a text of no known language is refused`` (text: string) (expected: string) =
    match OpenQasm.parse "f.qasm" text with
    | Ok _ -> Assert.Fail "accepted"
    | Error error -> Assert.Equal(expected, HybHanasError.message error)
