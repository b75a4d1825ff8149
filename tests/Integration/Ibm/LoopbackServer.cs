using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HybHanas.Integration.Tests.Ibm;

/// <summary>A request as it came in; header names in lower case.</summary>
internal sealed record LoopbackRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    internal string Header(string name) => Headers.GetValueOrDefault(name, "");
}

/// <summary>An answer in raw bytes: what is announced and what comes need not agree.</summary>
internal static class Reply
{
    internal static byte[] Json(string body, string status = "200 OK", string headers = "") =>
        Announced(Encoding.UTF8.GetBytes(body), Encoding.UTF8.GetByteCount(body), status, headers);

    internal static byte[] Announced(byte[] body, int length, string status = "200 OK", string headers = "") =>
    [
        .. Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n"),
        .. body,
    ];
}

/// <summary>An HTTP server on 127.0.0.1 that records every request and answers each connection once, many at a time.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<LoopbackRequest, Task<byte[]>> _answer;
    private readonly Task _loop;

    internal LoopbackServer(Func<LoopbackRequest, Task<byte[]>> answer)
    {
        _answer = answer;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _loop = AcceptAsync();
    }

    internal int Port { get; }

    internal string Address => $"http://127.0.0.1:{Port}";

    internal ConcurrentQueue<LoopbackRequest> Requests { get; } = [];

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _loop;
    }

    private async Task AcceptAsync()
    {
        List<Task> talks = [];
        try
        {
            while (true)
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync()));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The listener was stopped: the test is over.
        }
        await Task.WhenAll(talks);
    }

    private async Task TalkAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                using var stream = connection.GetStream();
                if (await ReadAsync(stream) is not { } request)
                    return;
                Requests.Enqueue(request);
                await stream.WriteAsync(await _answer(request));
            }
            catch (IOException)
            {
                // The client has hung up, as it should where the answer is too long.
            }
        }
    }

    private static async Task<LoopbackRequest?> ReadAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        if (await reader.ReadLineAsync() is not { } first)
            return null;
        Dictionary<string, string> headers = [];
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
            headers[line[..line.IndexOf(':')].ToLowerInvariant()] = line[(line.IndexOf(':') + 1)..].Trim();
        var body = new char[int.Parse(headers.GetValueOrDefault("content-length", "0"), CultureInfo.InvariantCulture)];
        if (body.Length > 0)
            await reader.ReadBlockAsync(body);
        var parts = first.Split(' ');
        return new LoopbackRequest(parts[0], parts[1], headers, new string(body));
    }
}
