namespace HybHanas;

/// <summary>What the services of <c>AddHybHanas</c> take where a call says nothing else.</summary>
public sealed class HybHanasOptions
{
    /// <summary>How circuits are costed; by default as <see cref="CostOptions"/> says.</summary>
    public CostOptions Cost { get; set; } = new();

    /// <summary>How circuits are transpiled; by default as <see cref="TranspileSettings"/> says.</summary>
    public TranspileSettings Transpile { get; set; } = new();

    /// <summary>What is searched; by default Digits on brisbane.</summary>
    public SearchOptions Search { get; set; } = new();
}
