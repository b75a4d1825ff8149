namespace HybHanas;

/// <summary>How a check of the machine ended.</summary>
public enum HealthState
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Nothing fails of it, but it is worth knowing.</summary>
    Noted,

    /// <summary>Commands that need it fail.</summary>
    Broken,
}

/// <summary>What was found of one thing on the machine.</summary>
/// <param name="Name">What was looked at, such as "cache folder".</param>
/// <param name="State">How it is.</param>
/// <param name="Finding">What was found; never a secret.</param>
/// <param name="Mend">What to do about it; null where nothing.</param>
public sealed record HealthCheck(string Name, HealthState State, string Finding, string? Mend)
{
    internal static HealthCheck Good(string name, string finding) => new(name, HealthState.Good, finding, null);

    internal static HealthCheck Noted(string name, string finding, string mend) => new(name, HealthState.Noted, finding, mend);

    internal static HealthCheck Broken(string name, string finding, string mend) => new(name, HealthState.Broken, finding, mend);
}

/// <summary>Folders that <see cref="Health"/> looks at beside the usual ones.</summary>
public sealed record HealthOptions
{
    /// <summary>Folder of the IDX files of mnist or fashion-mnist; null where none is used.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Folder that runs are saved in; it need not be there yet.</summary>
    public string RunsFolder { get; init; } = "runs";
}
