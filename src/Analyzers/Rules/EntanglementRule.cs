namespace HybHanas.Analyzers;

/// <summary>HH0018: entanglement that is chosen for one qubit, or for no layer.</summary>
internal sealed class EntanglementRule : IOptionsRule
{
    /// <inheritdoc/>
    public void Check(OptionsValue options, Budget budget, FacadeTypes types, Report report)
    {
        if (options.Type.Name != types.AnsatzOptions.Name)
            return;
        var why = options.Number("Qubits", 4) == 1 ? "there is one qubit" : options.Number("Depth", 1) == 0 ? "there is no layer" : null;
        if (why is null)
            return;
        foreach (var property in new[] { "Entanglement", "TwoQubitGate" }.Where(options.Values.ContainsKey))
            report.Tell("HH0018", options.Place(property), [property, why]);
    }
}
