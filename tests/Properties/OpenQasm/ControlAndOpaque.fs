/// Conditions on classical bits and gates without a definition: read, printed, and refused where nothing can be done with them.
module HybHanas.Properties.OpenQasm.ControlAndOpaque

open System
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits
open HybHanas.Core.Transpiling
open HybHanas.Properties.Support
open Xunit

let private head = HostileTexts.two.Head

let private printed (print: Circuit<logical> -> Result<string, HybHanasError>) (text: string) =
    match OpenQasm2.parse "f.qasm" text |> Result.bind print with
    | Error error -> HybHanasError.message error
    | Ok text ->
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        |> Array.skip 2
        |> String.concat " "

[<Theory>]
[<InlineData("if(c==2) h q;", "qreg q[3]; creg c[3]; if(c==2) h q[0]; if(c==2) h q[1]; if(c==2) h q[2];")>]
[<InlineData("if(c==3) measure q[0]->c[1];", "qreg q[3]; creg c[3]; if(c==3) measure q[0] -> c[1];")>]
[<InlineData("gate g a,b { x a; barrier a,b; cx a,b; } if(c==1) g q[0],q[1];",
             "qreg q[3]; creg c[3]; if(c==1) x q[0]; barrier q[0],q[1]; if(c==1) cx q[0],q[1];")>]
[<InlineData("creg d[2]; measure q[1]->d[1]; if(d==1) reset q[0];",
             "qreg q[3]; creg c0[3]; creg c1[2]; measure q[1] -> c1[1]; if(c1==1) reset q[0];")>]
[<InlineData("creg none[0]; if(none==0) x q[0]; if(none==1) y q[0];", "qreg q[3]; creg c[3]; x q[0];")>]
[<InlineData("opaque m(t,u) a,b; m(pi,1/2) q[2],q[0];",
             "opaque m(p0,p1) a0,a1; qreg q[3]; creg c[3]; m(3.141592653589793,0.5) q[2],q[0];")>]
[<InlineData("opaque m a; gate g a,b { m b; cx a,b; } if(c==4) g q[1],q[2];",
             "opaque m a0; qreg q[3]; creg c[3]; if(c==4) m q[2]; if(c==4) cx q[1],q[2];")>]
let ``OpenQASM 2 keeps conditions and opaque gates`` (statements: string) (expected: string) =
    Assert.Equal(expected, printed OpenQasm2.print (head + statements))

[<Theory>]
[<InlineData("creg d[2]; if(d==1) x q[0];", "qubit[3] q; bit[5] c; if (c[3:4] == 1) x q[0];")>]
[<InlineData("opaque m a; m q[0];", "the opaque gate 'm' is not supported by OpenQASM 3")>]
let ``OpenQASM 3 keeps conditions`` (statements: string) (expected: string) =
    Assert.Equal(expected, printed OpenQasm3.print (head + statements))

let private on clbits operations = Circuit.create 2 clbits operations

let private q = 0<logical>
let private x: Operation<logical> = Operation.Apply(Gate.X, [], [ q ])

let private where first count value inner =
    Operation.Conditional(
        {
            First = first
            Count = count
            Value = value
        },
        inner
    )

let private code result =
    match result with
    | Ok _ -> "accepted"
    | Error error -> HybHanasError.code error

[<Fact>]
let ``what a circuit cannot hold is no circuit`` () =
    let refused operation = code (on 3 [ operation ])
    Assert.Equal("accepted", refused (where 1 2 5I x))
    Assert.Equal("invalid-circuit", refused (where 2 2 0I x))
    Assert.Equal("invalid-circuit", refused (where 0 0 0I x))
    Assert.Equal("invalid-circuit", refused (where 1 Int32.MaxValue 0I x))
    Assert.Equal("invalid-circuit", refused (where 0 1 -1I x))
    Assert.Equal("invalid-circuit", refused (where 0 1 1I (where 1 1 1I x)))
    Assert.Equal("invalid-circuit", refused (where 0 1 1I (Operation.Barrier [ q ])))
    Assert.Equal("invalid-circuit", refused (where 0 1 1I (Operation.Measure(q, 3))))
    Assert.Equal("accepted", refused (Operation.Opaque("m", [ 0.5 ], [ q ])))
    Assert.Equal("invalid-circuit", refused (Operation.Opaque("M", [], [ q ])))
    Assert.Equal("invalid-circuit", refused (Operation.Opaque("m", [], [])))
    Assert.Equal("invalid-circuit", refused (Operation.Opaque("m", [ nan ], [ q ])))
    Assert.Equal("invalid-circuit", refused (Operation.Opaque("m", [], [ q; q ])))

[<Fact>]
let ``what OpenQASM 2 cannot say is not printed`` () =
    let refused operations =
        on 3 operations |> Result.bind OpenQasm2.print |> code

    Assert.Equal("accepted", refused [ where 0 1 1I x; where 1 2 1I x ])
    Assert.Equal("unsupported", refused [ where 0 2 1I x; where 1 2 1I x ])
    Assert.Equal("unsupported", refused [ Operation.Opaque("cz", [], [ q ]) ])
    Assert.Equal("unsupported", refused [ Operation.Opaque("if", [], [ q ]) ])
    Assert.Equal("unsupported", refused [ Operation.Opaque("m", [], [ q ]); Operation.Opaque("m", [ 1.0 ], [ q ]) ])

[<Fact>]
let ``the transpiler names what it cannot compile`` () =
    let target =
        TargetGenerators.plain Gate.CX TargetGenerators.Both 3 (TargetGenerators.line 3)

    let refusal operation =
        match
            on 1 [ operation ]
            |> Laws.ok
            |> Transpiler.transpile TranspileOptions.defaults target
        with
        | Ok _ -> "accepted"
        | Error error -> HybHanasError.message error

    Assert.Equal(
        "the opaque gate 'm' is not supported by the transpiler; define it with 'gate'",
        refusal (Operation.Opaque("m", [], [ q ]))
    )

    Assert.Equal("control by classical bits ('if') is not supported by the transpiler", refusal (where 0 1 1I x))

[<Fact>]
let ``a circuit without qubits compiles to nothing`` () =
    let target =
        TargetGenerators.plain Gate.CX TargetGenerators.Both 3 (TargetGenerators.line 3)

    let empty = OpenQasm2.parse "f.qasm" "OPENQASM 2.0;" |> Laws.ok
    Assert.Equal((0, 0, 0), (empty.Qubits, empty.Clbits, empty.Operations.Length))

    for level in TranspileLevel.all do
        let options =
            { TranspileOptions.defaults with
                Level = level
            }

        let compiled = Transpiler.transpile options target empty |> Laws.ok
        Assert.Equal(0, compiled.Circuit.Operations.Length)
        Assert.Equal(target.QubitCount, compiled.Circuit.Qubits)
