namespace HybHanas.CostService;

/// <summary>What is asked.</summary>
/// <param name="Qasm">The circuit in OpenQASM 2 or 3.</param>
/// <param name="Shots">Executions for each evaluation.</param>
/// <param name="Parameters">Trainable angles, for the gradient by parameter shift.</param>
/// <param name="Samples">Samples of a training step.</param>
/// <param name="Steps">Training steps.</param>
public sealed record CostRequest(string Qasm, int Shots = 1000, int Parameters = 0, int Samples = 1, int Steps = 1);

/// <summary>What the circuit costs on one backend, in seconds; or why it does not fit.</summary>
/// <param name="Backend">The backend.</param>
/// <param name="Seconds">Seconds by cause and in all; null where the circuit does not fit.</param>
/// <param name="SuccessProbability">Probability that one execution is free of errors.</param>
/// <param name="Reason">Why it does not fit.</param>
public sealed record BackendAnswer(string Backend, QuantumSeconds? Seconds, double? SuccessProbability, string? Reason);
