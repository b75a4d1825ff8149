namespace HybHanas.Ibm;

/// <summary>What the surroundings say of the user's IBM account: the variables of qiskit-ibm-runtime and the home folder.</summary>
/// <param name="Home">The folder that holds .qiskit.</param>
internal sealed record IbmEnvironment(string Home)
{
    internal const string TokenVariable = "QISKIT_IBM_TOKEN";
    internal const string UrlVariable = "QISKIT_IBM_URL";
    internal const string InstanceVariable = "QISKIT_IBM_INSTANCE";
    internal const string ChannelVariable = "QISKIT_IBM_CHANNEL";
    internal const string IamVariable = "IAM_URL";

    /// <summary>API key of IBM Cloud.</summary>
    internal Secret? Token { get; init; }

    /// <summary>Address of IBM Cloud, from which those of the services follow.</summary>
    internal string? Url { get; init; }

    /// <summary>CRN of the service instance.</summary>
    internal Secret? Instance { get; init; }

    /// <summary>Channel whose saved account is wanted.</summary>
    internal string? Channel { get; init; }

    /// <summary>Address of the token service, where it is not the usual one.</summary>
    internal string? IamUrl { get; init; }

    /// <summary>The file with the saved accounts.</summary>
    internal string AccountFile => Path.Combine(Home, ".qiskit", "qiskit-ibm.json");

    /// <summary>The environment of this process.</summary>
    internal static IbmEnvironment OfProcess() => Read(
        Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <summary>The environment that a look-up of variables gives; an empty variable counts as none.</summary>
    internal static IbmEnvironment Read(Func<string, string?> variable, string home)
    {
        string? Given(string name) => variable(name) is { } text && text.Trim() is { Length: > 0 } given ? given : null;
        return new IbmEnvironment(home)
        {
            Token = Given(TokenVariable) is { } token ? new Secret(token) : null,
            Url = Given(UrlVariable),
            Instance = Given(InstanceVariable) is { } instance ? new Secret(instance) : null,
            Channel = Given(ChannelVariable),
            IamUrl = Given(IamVariable),
        };
    }
}
