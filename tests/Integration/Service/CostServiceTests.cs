using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using HybHanas.CostService;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace HybHanas.Integration.Tests.Service;

/// <summary>The cost service over HTTP: answers, limits, and what hostile input gets.</summary>
public sealed class CostServiceTests : IAsyncLifetime
{
    private const string Bell = "OPENQASM 2.0; include \"qelib1.inc\"; qreg q[2]; creg c[2]; h q[0]; cx q[0],q[1]; measure q -> c;";

    private readonly WebApplication _service = Start(new CostLimits { BodyBytes = 8192, Qubits = 6, Operations = 100 });
    private readonly HttpClient _client = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Hostile => new()
    {
        { "no JSON", "{\"qasm\": " },
        { "no object", "[1, 2]" },
        { "no circuit", "{}" },
        { "wrong type", "{\"qasm\": 7}" },
        { "shots out of range", JsonSerializer.Serialize(new { qasm = Bell, shots = -1 }) },
        { "no OpenQASM", "{\"qasm\": \"<script>alert(1)</script>\"}" },
        { "a file of the server", "{\"qasm\": \"OPENQASM 2.0; include \\\"/etc/passwd\\\";\"}" },
        { "too many qubits", "{\"qasm\": \"OPENQASM 2.0; qreg q[7]; CX q[0],q[6];\"}" },
        { "a huge register", "{\"qasm\": \"OPENQASM 2.0; qreg q[2000000000];\"}" },
        { "gates that double", JsonSerializer.Serialize(new { qasm = Doubling(40) }) },
        { "too many operations", JsonSerializer.Serialize(new { qasm = "OPENQASM 2.0; qreg q[1];" + string.Concat(Enumerable.Repeat("U(0,0,1) q[0];", 101)) }) },
        { "deep nesting", JsonSerializer.Serialize(new { qasm = "OPENQASM 3.0; qubit q; U(" + new string('(', 3000) + "1,0,0) q;" }) },
    };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task A_circuit_costs_on_every_backend_cheapest_first()
    {
        var answers = await Costs(new { qasm = Bell, parameters = 2 });
        Assert.Equal(Backends.List().Select(backend => backend.Name).Order(), answers.Select(answer => answer.Backend).Order());
        Assert.All(answers, answer => Assert.True(answer.Seconds!.Total > 0));
        Assert.Equal(answers.Select(answer => answer.Seconds!.Total).Order(), answers.Select(answer => answer.Seconds!.Total));
    }

    [Fact]
    public async Task A_backend_that_is_too_small_says_so()
    {
        var answers = await Costs(new { qasm = "OPENQASM 2.0; qreg q[6]; CX q[0],q[5];" });
        Assert.Contains("5", answers.Single(answer => answer.Backend == "manila").Reason);
        Assert.Null(answers.Last().Seconds);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Hostile_input_gets_problem_details(string about, string body)
    {
        Assert.NotEmpty(about);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _client.PostAsync(Address(_service, "costs"), content, Cancellation);
        await ExpectProblem(answer, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused()
    {
        using var content = new StringContent($"{{\"qasm\": \"{new string('x', 9000)}\"}}", Encoding.UTF8, "application/json");
        using var answer = await _client.PostAsync(Address(_service, "costs"), content, Cancellation);
        await ExpectProblem(answer, HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task What_takes_too_long_is_given_up()
    {
        await using var hasty = Start(new CostLimits { Time = TimeSpan.FromTicks(1) });
        using var answer = await _client.PostAsJsonAsync(Address(hasty, "costs"), new { qasm = Bell }, Cancellation);
        await ExpectProblem(answer, HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task OpenApi_describes_the_service()
    {
        var document = await _client.GetFromJsonAsync<JsonElement>(Address(_service, "openapi/v1.json"), Cancellation);
        var post = document.GetProperty("paths").GetProperty("/costs").GetProperty("post");
        Assert.Equal(["200", "400", "413", "503"], post.GetProperty("responses").EnumerateObject().Select(response => response.Name));
    }

    private async Task<BackendAnswer[]> Costs(object request)
    {
        using var answer = await _client.PostAsJsonAsync(Address(_service, "costs"), request, Cancellation);
        return await answer.Content.ReadFromJsonAsync<BackendAnswer[]>(Cancellation) ?? [];
    }

    private static async Task ExpectProblem(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("   at ", text);
        Assert.DoesNotContain("Exception", text);
        Assert.DoesNotContain("root:", text);
    }

    private static WebApplication Start(CostLimits limits)
    {
        var service = CostApplication.Create(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "None"], limits);
        service.Start();
        return service;
    }

    private static Uri Address(WebApplication service, string path) =>
        new($"{service.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()}/{path}");

    private static string Doubling(int levels) =>
        "OPENQASM 2.0; gate g0 a { U(0,0,1) a; } "
        + string.Concat(Enumerable.Range(1, levels).Select(i => $"gate g{i} a {{ g{i - 1} a; g{i - 1} a; }} "))
        + $"qreg q[1]; g{levels} q[0];";
}
