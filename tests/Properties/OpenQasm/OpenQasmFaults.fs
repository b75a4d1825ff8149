/// What the reader says, and what it survives.
module HybHanas.Properties.OpenQasm.OpenQasmFaults

open System
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Properties.OpenQasm.HostileTexts
open HybHanas.Properties.Support
open Xunit

let private head = two.Head
let private message = HostileTexts.message two

[<Theory>]
[<InlineData("h q[0]\nx q[1];", "f.qasm:6:1: expected ',', ';'; found 'x'")>]
[<InlineData("hh q[0];", "f.qasm:5:1: unknown gate 'hh'; nearest: 'ch', 'h', 'cp'")>]
[<InlineData("rx q[0];", "f.qasm:5:1: 'rx' takes 1 parameter, not 0")>]
[<InlineData("cx q[0];", "f.qasm:5:1: 'cx' acts on 2 qubits, not 1")>]
[<InlineData("  h q[3];", "f.qasm:5:5: index 3 is outside 0..2 of register 'q'")>]
[<InlineData("cx q[1],q[1];", "f.qasm:5:1: 'cx' uses a qubit twice")>]
[<InlineData("qreg c[1];", "f.qasm:5:6: 'c' is already declared")>]
[<InlineData("h p[0];", "f.qasm:5:3: 'p' is a gate, not a register")>]
[<InlineData("h qq[0];", "f.qasm:5:3: unknown register 'qq'; nearest: 'q'")>]
[<InlineData("rx(1/0) q[0];", "f.qasm:5:4: division by zero")>]
[<InlineData("rx((-1)^0.5) q[0];", "f.qasm:5:4: the value is not a finite real number")>]
[<InlineData("rx(1e999) q[0];", "f.qasm:5:4: the value is not a finite real number")>]
[<InlineData("gate g(t) a { rx(1/t) a; }\ng(0) q[0];", "f.qasm:5:18: division by zero (in 'g', called in line 6)")>]
[<InlineData("include \"other.inc\";", "f.qasm:5:9: only \"qelib1.inc\" can be included, not \"other.inc\"")>]
[<InlineData("H q[0];", "f.qasm:5:2: 'H' is no name: names start with a lower-case letter, but for the built-in gates U and CX")>]
[<InlineData("rx(1 2) q[0];", "f.qasm:5:6: expected ')', '*', '+', ',', '-', '/', '^'; found '2'")>]
[<InlineData("h q[01];", "f.qasm:5:7: a whole number has no leading zeros")>]
[<InlineData("rx(sinh(1)) q[0];", "f.qasm:5:8: unknown function 'sinh'; nearest: 'sin', 'ln', 'sqrt'")>]
[<InlineData("rx(2pi) q[0];", "f.qasm:5:5: '2' runs into a word; put an operator or a space between")>]
[<InlineData("if(q==1) x q[0];", "f.qasm:5:4: 'q' is a quantum register; a classical one is wanted here")>]
[<InlineData("if(c==1) barrier q;", "f.qasm:5:10: expected a gate, 'measure' or 'reset'; found 'barrier'")>]
[<InlineData("if(c==-1) x q[0];", "f.qasm:5:7: expected a whole number; found '-'")>]
[<InlineData("opaque m(t) a;\nm q[0];", "f.qasm:6:1: 'm' takes 1 parameter, not 0")>]
[<InlineData("opaque m a, b;\nm q[0];", "f.qasm:6:1: 'm' acts on 2 qubits, not 1")>]
[<InlineData("gate g a {\nx a;", "f.qasm:5:10: the body of the gate is not closed; '}' is missing")>]
let ``a fault is told in one line with its place`` (statements: string) (expected: string) =
    Assert.Equal(expected, message (head + statements))

[<Fact>]
let ``a gate of the library needs its include`` () =
    Assert.Equal("f.qasm:2:1: the gate 'h' needs include \"qelib1.inc\"; before it", message "qreg q[1];\nh q[0];")

[<Fact>]
let ``a program may define what later versions of the library added`` () =
    let count body =
        let circuit =
            OpenQasm2.parse "f.qasm" (head + $"gate swap x,y {{ {body} }}\nqreg p[1];\nswap q[0],p[0];")
            |> Laws.ok

        Assert.Equal(4, circuit.Qubits)
        circuit.Operations.Length

    Assert.Equal(3, count "cx y,x; cx x,y; cx y,x;")
    // The library's own definition is the library's gate.
    Assert.Equal(1, count "cx x,y; cx y,x; cx x,y;")
    Assert.StartsWith("f.qasm:5:6: 'cz' is already declared", message (head + "gate cz a,b { cx a,b; }"))

[<Theory>]
[<InlineData("-2^2", -4.0)>]
[<InlineData("2^-1", 0.5)>]
[<InlineData("2^-1*4", 2.0)>]
[<InlineData("2^3^2", 512.0)>]
[<InlineData("1-2-3", -4.0)>]
[<InlineData("8/4/2", 1.0)>]
[<InlineData("2*-3", -6.0)>]
[<InlineData("--3+-+1", 2.0)>]
[<InlineData("-(1+2)*3", -9.0)>]
[<InlineData("sqrt(16)^2/2", 8.0)>]
[<InlineData("ln(exp(2))-cos(0)", 1.0)>]
let ``expressions have the value of the language`` (expression: string) (value: float) =
    let circuit = OpenQasm2.parse "f.qasm" (head + $"rx({expression}) q[0];") |> Laws.ok

    match circuit.Operations[0] with
    | Operation.Apply(_, [ Angle.Fixed angle ], _) -> Assert.Equal(value, float angle, 1e-15)
    | other -> Assert.Fail $"{other}"

[<Fact>]
let ``sizes are limited`` () =
    Assert.Contains("more than 4096 qubits", message "qreg q[4097];")
    Assert.Contains("more than 4096 qubits", message "qreg q[99999999999999999999];")
    Assert.Contains("more than 4096 qubits", message "qreg a[4000];\nqreg b[97];")
    Assert.Contains("more than 1000000 classical bits", message "qreg q[1];\ncreg c[1000001];")
    Assert.Contains("expands to more than", message ("qreg q[4096];\n" + repeated 2000 "barrier q;"))
    Assert.Contains("found 'if'", message (head + repeated 100000 "if(c==1) "))
    Assert.Contains("a whole number has at most 10000 digits here", message (head + "if(c==" + repeated 10001 "1" + ") x q;"))
