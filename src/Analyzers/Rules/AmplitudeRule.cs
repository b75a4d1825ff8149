namespace HybHanas.Analyzers;

/// <summary>HH0015: amplitude embedding on more qubits than there may be.</summary>
internal sealed class AmplitudeRule : IOptionsRule
{
    private const int Amplitude = 3;
    private const int Most = 5;

    /// <inheritdoc/>
    public void Check(OptionsValue options, Budget budget, FacadeTypes types, Report report)
    {
        if (options.Type.Name == types.AnsatzOptions.Name && options.Number("Embedding", 0) == Amplitude && options.Number("Qubits", 4) is { } qubits and > Most)
            report.Tell("HH0015", options.Place("Qubits"), [qubits, Most]);
    }
}
