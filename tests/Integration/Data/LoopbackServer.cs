using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HybHanas.Integration.Tests.Data;

/// <summary>An HTTP server on 127.0.0.1 that sends each path's raw answer once per connection, then closes it.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Dictionary<string, byte[]> _answers;
    private readonly Task _loop;

    internal LoopbackServer(Dictionary<string, byte[]> answers)
    {
        _answers = answers;
        _listener.Start();
        _loop = ServeAsync();
    }

    internal Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    internal List<string> Asked { get; } = [];

    internal static byte[] Whole(byte[] body) => Announced(body, body.Length);

    /// <summary>An answer that announces more bytes than it brings.</summary>
    internal static byte[] Announced(byte[] body, int length) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"), .. body];

    internal static byte[] Status(string status) =>
        Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _loop;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptTcpClientAsync();
                using var stream = connection.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                var path = (await reader.ReadLineAsync() ?? "").Split(' ')[1].TrimStart('/');
                while (await reader.ReadLineAsync() is { Length: > 0 })
                    continue;
                Asked.Add(path);
                await stream.WriteAsync(_answers.TryGetValue(path, out var answer) ? answer : Status("404 Not Found"));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The listener was stopped: the test is over.
        }
    }
}
