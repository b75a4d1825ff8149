using System.Net;

namespace HybHanas.Ibm;

/// <summary>An answer that came in whole.</summary>
internal sealed record ServiceAnswer(Uri Address, int Status, byte[] Body);

/// <summary>
/// HTTP with bounded answers, timeouts and repeated attempts. Redirects are never followed: the key and the token go to the address
/// they are meant for and nowhere else.
/// </summary>
internal sealed class ServiceHttp : IDisposable
{
    private readonly HttpClient _client;
    private readonly IbmSettings _settings;
    private readonly Redactor _secrets;

    internal ServiceHttp(IbmSettings settings, Redactor secrets)
    {
        (_settings, _secrets) = (settings, secrets);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = settings.Limits.Connect,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.Add("Accept", "application/json");
        _client.DefaultRequestHeaders.Add("User-Agent", "HybHanas");
    }

    public void Dispose() => _client.Dispose();

    /// <summary>The answer to the request, which is made anew for each attempt.</summary>
    /// <exception cref="IbmFault">Unavailable: no whole answer came, or it is a redirect or too large.</exception>
    internal async Task<ServiceAnswer> SendAsync(Uri address, Func<HttpRequestMessage> request, int maxBytes, CancellationToken cancellation)
    {
        var limits = _settings.Limits;
        using var clock = new CancellationTokenSource(limits.Total, _settings.Clock);
        using var total = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellation);
        try
        {
            for (var number = 0; ; number++)
            {
                var attempt = await TryAsync(address, request, maxBytes, total.Token).ConfigureAwait(false);
                if (attempt.Answer is { } answer)
                    return answer;
                var wait = attempt.RetryAfter ?? limits.FirstWait * Math.Pow(2, number);
                if (wait > limits.LongestWait)
                    throw IbmFault.Unavailable(address, $"{attempt.Failure}, and asks to wait {wait.TotalSeconds:0} s; try again later");
                if (number == limits.Retries)
                    throw IbmFault.Unavailable(address, $"{attempt.Failure} ({number + 1} attempts); try again later");
                await _settings.Delay(wait, total.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested && clock.IsCancellationRequested)
        {
            throw IbmFault.Unavailable(address, $"no whole answer within {limits.Total.TotalSeconds:0} s; try again later");
        }
    }

    /// <summary>An answer, or why there is none and how long the server wants to be left alone.</summary>
    private sealed record Attempt(ServiceAnswer? Answer, string Failure = "", TimeSpan? RetryAfter = null);

    private async Task<Attempt> TryAsync(Uri address, Func<HttpRequestMessage> request, int maxBytes, CancellationToken total)
    {
        using var clock = new CancellationTokenSource(_settings.Limits.Attempt, _settings.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, total);
        try
        {
            using var message = request();
            using var response = await _client
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            var status = (int)response.StatusCode;
            if (status is 429 or 500 or 502 or 503 or 504 or (>= 520 and <= 524))
                return new Attempt(null, $"the service answers {status}", RetryAfter(response));
            if (status is >= 300 and < 400)
                throw IbmFault.Unavailable(address, $"the service answers {status}, a redirect{Towards(response)}, which is not followed");
            var limit = response.IsSuccessStatusCode ? maxBytes : _settings.Limits.SmallBytes;
            var body = await ReadAsync(response, limit, either.Token).ConfigureAwait(false);
            if (body.Length > limit && response.IsSuccessStatusCode)
                throw IbmFault.Unavailable(address, $"the answer is longer than {limit} bytes");
            return new Attempt(new ServiceAnswer(address, status, body));
        }
        catch (HttpRequestException fault) when
            (fault.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            // Without a network or the right certificate another attempt would only cost time.
            throw IbmFault.Unavailable(address, _secrets.Clean(fault.InnerException?.Message ?? fault.Message));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or InvalidDataException)
        {
            return new Attempt(null, _secrets.Clean(fault.Message));
        }
        catch (OperationCanceledException) when (!total.IsCancellationRequested)
        {
            // The attempt's own time is over, or that of its connection.
            return new Attempt(null, "the service does not answer in time");
        }
    }

    /// <summary>The body, of which nothing is read once it is longer than the limit.</summary>
    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, int limit, CancellationToken cancellation)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        using var whole = new MemoryStream();
        var block = new byte[1 << 16];
        while (whole.Length <= limit && await body.ReadAsync(block, cancellation).ConfigureAwait(false) is var read and > 0)
            whole.Write(block, 0, read);
        return whole.ToArray();
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - _settings.Clock.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return asked < TimeSpan.Zero ? TimeSpan.Zero : asked;
    }

    private string Towards(HttpResponseMessage response) =>
        response.Headers.Location is { IsAbsoluteUri: true } target ? $" to '{_secrets.Clean(target.Host)}'" : "";
}
