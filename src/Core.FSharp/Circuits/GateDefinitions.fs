/// What the gates of more than one qubit are made of, ending in one-qubit gates and CX.
namespace HybHanas.Core.Circuits

open System

/// One gate of a definition: the gate, its angles, and its qubits as positions in the defined gate's qubit list.
type internal DefinitionStep = Gate * float list * int list

module internal GateDefinitions =

    let pi = Math.PI
    let g1 gate q : DefinitionStep = gate, [], [ q ]
    let r1 gate a q : DefinitionStep = gate, [ a ], [ q ]
    let cx a b : DefinitionStep = Gate.CX, [], [ a; b ]

    let cpSteps a =
        [
            r1 Gate.P (a / 2.0) 0
            cx 0 1
            r1 Gate.P (-a / 2.0) 1
            cx 0 1
            r1 Gate.P (a / 2.0) 1
        ]

    let cu3Steps theta phi lambda =
        [
            r1 Gate.P ((lambda + phi) / 2.0) 0
            r1 Gate.P ((lambda - phi) / 2.0) 1
            cx 0 1
            Gate.U, [ -theta / 2.0; 0.0; -(phi + lambda) / 2.0 ], [ 1 ]
            cx 0 1
            Gate.U, [ theta / 2.0; phi; 0.0 ], [ 1 ]
        ]

    let ccxSteps a b t =
        [
            g1 Gate.H t
            cx b t
            g1 Gate.Tdg t
            cx a t
            g1 Gate.T t
            cx b t
            g1 Gate.Tdg t
            cx a t
            g1 Gate.T b
            g1 Gate.T t
            g1 Gate.H t
            cx a b
            g1 Gate.T a
            g1 Gate.Tdg b
            cx a b
        ]

    let rccxSteps =
        [
            Gate.U2, [ 0.0; pi ], [ 2 ]
            r1 Gate.P (pi / 4.0) 2
            cx 1 2
            r1 Gate.P (-pi / 4.0) 2
            cx 0 2
            r1 Gate.P (pi / 4.0) 2
            cx 1 2
            r1 Gate.P (-pi / 4.0) 2
            Gate.U2, [ 0.0; pi ], [ 2 ]
        ]

    let rc3xSteps =
        [
            Gate.U2, [ 0.0; pi ], [ 3 ]
            g1 Gate.T 3
            cx 2 3
            g1 Gate.Tdg 3
            Gate.U2, [ 0.0; pi ], [ 3 ]
            cx 0 3
            g1 Gate.T 3
            cx 1 3
            g1 Gate.Tdg 3
            cx 0 3
            g1 Gate.T 3
            cx 1 3
            g1 Gate.Tdg 3
            Gate.U2, [ 0.0; pi ], [ 3 ]
            g1 Gate.T 3
            cx 2 3
            g1 Gate.Tdg 3
            Gate.U2, [ 0.0; pi ], [ 3 ]
        ]

    /// Controlled phase over all listed qubits, by halving the angle (Barenco et al. 1995, lemma 7.5 without ancilla).
    let rec multiPhaseSteps angle (qubits: int list) : DefinitionStep list =
        match qubits with
        | [] -> []
        | [ q ] -> [ r1 Gate.P angle q ]
        | [ a; b ] -> [ Gate.CP, [ angle ], [ a; b ] ]
        | qubits ->
            let target = List.last qubits
            let rest = qubits |> List.take (qubits.Length - 1)
            let last = List.last rest
            let others = rest |> List.take (rest.Length - 1)
            let toggle = multiXSteps others last

            [
                [ Gate.CP, [ angle / 2.0 ], [ last; target ] ]
                toggle
                [ Gate.CP, [ -angle / 2.0 ], [ last; target ] ]
                toggle
                multiPhaseSteps (angle / 2.0) (others @ [ target ])
            ]
            |> List.concat

    and multiXSteps controls target : DefinitionStep list =
        match controls with
        | [ a ] -> [ cx a target ]
        | [ a; b ] -> [ Gate.CCX, [], [ a; b; target ] ]
        | controls ->
            [ g1 Gate.H target ]
            @ multiPhaseSteps pi (controls @ [ target ])
            @ [ g1 Gate.H target ]

    let c3sqrtxSteps =
        [ g1 Gate.H 3 ] @ multiPhaseSteps (pi / 2.0) [ 0; 1; 2; 3 ] @ [ g1 Gate.H 3 ]

    let cuSteps (angles: float list) =
        match angles with
        | [ theta; phi; lambda; gamma ] -> Some(r1 Gate.P gamma 0 :: cu3Steps theta phi lambda)
        | _ -> None
