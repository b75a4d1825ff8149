namespace HybHanas;

/// <summary>A backend that an IBM Quantum account can use.</summary>
/// <param name="Name">Name in the service, as options take it.</param>
/// <param name="Qubits">Number of qubits, where the service says it.</param>
/// <param name="Status">"online", "paused" or "offline".</param>
/// <param name="Queue">Jobs that wait.</param>
/// <param name="IsSimulator">True for a simulator, which has no calibration.</param>
public sealed record AccountBackend(string Name, int? Qubits, string Status, long Queue, bool IsSimulator);

/// <summary>What a backend of an IBM Quantum account does just now.</summary>
/// <param name="Operational">True where it takes jobs.</param>
/// <param name="Status">"active", or "internal" where it takes jobs without working on them.</param>
/// <param name="Message">Words of the service, on one line.</param>
/// <param name="Version">Version of the backend.</param>
/// <param name="Queue">Jobs that wait.</param>
public sealed record BackendStatus(bool Operational, string Status, string Message, string Version, long Queue);
