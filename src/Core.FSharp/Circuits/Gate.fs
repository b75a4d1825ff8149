/// The names of the gates. What each one is stands in the gate table.
namespace HybHanas.Core.Circuits

/// Gates of OpenQASM 2's qelib1.inc, and ECR of the IBM backends.
[<RequireQualifiedAccess>]
type Gate =
    | Id
    | U0
    | X
    | Y
    | Z
    | H
    | S
    | Sdg
    | T
    | Tdg
    | SX
    | SXdg
    | RX
    | RY
    | RZ
    | P
    | U1
    | U2
    | U3
    | U
    | CX
    | CY
    | CZ
    | CH
    | CSX
    | Swap
    | CRX
    | CRY
    | CRZ
    | CP
    | CU1
    | CU3
    | CU
    | RXX
    | RZZ
    | ECR
    | CCX
    | CSwap
    | RCCX
    | C3X
    | C3SqrtX
    | RC3X
    | C4X

/// How an expectation value depends on the angle of a gate, and so what a parameter-shift gradient costs.
[<RequireQualifiedAccess>]
type ShiftRule =
    /// Generator with two eigenvalues: two shifted evaluations (Mitarai et al. 2018, Schuld et al. 2019).
    | TwoTerm
    /// Generator with eigenvalues -1/2, 0, 1/2 (controlled rotations): four shifted evaluations (Anselmetti et al. 2021).
    | FourTerm
