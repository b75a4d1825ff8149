namespace HybHanas.Analyzers;

/// <summary>A rule on circuits.</summary>
internal interface ICircuitRule
{
    /// <summary>Tells what it finds.</summary>
    void Check(CircuitFacts facts, Report report);
}

/// <summary>A rule on options.</summary>
internal interface IOptionsRule
{
    /// <summary>Tells what it finds.</summary>
    void Check(OptionsValue options, Budget budget, FacadeTypes types, Report report);
}
