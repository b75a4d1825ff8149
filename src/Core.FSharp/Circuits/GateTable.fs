/// The gate table: one row of data for each gate.
namespace HybHanas.Core.Circuits

open System.Numerics

type GateRow =
    {
        Name: string
        Qubits: int
        Angles: ShiftRule list
        Matrix: float list -> Complex[,]
        Inverse: float list -> (Gate * float list) option
        Definition: float list -> DefinitionStep list option
    }

[<RequireQualifiedAccess>]
module GateTable =

    open GateMatrices
    open GateDefinitions

    let private two = ShiftRule.TwoTerm
    let private four = ShiftRule.FourTerm

    let private plain name qubits matrix inverse definition =
        {
            Name = name
            Qubits = qubits
            Angles = []
            Matrix = fun _ -> Array2D.copy matrix
            Inverse = fun _ -> inverse |> Option.map (fun gate -> gate, [])
            Definition = fun _ -> definition
        }

    let private turning name qubits rule gate matrix definition =
        {
            Name = name
            Qubits = qubits
            Angles = [ rule ]
            Matrix = fun angles -> matrix (List.head angles)
            Inverse = fun angles -> Some(gate, [ -(List.head angles) ])
            Definition = fun angles -> definition (List.head angles)
        }

    let private ofThree f (angles: float list) = f angles[0] angles[1] angles[2]
    let private none (_: float) : DefinitionStep list option = None

    let private make (gate: Gate) : GateRow =
        match gate with
        | Gate.Id -> plain "id" 1 (p 0.0) (Some Gate.Id) None
        | Gate.U0 -> turning "u0" 1 two Gate.U0 (fun _ -> p 0.0) none
        | Gate.X -> plain "x" 1 x (Some Gate.X) None
        | Gate.Y -> plain "y" 1 y (Some Gate.Y) None
        | Gate.Z -> plain "z" 1 (p pi) (Some Gate.Z) None
        | Gate.H -> plain "h" 1 h (Some Gate.H) None
        | Gate.S -> plain "s" 1 (p (pi / 2.0)) (Some Gate.Sdg) None
        | Gate.Sdg -> plain "sdg" 1 (p (-pi / 2.0)) (Some Gate.S) None
        | Gate.T -> plain "t" 1 (p (pi / 4.0)) (Some Gate.Tdg) None
        | Gate.Tdg -> plain "tdg" 1 (p (-pi / 4.0)) (Some Gate.T) None
        | Gate.SX -> plain "sx" 1 sx (Some Gate.SXdg) None
        | Gate.SXdg -> plain "sxdg" 1 sxdg (Some Gate.SX) None
        | Gate.RX -> turning "rx" 1 two Gate.RX rx none
        | Gate.RY -> turning "ry" 1 two Gate.RY ry none
        | Gate.RZ -> turning "rz" 1 two Gate.RZ rz none
        | Gate.P -> turning "p" 1 two Gate.P p none
        | Gate.U1 -> turning "u1" 1 two Gate.U1 p none
        | Gate.U2 ->
            {
                Name = "u2"
                Qubits = 1
                Angles = [ two; two ]
                Matrix = fun angles -> u (pi / 2.0) angles[0] angles[1]
                Inverse = fun angles -> Some(Gate.U2, [ -angles[1] - pi; -angles[0] + pi ])
                Definition = fun _ -> None
            }
        | Gate.U3
        | Gate.U ->
            {
                Name = (if gate = Gate.U then "u" else "u3")
                Qubits = 1
                Angles = [ two; two; two ]
                Matrix = ofThree u
                Inverse = fun angles -> Some(gate, [ -angles[0]; -angles[2]; -angles[1] ])
                Definition = fun _ -> None
            }
        | Gate.CX -> plain "cx" 2 (controlled 1 x) (Some Gate.CX) None
        | Gate.CY -> plain "cy" 2 (controlled 1 y) (Some Gate.CY) (Some [ g1 Gate.Sdg 1; cx 0 1; g1 Gate.S 1 ])
        | Gate.CZ -> plain "cz" 2 (controlled 1 (p pi)) (Some Gate.CZ) (Some [ g1 Gate.H 1; cx 0 1; g1 Gate.H 1 ])
        | Gate.CH ->
            plain
                "ch"
                2
                (controlled 1 h)
                (Some Gate.CH)
                (Some [ r1 Gate.RY (-pi / 4.0) 1; Gate.CZ, [], [ 0; 1 ]; r1 Gate.RY (pi / 4.0) 1 ])
        | Gate.CSX -> plain "csx" 2 (controlled 1 sx) None (Some([ g1 Gate.H 1 ] @ cpSteps (pi / 2.0) @ [ g1 Gate.H 1 ]))
        | Gate.Swap -> plain "swap" 2 swapMatrix (Some Gate.Swap) (Some [ cx 0 1; cx 1 0; cx 0 1 ])
        | Gate.CRX ->
            turning "crx" 2 four Gate.CRX (rx >> controlled 1) (fun a ->
                Some
                    [
                        g1 Gate.H 1
                        r1 Gate.RZ (a / 2.0) 1
                        cx 0 1
                        r1 Gate.RZ (-a / 2.0) 1
                        cx 0 1
                        g1 Gate.H 1
                    ])
        | Gate.CRY ->
            turning "cry" 2 four Gate.CRY (ry >> controlled 1) (fun a ->
                Some [ r1 Gate.RY (a / 2.0) 1; cx 0 1; r1 Gate.RY (-a / 2.0) 1; cx 0 1 ])
        | Gate.CRZ ->
            turning "crz" 2 four Gate.CRZ (rz >> controlled 1) (fun a ->
                Some [ r1 Gate.RZ (a / 2.0) 1; cx 0 1; r1 Gate.RZ (-a / 2.0) 1; cx 0 1 ])
        | Gate.CP -> turning "cp" 2 two Gate.CP (p >> controlled 1) (cpSteps >> Some)
        | Gate.CU1 -> turning "cu1" 2 two Gate.CU1 (p >> controlled 1) (cpSteps >> Some)
        | Gate.CU3 ->
            {
                Name = "cu3"
                Qubits = 2
                Angles = [ four; four; four ]
                Matrix = ofThree u >> controlled 1
                Inverse = fun angles -> Some(Gate.CU3, [ -angles[0]; -angles[2]; -angles[1] ])
                Definition = ofThree cu3Steps >> Some
            }
        | Gate.CU ->
            {
                Name = "cu"
                Qubits = 2
                Angles = [ four; four; four; two ]
                Matrix =
                    fun angles ->
                        let inner = ofThree u angles
                        controlled 1 (inner |> Array2D.map (fun entry -> entry * phase angles[3]))
                Inverse = fun angles -> Some(Gate.CU, [ -angles[0]; -angles[2]; -angles[1]; -angles[3] ])
                Definition = cuSteps
            }
        | Gate.RXX ->
            turning "rxx" 2 two Gate.RXX (fun a -> pauliRotation a [| 3, 1.0; 2, 1.0; 1, 1.0; 0, 1.0 |]) (fun a ->
                Some
                    [
                        g1 Gate.H 0
                        g1 Gate.H 1
                        cx 0 1
                        r1 Gate.RZ a 1
                        cx 0 1
                        g1 Gate.H 0
                        g1 Gate.H 1
                    ])
        | Gate.RZZ ->
            turning "rzz" 2 two Gate.RZZ (fun a -> pauliRotation a [| 0, 1.0; 1, -1.0; 2, -1.0; 3, 1.0 |]) (fun a ->
                Some [ cx 0 1; r1 Gate.RZ a 1; cx 0 1 ])
        | Gate.ECR -> plain "ecr" 2 ecr (Some Gate.ECR) (Some [ g1 Gate.S 0; g1 Gate.SX 1; cx 0 1; g1 Gate.X 0 ])
        | Gate.CCX -> plain "ccx" 3 (controlled 2 x) (Some Gate.CCX) (Some(ccxSteps 0 1 2))
        | Gate.CSwap ->
            plain "cswap" 3 (controlled 1 swapMatrix) (Some Gate.CSwap) (Some([ cx 2 1 ] @ ccxSteps 0 1 2 @ [ cx 2 1 ]))
        | Gate.RCCX ->
            // Identity but for control states 01, 10 and 11 of (qubit 0, qubit 1) on the target.
            let matrix =
                relativePhase 8 [ 5, 5, c -1.0; 3, 3, Complex.Zero; 7, 7, Complex.Zero; 3, 7, -i; 7, 3, i ]

            plain "rccx" 3 matrix (Some Gate.RCCX) (Some rccxSteps)
        | Gate.C3X -> plain "c3x" 4 (controlled 3 x) (Some Gate.C3X) (Some(multiXSteps [ 0; 1; 2 ] 3))
        | Gate.C3SqrtX -> plain "c3sqrtx" 4 (controlled 3 sx) None (Some c3sqrtxSteps)
        | Gate.RC3X ->
            let matrix =
                relativePhase
                    16
                    [
                        3, 3, i
                        11, 11, -i
                        5, 5, Complex.One
                        13, 13, Complex.One
                        7, 7, Complex.Zero
                        15, 15, Complex.Zero
                        7, 15, Complex.One
                        15, 7, c -1.0
                    ]

            plain "rc3x" 4 matrix None (Some rc3xSteps)
        | Gate.C4X -> plain "c4x" 5 (controlled 4 x) (Some Gate.C4X) (Some(multiXSteps [ 0; 1; 2; 3 ] 4))

    let all: Gate list =
        [
            Gate.Id
            Gate.U0
            Gate.X
            Gate.Y
            Gate.Z
            Gate.H
            Gate.S
            Gate.Sdg
            Gate.T
            Gate.Tdg
            Gate.SX
            Gate.SXdg
        ]
        @ [
            Gate.RX
            Gate.RY
            Gate.RZ
            Gate.P
            Gate.U1
            Gate.U2
            Gate.U3
            Gate.U
            Gate.CX
            Gate.CY
            Gate.CZ
            Gate.CH
        ]
        @ [
            Gate.CSX
            Gate.Swap
            Gate.CRX
            Gate.CRY
            Gate.CRZ
            Gate.CP
            Gate.CU1
            Gate.CU3
            Gate.CU
            Gate.RXX
            Gate.RZZ
        ]
        @ [
            Gate.ECR
            Gate.CCX
            Gate.CSwap
            Gate.RCCX
            Gate.C3X
            Gate.C3SqrtX
            Gate.RC3X
            Gate.C4X
        ]

    let internal tabulate (f: Gate -> 'a) : Gate -> 'a =
        let values = System.Collections.Generic.Dictionary<Gate, 'a>(HashIdentity.Reference)

        for gate in all do
            values[gate] <- f gate

        fun gate -> values[gate]

    let private rows = tabulate make
    let private byName = all |> List.map (fun gate -> (rows gate).Name, gate) |> dict

    let row (gate: Gate) : GateRow = rows gate

    let name (gate: Gate) : string = (row gate).Name

    let qubits (gate: Gate) : int = (row gate).Qubits

    let angles (gate: Gate) : ShiftRule list = (row gate).Angles

    let tryFind (name: string) : Gate option =
        match byName.TryGetValue name with
        | true, gate -> Some gate
        | _ -> None
