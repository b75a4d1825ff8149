namespace HybHanas.Core.Backends

open HybHanas.Core

/// Reads what IBM Quantum says of a backend: its configuration.json and properties.json, as the REST API returns them
/// and as qiskit-ibm-runtime stores them. Instructions and seconds are those of the Target that qiskit-ibm-runtime
/// builds from the same files.
[<RequireQualifiedAccess>]
module IbmCalibration =

    /// The calibration in the two files, under the name that its users will say. Instructions are the basis gates of
    /// the configuration that the gate table knows, with one or two qubits: those of the properties, and those that only
    /// the coupling map of the gate lists, without duration and error; a one-qubit gate that neither places is on every
    /// qubit. RZ takes no time and has no error. Whatever is reported as not operational is left out. Times are in
    /// seconds; a value that is absent or null stays missing. The files' shapes, names, units and ranges are checked;
    /// what is wrong is a BadFile or BadCalibration error that names the place.
    val parse: name: string -> configuration': string -> properties': string -> Result<Calibration, HybHanasError>
