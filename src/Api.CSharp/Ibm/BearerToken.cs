namespace HybHanas.Ibm;

/// <summary>Exchanges the API key for the token that requests carry, and keeps it in memory until shortly before it expires.</summary>
internal sealed class BearerToken : IDisposable
{
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_longestLife = TimeSpan.FromDays(1);

    private readonly ServiceHttp _http;
    private readonly IbmAccount _account;
    private readonly IbmSettings _settings;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private Secret? _token;
    private DateTimeOffset _renewAt;

    internal BearerToken(ServiceHttp http, IbmAccount account, IbmSettings settings) =>
        (_http, _account, _settings) = (http, account, settings);

    public void Dispose() => _gate.Dispose();

    /// <summary>The token; fetched where there is none or it is about to expire, by one caller while the others wait.</summary>
    /// <param name="refused">A token that the service no longer takes.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal async Task<Secret> GetAsync(Secret? refused, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_token is { } kept && kept != refused && _settings.Clock.GetUtcNow() < _renewAt)
                return kept;
            (_token, _renewAt) = await FetchAsync(cancellation).ConfigureAwait(false);
            return _token;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<(Secret Token, DateTimeOffset RenewAt)> FetchAsync(CancellationToken cancellation)
    {
        var asked = _settings.Clock.GetUtcNow();
        var answer = await _http.SendAsync(_account.Iam, Request, _settings.Limits.SmallBytes, cancellation).ConfigureAwait(false);
        if (answer.Status is 400 or 401 or 403)
            throw NotAuthorised.For(_account, answer);
        if (answer.Status is not 200)
            throw IbmFault.Unavailable(_account.Iam, $"the service answers {answer.Status}{Refusal.Read(answer, _account.Secrets)}");
        return ServiceJson.Read(answer, root =>
        {
            var text = root.Field("access_token").AsText();
            if (!Secret.IsLegal(text))
                throw IbmFault.Unavailable(_account.Iam, "the answer cannot be used: access_token: no token");
            var token = new Secret(text);
            _account.Secrets.Learn(token);
            var seconds = Math.Min(root.Field("expires_in").AsCount(), (long)s_longestLife.TotalSeconds);
            var life = TimeSpan.FromSeconds(seconds);
            return (token, asked + life - (life / 4 < s_margin ? life / 4 : s_margin));
        });
    }

    private HttpRequestMessage Request() => new(HttpMethod.Post, _account.Iam)
    {
        Content = new FormUrlEncodedContent(
        [
            new("grant_type", "urn:ibm:params:oauth:grant-type:apikey"),
            new("apikey", _account.Token.Reveal()),
        ]),
    };
}
