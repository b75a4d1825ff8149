namespace HybHanas.Simulation;

/// <summary>How an engine uses the machine; the results are the same but for the roundings of rewinding and of blocks.</summary>
/// <param name="Cores">Where helpers come from; null: the calling thread does all.</param>
/// <param name="KeepLimit">Above this many bytes the backward pass rewinds one state instead of keeping one for each layer.</param>
/// <param name="BlockBits">Qubits of a block; null: by the size of the caches.</param>
internal sealed record EngineOptions(Cores? Cores = null, long KeepLimit = 32L << 20, int? BlockBits = null);
