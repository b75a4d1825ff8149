using HybHanas.Core;

namespace HybHanas.Ibm;

/// <summary>The REST interface of IBM Quantum Platform, as far as calibrations need it.</summary>
internal sealed class IbmClient : IDisposable
{
    /// <summary>The version of the interface whose answers this program reads.</summary>
    internal const string ApiVersion = "2026-04-15";

    private readonly IbmSettings _settings;
    private readonly ServiceHttp _http;
    private readonly BearerToken _token;

    internal IbmClient(IbmAccount account, IbmSettings settings)
    {
        (Account, _settings) = (account, settings);
        _http = new ServiceHttp(settings, account.Secrets);
        _token = new BearerToken(_http, account, settings);
    }

    /// <summary>Whom the service is asked for.</summary>
    internal IbmAccount Account { get; }

    public void Dispose()
    {
        _token.Dispose();
        _http.Dispose();
    }

    /// <summary>The backends of the service instance; an entry whose name no backend can have is left out.</summary>
    internal async Task<IReadOnlyList<AccountBackend>> ListAsync(CancellationToken cancellation)
    {
        var answer = await GetAsync("backends", cancellation).ConfigureAwait(false);
        EnsureSuccess(answer);
        return ServiceJson.Read<IReadOnlyList<AccountBackend>>(
            answer, root => [.. root.Field("devices").Items().Select(Backend).Where(backend => BackendName.IsLegal(backend.Name))]);
    }

    /// <summary>configuration.json of a backend.</summary>
    internal Task<ServiceAnswer> ConfigurationAsync(BackendName name, CancellationToken cancellation) =>
        GetAsync(name, "configuration", cancellation);

    /// <summary>properties.json of a backend; an empty body where it has none.</summary>
    internal Task<ServiceAnswer> PropertiesAsync(BackendName name, CancellationToken cancellation) =>
        GetAsync(name, "properties", cancellation);

    /// <summary>The state of a backend.</summary>
    internal async Task<BackendStatus> StatusAsync(BackendName name, CancellationToken cancellation)
    {
        var answer = await GetAsync(name, "status", cancellation).ConfigureAwait(false);
        string Clean(ServiceJson? text) => text is null ? "" : Account.Secrets.Clean(text.AsText());
        return ServiceJson.Read(answer, root => new BackendStatus(
            root.Optional("state")?.AsFlag() ?? false,
            Clean(root.Optional("status")),
            Clean(root.Optional("message")),
            Clean(root.Optional("backend_version")),
            root.Field("length_queue").AsCount()));
    }

    private AccountBackend Backend(ServiceJson device) => new(
        Account.Secrets.Clean(device.Field("name").AsText()),
        device.Optional("qubits") is { } qubits ? (int)Math.Min(qubits.AsCount(), int.MaxValue) : null,
        Account.Secrets.Clean(device.Field("status").Field("name").AsText()),
        device.Field("queue_length").AsCount(),
        device.Optional("is_simulator")?.AsFlag() ?? false);

    private async Task<ServiceAnswer> GetAsync(BackendName name, string part, CancellationToken cancellation)
    {
        var answer = await GetAsync($"backends/{name.Service}/{part}", cancellation).ConfigureAwait(false);
        if (answer.Status == 404 || (answer.Status == 400 && Refusal.Read(answer, Account.Secrets).Code == Refusal.BackendNotFound))
            throw await UnknownAsync(name, cancellation).ConfigureAwait(false);
        EnsureSuccess(answer);
        return answer;
    }

    /// <summary>The nearest names are a courtesy: where the list cannot be had, the fault is the same without them.</summary>
    private async Task<IbmFault> UnknownAsync(BackendName name, CancellationToken cancellation)
    {
        IEnumerable<string> names = [];
        try
        {
            names = (await ListAsync(cancellation).ConfigureAwait(false)).Select(backend => backend.Name);
        }
        catch (IbmFault)
        {
        }
        return new IbmFault(FaultKind.UnknownBackend, HybHanasErrorModule.unknown("backend of the service instance", names, name.Service));
    }

    private async Task<ServiceAnswer> GetAsync(string path, CancellationToken cancellation)
    {
        var address = new Uri(Account.Api, path);
        Secret? refused = null;
        while (true)
        {
            var token = await _token.GetAsync(refused, cancellation).ConfigureAwait(false);
            var answer = await _http
                .SendAsync(address, () => Request(address, token), _settings.Limits.AnswerBytes, cancellation).ConfigureAwait(false);
            if (answer.Status != 401 || refused is not null)
                return answer.Status is 401 or 403 ? throw NotAuthorised.For(Account, answer) : answer;
            // The token may have expired early or been withdrawn: a new one is tried once.
            refused = token;
        }
    }

    private HttpRequestMessage Request(Uri address, Secret token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token.Reveal()}");
        request.Headers.TryAddWithoutValidation("Service-CRN", Account.Crn.Reveal());
        request.Headers.TryAddWithoutValidation("IBM-API-Version", ApiVersion);
        return request;
    }

    private void EnsureSuccess(ServiceAnswer answer)
    {
        if (answer.Status is not (>= 200 and < 300))
            throw IbmFault.Unavailable(answer.Address, $"the service answers {answer.Status}{Refusal.Read(answer, Account.Secrets)}");
    }
}
