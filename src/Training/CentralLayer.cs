namespace HybHanas.Training;

/// <summary>What turns the projected values into one value for each qubit.</summary>
public enum CentralLayer
{
    /// <summary>The architecture's circuit.</summary>
    Quantum,

    /// <summary>tanh of a dense layer with as many inputs and outputs as the circuit: the classical twin.</summary>
    DenseTanh,
}
