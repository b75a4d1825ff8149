/// A space small enough to be evaluated to its end.
module HybHanas.Properties.Searching.TinySpace

open HybHanas.Core.Circuits
open HybHanas.Core.Networks
open HybHanas.Core.Searching
open HybHanas.Properties.Support

/// 2 depths x 2 rotation sets x (1 pattern on 2 qubits + 4 on 3): 20 networks without constraints.
let create (constraints: SpaceConstraint list) : Space =
    Presets.fixedCnn
        []
        { Presets.circuit with
            Qubits = { Low = 2; High = 3 }
            Depth = { Low = 1; High = 2 }
            Gates = [ EntanglingGate.Cz ]
            Rotations = List.truncate 2 Rotations.all
        }
        {
            Sample = SampleShape.Table 4
            Classes = 3
            Form = HybridForm.Paper
            MaxQubits = 5
            Constraints = constraints
        }
    |> Laws.ok
