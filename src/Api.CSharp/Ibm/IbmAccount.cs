using System.Text.RegularExpressions;

namespace HybHanas.Ibm;

/// <summary>Whom the service is asked for, and where it is.</summary>
internal sealed partial class IbmAccount
{
    private const string DefaultUrl = "https://cloud.ibm.com";

    private IbmAccount(Secret token, string tokenOrigin, Secret crn, string[] crnFields, Uri api, Uri iam)
    {
        (Token, TokenOrigin, Crn, Api, Iam) = (token, tokenOrigin, crn, api, iam);
        Secrets.Learn(token);
        // Field 7 is the IBM Cloud account, field 8 the service instance; the other fields are the same for everyone.
        Secrets.Learn(new Secret(crnFields[6].StartsWith("a/", StringComparison.Ordinal) ? crnFields[6][2..] : crnFields[6]));
        Secrets.Learn(new Secret(crnFields[7]));
    }

    /// <summary>The API key.</summary>
    internal Secret Token { get; }

    /// <summary>Where the API key was found, to stand in a message.</summary>
    internal string TokenOrigin { get; }

    /// <summary>Cloud resource name of the service instance.</summary>
    internal Secret Crn { get; }

    /// <summary>Base address of the service, ending in a slash.</summary>
    internal Uri Api { get; }

    /// <summary>Address that exchanges the API key for a token.</summary>
    internal Uri Iam { get; }

    /// <summary>Masks what must not be shown.</summary>
    internal Redactor Secrets { get; } = new();

    /// <summary>The account of the environment: its variables, else its file.</summary>
    /// <exception cref="IbmFault">There is none, or it lacks something; the message tells how to mend it.</exception>
    internal static IbmAccount Find(IbmEnvironment environment)
    {
        if (environment.Channel is not (null or SavedAccounts.Platform or SavedAccounts.Cloud))
            throw IbmFault.Account(
                IbmEnvironment.ChannelVariable, $"not '{SavedAccounts.Platform}' or '{SavedAccounts.Cloud}'; correct or unset it");
        if (environment.Token is { } token)
            return Create(
                environment, token, IbmEnvironment.TokenVariable, environment.Instance, IbmEnvironment.InstanceVariable,
                environment.Url, IbmEnvironment.UrlVariable, privateEndpoint: false);

        var path = environment.AccountFile;
        var account = SavedAccounts.Choose(SavedAccounts.Read(path), environment.Channel)
            ?? throw IbmFault.Account(
                "no IBM Quantum account",
                $"set {IbmEnvironment.TokenVariable} (API key) and {IbmEnvironment.InstanceVariable} (CRN), or save an account in {path}");
        var origin = $"account '{account.Name.ReplaceLineEndings(" ")}' in {path}";
        var fromFile = account.Instance is { } saved && saved.Reveal().StartsWith("crn:", StringComparison.Ordinal);
        return Create(
            environment,
            account.Token ?? throw IbmFault.Account(origin, "has no token; save the API key there"),
            origin,
            fromFile ? account.Instance : environment.Instance ?? account.Instance,
            fromFile || environment.Instance is null ? origin : IbmEnvironment.InstanceVariable,
            account.Url,
            origin,
            account.PrivateEndpoint);
    }

    private static IbmAccount Create(
        IbmEnvironment environment, Secret token, string tokenOrigin, Secret? instance, string instanceOrigin,
        string? url, string urlOrigin, bool privateEndpoint)
    {
        if (!Secret.IsLegal(token.Reveal()))
            throw IbmFault.Account(tokenOrigin, "holds characters that an API key cannot have; copy it again");
        if (instance is null)
            throw IbmFault.Account(
                instanceOrigin, $"no service instance; put its CRN (it begins with 'crn:') in {IbmEnvironment.InstanceVariable}");
        var fields = instance.Reveal().Split(':');
        if (fields is not ["crn", _, _, _, _, _, { Length: > 0 }, { Length: > 0 }, ..]
            || !Secret.IsLegal(instance.Reveal()) || !Region().IsMatch(fields[5]))
            throw IbmFault.Account(
                instanceOrigin, $"the service instance is no CRN; put the CRN (it begins with 'crn:') in {IbmEnvironment.InstanceVariable}");

        var cloud = Address(url ?? DefaultUrl, urlOrigin);
        var iam = environment.IamUrl is { } chosen
            ? Address(chosen, IbmEnvironment.IamVariable)
            : cloud.IsLoopback ? cloud : OnHost(cloud, $"{(privateEndpoint ? "private." : "")}iam.{cloud.Host}");
        return new IbmAccount(token, tokenOrigin, instance, fields, Service(cloud, fields[5], privateEndpoint), new Uri(iam, "/identity/token"));
    }

    // A loopback address is taken as it is: that is where a test server or a tunnel listens.
    private static Uri Service(Uri cloud, string region, bool privateEndpoint)
    {
        var prefix = privateEndpoint ? $"private.{region}." : region == "us-east" ? "" : $"{region}.";
        return new Uri(cloud.IsLoopback ? cloud : OnHost(cloud, $"{prefix}quantum.{cloud.Host}"), "/api/v1/");
    }

    private static Uri OnHost(Uri address, string host) => new UriBuilder(address) { Host = host, Path = "/" }.Uri;

    // An API key in clear text on a network would be anyone's.
    private static Uri Address(string text, string origin)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.UserInfo.Length > 0 || address.Query.Length > 0)
            throw IbmFault.Account(origin, $"the address is none; the usual one is {DefaultUrl}");
        if (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            throw IbmFault.Account(origin, $"the address does not begin with 'https://'; the usual one is {DefaultUrl}");
        return address;
    }

    [GeneratedRegex(@"\A[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Region();
}
