namespace HybHanas.Simulation;

/// <summary>What is measured on each qubit by itself.</summary>
public enum Observable
{
    /// <summary>Pauli Z.</summary>
    Z,

    /// <summary>Pauli X.</summary>
    X,
}
