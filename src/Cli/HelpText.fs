/// The words before the options in --help.
module HybHanas.Cli.HelpText

let top =
    """HybHanas finds hybrid quantum-classical networks that balance accuracy, time on real quantum hardware, and size.

EXAMPLES:
    hybhanas search                                     Digits on the calibration of 'brisbane', some ten seconds
    hybhanas search --dataset iris --backend fez        another data set, another backend
    hybhanas search --qubits 2..6 --depth 1..4 --seed 7 a smaller space, another seed
    hybhanas search --preset qnas                       the search of a paper (hybhanas presets list)
    hybhanas init                                       questions that make a specification of your own
    hybhanas resume runs/20261121-digits-brisbane       go on after Ctrl-C, a crash or a full disk
    hybhanas cost circuit.qasm --backend torino         what one circuit costs
    hybhanas transpile circuit.qasm --backend fez       the circuit in the backend's own gates
    hybhanas cost circuit.qasm --all-backends           what it costs on every backend it fits
    hybhanas cost circuit.qasm --explain --billing      where the time goes, and what would be billed
    hybhanas backends list                              the calibrated backends

Each command explains its options: 'hybhanas search --help'.
"""
    + ExitCode.help
