/// What the reader of OpenQASM 3 says, and what it survives.
module HybHanas.Properties.OpenQasm.OpenQasm3Faults

open System
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Properties.OpenQasm.HostileTexts
open HybHanas.Properties.Support
open Xunit

let private head = three.Head
let private message = HostileTexts.message three

[<Theory>]
[<InlineData("h q[0]\nx q[1];", "f.qasm:6:1: expected ',', ';', '['; found 'x'")>]
[<InlineData("cx q[1], q[1];", "f.qasm:5:1: 'cx' uses a qubit twice")>]
[<InlineData("qubit c;", "f.qasm:5:7: 'c' is already declared")>]
[<InlineData("bit[3] x;", "f.qasm:5:8: 'x' is already declared")>]
[<InlineData("gate cz a, b { cx a, b; }", "f.qasm:5:6: 'cz' is already declared")>]
[<InlineData("rx(1/0) q[0];", "f.qasm:5:4: division by zero")>]
[<InlineData("rx(a) q[0];", "f.qasm:5:4: unknown constant or parameter 'a'; nearest: 'π', 'τ', 'ℇ'")>]
[<InlineData("rx(sinh(1)) q[0];", "f.qasm:5:8: unknown function 'sinh'; nearest: 'sin', 'sqrt', 'tan'")>]
[<InlineData("rx(2^3) q[0];", "f.qasm:5:5: expected '%', ')', '*', '**', '+', ',', '-', '/'; found '^'")>]
[<InlineData("rx(2pi) q[0];", "f.qasm:5:5: '2' runs into a word; put an operator or a space between")>]
[<InlineData("x q[3];", "f.qasm:5:5: index 3 is outside 0..2 of register 'q'")>]
[<InlineData("x q[-4];", "f.qasm:5:5: index -4 is outside 0..2 of register 'q'")>]
[<InlineData("x q[0:3];", "f.qasm:5:7: index 3 is outside 0..2 of register 'q'")>]
[<InlineData("x q[0:0:2];", "f.qasm:5:5: the step of a range is not 0")>]
[<InlineData("x q[2:1];", "f.qasm:5:3: nothing of register 'q' is picked")>]
[<InlineData("x q[1/2];", "f.qasm:5:5: an index is a whole number, not 0.5")>]
[<InlineData("x q[];", "f.qasm:5:5: expected an index, a range or a set")>]
[<InlineData("x q[0][0];", "f.qasm:5:3: 'q' is a single bit or qubit; it has no index")>]
[<InlineData("x c[0];", "f.qasm:5:3: a qubit is wanted here")>]
[<InlineData("x h;", "f.qasm:5:3: 'h' is not a register")>]
[<InlineData("c q[0];", "f.qasm:5:1: 'c' is not a gate")>]
[<InlineData("c = measure q[0];", "f.qasm:5:5: 1 measured, but room for 3: a register is measured into one of its size")>]
[<InlineData("measure q[0];", "f.qasm:5:13: expected '->', '['; found ';'")>]
[<InlineData("cx q[0:1], q;", "f.qasm:5:1: registers of different sizes cannot be used together")>]
[<InlineData("let a = q[0:1] ++ c;", "f.qasm:5:5: an alias joins qubits or classical bits, not both")>]
[<InlineData("h $0;", "f.qasm:5:3: a program has declared or physical qubits ('$0'), not both")>]
[<InlineData("const int n = 5/2;", "f.qasm:5:15: the constant 'n' is a whole number, not 2.5")>]
[<InlineData("const uint n = -1;", "f.qasm:5:16: the constant 'n' is negative")>]
[<InlineData("ctrl(0) @ x q[0];", "f.qasm:5:6: 0 controls; allowed: 1..4096")>]
[<InlineData("ctrl @ x q[0];", "f.qasm:5:8: 'x' acts on 2 qubits with its controls, not 1")>]
[<InlineData("ctrl x q[0], q[1];", "f.qasm:5:6: expected '(', '@'; found 'x'")>]
[<InlineData("pow(1e10) @ x q[0];", "f.qasm:5:13: a power of 10000000000; at most 1000000000 is allowed")>]
[<InlineData("gate g a { x a[0]; }", "f.qasm:5:14: 'a' has no index: qubits of a gate are single")>]
[<InlineData("gate g a { x b; }", "f.qasm:5:14: 'b' is not a qubit of this gate")>]
[<InlineData("gate g(t) a { rx(1/t) a; }\ng(0) q[0];", "f.qasm:5:18: division by zero (in 'g', called in line 6)")>]
[<InlineData("for int i in [0:2] { x q[j]; }", "f.qasm:5:26: unknown constant or parameter 'j'; nearest: 'i', 'π', 'τ'")>]
[<InlineData("for int i in [0:2] { qubit p; }", "f.qasm:5:22: expected a statement, '}'; found 'qubit'")>]
[<InlineData("for int i in q { x q[0]; }", "f.qasm:5:14: expected '[', '{'; found 'q'")>]
[<InlineData("/* open", "f.qasm:5:8: the comment is not closed; '*/' is missing")>]
[<InlineData("include \"qelib1.inc\";", "f.qasm:5:9: only \"stdgates.inc\" can be included, not \"qelib1.inc\"")>]
[<InlineData("OPENQASM 3.0;", "f.qasm:5:10: the version comes before all other statements")>]
let ``a fault is told in one line with its place`` (statements: string) (expected: string) =
    Assert.Equal(expected, message (head + statements))

[<Theory>]
[<InlineData("if (c[0]) { x q[0]; } else { y q[0]; }", "5:23: the conditional 'else'")>]
[<InlineData("if (c) x q[0];", "5:1: a condition on a register without '=='")>]
[<InlineData("if (c[0] && c[1]) x q[0];", "5:10: a condition other than bits == number")>]
[<InlineData("if (c > 1) x q[0];", "5:7: a condition other than bits == number")>]
[<InlineData("if (1 == c) x q[0];", "5:5: a condition other than bits == number")>]
[<InlineData("if (c == 1 + 1) x q[0];", "5:12: a condition other than bits == number")>]
[<InlineData("if (c[{2, 0}] == 1) x q[0];", "5:1: a condition on bits that are not side by side")>]
[<InlineData("if (c == 1) if (c == 1) x q[0];", "5:13: an 'if' inside another")>]
[<InlineData("if (c == 1) { c[0] = measure q[0]; x q[0]; }",
             "5:1: an 'if' whose body changes the bits of its condition before its end")>]
[<InlineData("while (c[0]) { x q[0]; }", "5:1: the loop 'while'")>]
[<InlineData("for int i in [0:1] { while (c[0]) x q[0]; }", "5:22: the loop 'while'")>]
[<InlineData("def f(qubit a) { x a; }", "5:1: the subroutine 'def'")>]
[<InlineData("extern f(int) -> int;", "5:1: the subroutine 'extern'")>]
[<InlineData("input float t;", "5:1: the parameter 'input'")>]
[<InlineData("output bit t;", "5:1: the parameter 'output'")>]
[<InlineData("delay[10ns] q[0];", "5:1: the timing 'delay'")>]
[<InlineData("box { x q[0]; }", "5:1: the timing 'box'")>]
[<InlineData("int i = 3;", "5:1: a classical variable 'int' (a constant, 'const int', is)")>]
[<InlineData("c = 3;", "5:5: a classical assignment")>]
[<InlineData("const bool b = true;", "5:7: a constant that is no int, uint, float or angle")>]
[<InlineData("switch (1) { }", "5:1: the conditional 'switch'")>]
[<InlineData("defcal x $0 { }", "5:1: the pulse calibration 'defcal'")>]
[<InlineData("@bound\nx q[0];", "5:1: an annotation '@'")>]
[<InlineData("pragma fast", "5:1: 'pragma'")>]
[<InlineData("#pragma fast", "5:1: '#pragma'")>]
[<InlineData("rx(2ns) q[0];", "5:4: a duration such as '2' of a time unit")>]
[<InlineData("x[10] q[0];", "5:2: a gate with a duration")>]
[<InlineData("rx(1)[10] q[0];", "5:6: a gate with a duration")>]
[<InlineData("gate g a { x a; h a; }\npow(0.5) @ g q[0];", "6:12: a fractional power of a gate of several steps")>]
let ``what no circuit can hold is named with its place`` (statements: string) (what: string) =
    Assert.Equal($"f.qasm:{what} is not supported by circuits", message (head + statements))

[<Fact>]
let ``a gate of the library needs its include, and a version its number`` () =
    Assert.Equal("f.qasm:2:1: the gate 'h' needs include \"stdgates.inc\"; before it", message "qubit q;\nh q;")
    Assert.Equal("accepted", message "qubit q;\nU(0, 0, pi) q;")
    Assert.Equal("f.qasm:1:13: only OpenQASM 3 is read here, not 2.0", message "OPENQASM 2.0;\nqreg q[1];")
    Assert.Equal("accepted", message "OPENQASM 3;")

[<Fact>]
let ``statements nested deeply do not exhaust the stack`` () =
    Assert.Contains("more than 200 parentheses", message (head + "rx(" + repeated 100000 "pow(1," + "1"))
    Assert.Contains("more than 200 parentheses", message (head + "x q[" + repeated 100000 "("))
    Assert.Contains("more than 200 parentheses", message (head + repeated 100000 "for int i in [0:0] { "))
    Assert.Contains("more than 200 parentheses", message (head + repeated 100000 "for int i in [0:0] "))
    Assert.Contains("more than 200 parentheses", message (head + repeated 100000 "if (c == 1) { "))
    Assert.Contains("more than 200 parentheses", message (head + repeated 100000 "if (c == 1) "))
    Assert.Contains("expected an index, a range or a set", message (head + "x q[" + repeated 100000 "["))

[<Fact>]
let ``modifiers are limited in number and in what they expand to`` () =
    Assert.Equal("accepted", message (head + repeated 200 "inv @ " + "x q[0];"))
    Assert.Contains("more than 200 modifiers before one gate", message (head + repeated 100000 "inv @ " + "x q[0];"))
    Assert.Contains("more than 200 modifiers before one gate", message (head + repeated 100000 "ctrl @ " + "x q;"))
    let many = "include \"stdgates.inc\";\nqubit[40] q;\n"

    Assert.Equal(
        "accepted",
        message (
            many
            + "ctrl(12) @ x "
            + String.Join(", ", [ for k in 0..12 -> $"q[{k}]" ])
            + ";"
        )
    )

    Assert.Contains(
        "a gate with more than 12 controls",
        message (
            many
            + "ctrl(39) @ x "
            + String.Join(", ", [ for k in 0..39 -> $"q[{k}]" ])
            + ";"
        )
    )

    let twice = "gate g a { x a; h a; }\n"
    Assert.Equal("accepted", message (head + twice + "pow(1000) @ g q[0];"))
    Assert.Contains("expands to more than 5000000 steps", message (head + twice + "pow(1000000000) @ g q[0];"))
    Assert.Contains("a power of", message (head + twice + repeated 200 "pow(1000000000) @ " + "g q[0];"))

[<Fact>]
let ``sizes are limited`` () =
    Assert.Contains("more than 4096 qubits", message "qubit[4097] q;")
    Assert.Contains("a whole number, not", message "qubit[99999999999999999999] q;")
    Assert.Contains("more than 4096 qubits", message "qubit[4000] a;\nqubit[97] b;")
    Assert.Contains("at least 1", message "qubit[0] a;")
    Assert.Contains("more than 1000000 classical bits", message "qubit q;\nbit[1000001] c;")
    Assert.Contains("0..4095", message "U(0, 0, 0) $4096;")
    Assert.Contains("expands to more than", message ("qubit[4096] q;\n" + repeated 2000 "barrier q;"))
    Assert.Contains("expands to more than", message (head + "for int i in [0:2000000000] { x q[0]; }"))
    Assert.Contains("expands to more than", message (head + repeated 5 "for int i in [0:99] " + "x q[0];"))
