using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using HybHanas.Core;
using HybHanas.Ibm;
using HybHanas.Integration.Tests.Data;
using Microsoft.FSharp.Core;
using Xunit;

namespace HybHanas.Integration.Tests.Ibm;

/// <summary>
/// IBM Cloud in small: exchanges the key for tokens and serves one backend, ibmq_manila, to those who carry one. Any
/// answer can be replaced. Comes with a home folder, a cache folder, a clock and a record of the waits between attempts.
/// </summary>
internal sealed class FakeIbm : IAsyncDisposable
{
    internal const string ApiKey = "Vq3kRz8-TESTKEY-0nEvErShOwThIs_7xW2mLpQ9dY4s";
    internal const string AccountId = "5f3a9c0de1b24776a8d0c4e2f19b7a63";
    internal const string InstanceId = "c0ffee11-9d2b-4e6f-8a37-51d3b2a90e77";
    internal const string Crn = $"crn:v1:bluemix:public:quantum-computing:us-east:a/{AccountId}:{InstanceId}::";
    internal const string Iam = "/identity/token";
    internal const string Api = "/api/v1/";
    internal const string Manila = Api + "backends/ibmq_manila/";

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentDictionary<string, Func<LoopbackRequest, Task<byte[]>>> _replaced = [];
    private readonly Lock _lock = new();
    private readonly HashSet<string> _taken = [];
    private int _issued;

    internal FakeIbm()
    {
        Server = new LoopbackServer(AnswerAsync);
        Settings = new IbmSettings(
            new IbmEnvironment(_folder.Sub("home")) { Token = new(ApiKey), Instance = new(Crn), Url = Server.Address },
            _folder.Sub("cache"))
        {
            Clock = Clock,
            Delay = (time, cancellation) =>
            {
                Waits.Add(time);
                return Task.CompletedTask;
            },
        };
    }

    internal LoopbackServer Server { get; }

    internal ManualClock Clock { get; } = new();

    internal List<TimeSpan> Waits { get; } = [];

    internal IbmSettings Settings { get; init; }

    internal string Cache => Settings.CacheFolder;

    internal string Properties { get; set; } = Golden("manila-properties.json");

    internal string Configuration { get; set; } = Golden("manila-configuration.json");

    /// <summary>The newest token; each exchange makes one, and all are taken.</summary>
    internal string Token
    {
        get
        {
            lock (_lock)
                return $"eyJraWQiOiJ0ZXN0IiwiYWxnIjoiUlMyNTYifQ.{_issued}.secretsignatureofatest{_issued}";
        }
    }

    /// <summary>Variables for a process that is to talk with it and to keep its files in the folder.</summary>
    internal Dictionary<string, string> EnvironmentIn(TemporaryFolder folder) => new()
    {
        ["QISKIT_IBM_TOKEN"] = ApiKey,
        ["QISKIT_IBM_INSTANCE"] = Crn,
        ["QISKIT_IBM_URL"] = Server.Address,
        ["HYBHANAS_CACHE"] = folder.Sub("cache"),
        ["HOME"] = folder.Sub("home"),
    };

    internal string[] CacheFiles() =>
        Directory.Exists(Cache)
            ? [.. Directory.GetFiles(Cache, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Cache, file)).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Puts an answer in place of the usual one.</summary>
    internal void Replace(string path, params byte[][] replies)
    {
        var left = new ConcurrentQueue<byte[]>(replies);
        Replace(path, request => left.TryDequeue(out var reply) ? Task.FromResult(reply) : UsualAsync(request));
    }

    internal void ReplaceAlways(string path, byte[] reply) => Replace(path, _ => Task.FromResult(reply));

    internal void Replace(string path, Func<LoopbackRequest, Task<byte[]>> answer) => _replaced[path] = answer;

    internal int Asked(string path) => Server.Requests.Count(request => request.Path == path);

    internal async Task<FSharpResult<CalibrationAnswer, HybHanasError>> GetAsync(string backend = "ibmq_manila", bool refresh = false)
    {
        using var service = new CalibrationService(Settings);
        return await service.GetAsync(backend, refresh, TestContext.Current.CancellationToken);
    }

    /// <summary>The message of the Service error that a refresh ends with.</summary>
    internal async Task<string> RefusalAsync(string backend = "ibmq_manila") =>
        DataFixtures.Refusal(await GetAsync(backend, refresh: true), "service");

    internal string PropertiesOf(string date)
    {
        var root = JsonNode.Parse(Golden("manila-properties.json"))!;
        root["last_update_date"] = date;
        return root.ToJsonString();
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    internal static string Golden(string file) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "calibrations", file));

    private Task<byte[]> AnswerAsync(LoopbackRequest request) =>
        _replaced.TryGetValue(request.Path, out var answer) ? answer(request) : UsualAsync(request);

    internal Task<byte[]> UsualAsync(LoopbackRequest request)
    {
        if (request is { Method: "POST", Path: Iam })
            return Task.FromResult(Exchange(request.Body));
        if (!IsTaken(request.Header("authorization")))
            return Task.FromResult(Reply.Json("""{"trace":"t","errors":[{"code":"1200","message":"Not authorized"}]}""", "401 Unauthorized"));
        if (request.Header("service-crn") != Crn || request.Header("ibm-api-version") != "2026-04-15")
            return Task.FromResult(Reply.Json("{}", "400 Bad Request"));
        return Task.FromResult(request.Path switch
        {
            Api + "backends" => Reply.Json("""
                {"devices":[
                 {"name":"ibm_brisbane","status":{"name":"online"},"queue_length":12,"is_simulator":false,"qubits":127},
                 {"name":"ibmq_manila","status":{"name":"paused","reason":"x"},"queue_length":0,"qubits":null}]}
                """),
            Manila + "properties" => Reply.Json(Properties),
            Manila + "configuration" => Reply.Json(Configuration),
            Manila + "status" => Reply.Json(
                """{"state":true,"status":"active","message":"","backend_version":"1.2.6","length_queue":3}"""),
            _ => Reply.Json("""{"trace":"t","errors":[{"code":"1007","message":"Backend not found"}]}""", "404 Not Found"),
        });
    }

    private bool IsTaken(string authorization)
    {
        lock (_lock)
            return _taken.Contains(authorization);
    }

    private byte[] Exchange(string form)
    {
        if (form != $"grant_type=urn%3Aibm%3Aparams%3Aoauth%3Agrant-type%3Aapikey&apikey={ApiKey}")
            return Reply.Json("""{"errorCode":"BXNIM0415E","errorMessage":"Provided API key could not be found."}""", "400 Bad Request");
        string token;
        lock (_lock)
        {
            _issued++;
            token = Token;
            _taken.Add($"Bearer {token}");
        }
        return Reply.Json(
            $$"""{"access_token":"{{token}}","refresh_token":"not_supported","token_type":"Bearer","expires_in":3600,"expiration":1}""");
    }
}
