namespace HybHanas.CostService;

/// <summary>What one request may ask for.</summary>
public sealed record CostLimits
{
    /// <summary>Bytes of a request's body at most.</summary>
    public int BodyBytes { get; init; } = 64 << 10;

    /// <summary>Qubits of a circuit at most.</summary>
    public int Qubits { get; init; } = 32;

    /// <summary>Operations of a circuit at most, once its gate definitions are expanded.</summary>
    public int Operations { get; init; } = 2000;

    /// <summary>Time that a request may take.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Requests that are worked on at the same time; others wait, within their time.</summary>
    public int AtOnce { get; init; } = 2;
}
