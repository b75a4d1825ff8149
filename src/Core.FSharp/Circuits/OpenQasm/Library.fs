/// Definitions of the gates of the table that the languages' libraries lack, so that other tools can read what is printed. Equal to
/// the table's matrices up to a global phase; those for OpenQASM 3 exactly, for there a control shows the phase.
module internal HybHanas.Core.Circuits.Qasm.Library

open HybHanas.Core.Circuits

/// The gates of qelib1.inc in the OpenQASM 2 paper.
let paper =
    set
        [
            Gate.U3
            Gate.U2
            Gate.U1
            Gate.CX
            Gate.Id
            Gate.X
            Gate.Y
            Gate.Z
            Gate.H
            Gate.S
            Gate.Sdg
            Gate.T
            Gate.Tdg
            Gate.RX
            Gate.RY
            Gate.RZ
            Gate.CZ
            Gate.CY
            Gate.CH
            Gate.CCX
            Gate.CRZ
            Gate.CU1
            Gate.CU3
            Gate.RZZ
        ]

let private controlledU3 =
    [
        "u1((lambda+phi)/2) a;"
        "u1((lambda-phi)/2) b;"
        "cx a,b;"
        "u3(-theta/2,0,-(phi+lambda)/2) b;"
        "cx a,b;"
        "u3(theta/2,phi,0) b;"
    ]

let private echoedCrossResonance =
    [
        "h b; cx a,b; rz(pi/4) b; cx a,b; h b;"
        "x a;"
        "h b; cx a,b; rz(-pi/4) b; cx a,b; h b;"
    ]

let private relativeToffoli3 =
    [
        "h d; t d; cx c,d; tdg d; h d;"
        "cx a,d; t d; cx b,d; tdg d; cx a,d; t d; cx b,d; tdg d;"
        "h d; t d; cx c,d; tdg d; h d;"
    ]

/// Phase on d where a, b and c are 1 too, in fractions of pi.
let private triplePhase half quarter =
    [
        $"cu1({half}) c,d; ccx a,b,c; cu1(-{half}) c,d; ccx a,b,c;"
        $"cu1({quarter}) b,d; cx a,b; cu1(-{quarter}) b,d; cx a,b; cu1({quarter}) a,d;"
    ]

let private definition gate signature (body: string list) =
    gate, $"""gate {signature} {{ {String.concat " " body} }}"""

/// By the gates of the OpenQASM 2 paper and by definitions before.
let two =
    [
        definition Gate.U0 "u0(gamma) a" []
        definition Gate.U "u(theta,phi,lambda) a" [ "u3(theta,phi,lambda) a;" ]
        definition Gate.P "p(lambda) a" [ "u1(lambda) a;" ]
        definition Gate.SX "sx a" [ "sdg a; h a; sdg a;" ]
        definition Gate.SXdg "sxdg a" [ "s a; h a; s a;" ]
        definition Gate.Swap "swap a,b" [ "cx a,b; cx b,a; cx a,b;" ]
        definition Gate.CSX "csx a,b" [ "h b; cu1(pi/2) a,b; h b;" ]
        definition Gate.CRX "crx(theta) a,b" [ "h b; crz(theta) a,b; h b;" ]
        definition Gate.CRY "cry(theta) a,b" [ "ry(theta/2) b; cx a,b; ry(-theta/2) b; cx a,b;" ]
        definition Gate.CP "cp(lambda) a,b" [ "cu1(lambda) a,b;" ]
        definition Gate.CU "cu(theta,phi,lambda,gamma) a,b" [ "u1(gamma) a; cu3(theta,phi,lambda) a,b;" ]
        definition Gate.RXX "rxx(theta) a,b" [ "h a; h b; cx a,b; rz(theta) b; cx a,b; h a; h b;" ]
        definition Gate.ECR "ecr a,b" echoedCrossResonance
        definition Gate.CSwap "cswap a,b,c" [ "cx c,b; ccx a,b,c; cx c,b;" ]
        definition Gate.RCCX "rccx a,b,c" [ "h c; t c; cx b,c; tdg c; cx a,c; t c; cx b,c; tdg c; h c;" ]
        definition Gate.RC3X "rc3x a,b,c,d" relativeToffoli3
        definition Gate.C3X "c3x a,b,c,d" ([ "h d;" ] @ triplePhase "pi/2" "pi/4" @ [ "h d;" ])
        definition Gate.C3SqrtX "c3sqrtx a,b,c,d" ([ "h d;" ] @ triplePhase "pi/4" "pi/8" @ [ "h d;" ])
        definition
            Gate.C4X
            "c4x a,b,c,d,e"
            [
                "h e; cu1(pi/2) d,e; h e; c3x a,b,c,d; h e; cu1(-pi/2) d,e; h e; c3x a,b,c,d; c3sqrtx a,b,c,e;"
            ]
    ]

/// Gates whose definitions need others' definitions.
let needs gate =
    match gate with
    | Gate.C4X -> [ Gate.C3X; Gate.C3SqrtX ]
    | _ -> []

/// By the gates of stdgates.inc; a gate that is another under a modifier needs none.
let three =
    let shared = set [ Gate.U0; Gate.RXX; Gate.ECR; Gate.RCCX; Gate.RC3X ]

    [
        definition Gate.CU1 "cu1(lambda) a,b" [ "cp(lambda) a,b;" ]
        definition Gate.CU3 "cu3(theta,phi,lambda) a,b" controlledU3
        definition Gate.RZZ "rzz(theta) a,b" [ "cx a,b; rz(theta) b; cx a,b;" ]
    ]
    @ List.filter (fun (gate, _) -> shared.Contains gate) two

/// The gates of stdgates.inc by name.
let standard =
    [ "phase", Gate.P; "cphase", Gate.CP; "CX", Gate.CX ]
    @ ([
        Gate.P
        Gate.X
        Gate.Y
        Gate.Z
        Gate.H
        Gate.S
        Gate.Sdg
        Gate.T
        Gate.Tdg
        Gate.SX
        Gate.RX
        Gate.RY
        Gate.RZ
        Gate.CX
        Gate.CY
        Gate.CZ
        Gate.CP
        Gate.CRX
        Gate.CRY
        Gate.CRZ
        Gate.CH
        Gate.Swap
        Gate.CCX
        Gate.CSwap
        Gate.CU
        Gate.Id
        Gate.U1
        Gate.U2
        Gate.U3
       ]
       |> List.map (fun gate -> GateTable.name gate, gate))
