using System.Globalization;
using System.Text;
using HybHanas.Core;
using HybHanas.Ibm;
using Xunit;
using static HybHanas.Integration.Tests.Data.DataFixtures;

namespace HybHanas.Integration.Tests.Ibm;

public sealed class ServiceFaultTests
{
    private const string Properties = FakeIbm.Manila + "properties";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static byte[] Status(string status, string headers = "") => Reply.Json("{}", status, headers);

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    [Theory]
    [InlineData("500 Internal Server Error")]
    [InlineData("502 Bad Gateway")]
    [InlineData("503 Service Unavailable")]
    [InlineData("504 Gateway Timeout")]
    [InlineData("520 x")]
    [InlineData("524 x")]
    [InlineData("429 Too Many Requests")]
    public async Task A_passing_failure_is_tried_again_after_doubling_waits(string status)
    {
        await using var ibm = new FakeIbm();
        ibm.Replace(Properties, Status(status), Status(status), Status(status));
        Assert.Equal(CalibrationSource.Service, Ok(await ibm.GetAsync()).Source);
        Assert.Equal([Seconds(0.5), Seconds(1), Seconds(2)], ibm.Waits);
        Assert.Equal(4, ibm.Asked(Properties));
    }

    [Fact]
    public async Task A_lasting_failure_ends_after_six_attempts()
    {
        await using var ibm = new FakeIbm();
        ibm.ReplaceAlways(Properties, Status("503 Service Unavailable"));
        Assert.Equal(
            $"{ibm.Server.Address}{Properties}: the service answers 503 (6 attempts); try again later", await ibm.RefusalAsync());
        Assert.Equal([Seconds(0.5), Seconds(1), Seconds(2), Seconds(4), Seconds(8)], ibm.Waits);
    }

    [Theory]
    [InlineData("7", 7.0)]
    [InlineData("0", 0.0)]
    [InlineData("Sun, 01 Mar 2026 12:00:20 GMT", 20.0)]
    [InlineData("Sun, 01 Mar 2026 11:00:00 GMT", 0.0)]
    [InlineData("soon", 0.5)]
    public async Task Retry_after_is_honoured(string asked, double seconds)
    {
        await using var ibm = new FakeIbm();
        ibm.Replace(Properties, Status("429 Too Many Requests", $"Retry-After: {asked}\r\n"));
        Ok(await ibm.GetAsync());
        Assert.Equal([Seconds(seconds)], ibm.Waits);
    }

    [Fact]
    public async Task A_server_that_asks_for_a_long_wait_is_left_alone()
    {
        await using var ibm = new FakeIbm();
        ibm.ReplaceAlways(Properties, Status("429 Too Many Requests", "Retry-After: 3600\r\n"));
        Assert.EndsWith(
            "properties: the service answers 429, and asks to wait 3600 s; try again later", await ibm.RefusalAsync(), StringComparison.Ordinal);
        Assert.Empty(ibm.Waits);
        Assert.Equal(1, ibm.Asked(Properties));
    }

    [Fact]
    public async Task A_refused_key_names_the_variable()
    {
        await using var ibm = new FakeIbm();
        ibm.ReplaceAlways(FakeIbm.Iam, Reply.Json(
            """{"errorCode":"BXNIM0415E","errorMessage":"Provided API key could not be found."}""", "400 Bad Request"));
        Assert.Equal(
            $"{ibm.Server.Address}{FakeIbm.Iam}: not authorised; check the API key of QISKIT_IBM_TOKEN and the service instance: 400 "
            + "(code BXNIM0415E: Provided API key could not be found.)",
            await ibm.RefusalAsync());
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once_and_then_named()
    {
        await using var ibm = new FakeIbm();
        ibm.ReplaceAlways(Properties, Reply.Json("""{"error":{"code":1200,"message":"Not authorized"}}""", "401 Unauthorized"));
        Assert.EndsWith(
            "not authorised; check the API key of QISKIT_IBM_TOKEN and the service instance: 401 (code 1200: Not authorized)",
            await ibm.RefusalAsync(), StringComparison.Ordinal);
        Assert.Equal((2, 2), (ibm.Asked(Properties), ibm.Asked(FakeIbm.Iam)));
    }

    [Fact]
    public async Task A_forbidden_instance_is_named_without_a_new_token()
    {
        await using var ibm = new FakeIbm();
        ibm.ReplaceAlways(Properties, Status("403 Forbidden"));
        Assert.EndsWith(
            "not authorised; check that the API key of QISKIT_IBM_TOKEN may use the service instance: 403",
            await ibm.RefusalAsync(), StringComparison.Ordinal);
        Assert.Equal((1, 1), (ibm.Asked(Properties), ibm.Asked(FakeIbm.Iam)));
    }

    [Fact]
    public async Task A_token_is_renewed_shortly_before_it_expires_and_when_the_service_withdraws_it()
    {
        await using var ibm = new FakeIbm();
        using var service = new CalibrationService(ibm.Settings);
        async Task Ask() => Ok(await service.GetAsync("ibmq_manila", refresh: true, Cancellation));

        await Ask();
        ibm.Clock.Advance(TimeSpan.FromMinutes(54));
        await Ask();
        Assert.Equal(1, ibm.Asked(FakeIbm.Iam));
        ibm.Clock.Advance(TimeSpan.FromMinutes(1));
        await Ask();
        Assert.Equal(2, ibm.Asked(FakeIbm.Iam));

        ibm.Replace(Properties, Status("401 Unauthorized"));
        await Ask();
        Assert.Equal(3, ibm.Asked(FakeIbm.Iam));
    }

    [Fact]
    public async Task Many_at_once_share_one_token()
    {
        await using var ibm = new FakeIbm();
        using var service = new CalibrationService(ibm.Settings);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => service.ListAsync(Cancellation)));
        Assert.All(answers, answer => Assert.Equal(2, Ok(answer).Count));
        Assert.Equal(1, ibm.Asked(FakeIbm.Iam));
    }

    [Fact]
    public async Task An_unknown_backend_gets_the_nearest_names_of_the_service()
    {
        await using var ibm = new FakeIbm();
        var error = Assert.IsType<HybHanasError.UnknownName>((await ibm.GetAsync("brisbone", refresh: true)).ErrorValue);
        Assert.Equal("ibm_brisbone", error.name);
        Assert.Equal("ibm_brisbane", error.nearest.Head);

        ibm.ReplaceAlways(FakeIbm.Api + "backends", Status("404 Not Found"));
        error = Assert.IsType<HybHanasError.UnknownName>((await ibm.GetAsync("brisbone", refresh: true)).ErrorValue);
        Assert.Empty(error.nearest);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public async Task An_answer_cut_in_the_middle_is_asked_for_again(int cuts)
    {
        await using var ibm = new FakeIbm();
        var whole = Encoding.UTF8.GetBytes(ibm.Properties);
        ibm.Replace(Properties, [.. Enumerable.Repeat(Reply.Announced(whole[..(whole.Length / 2)], whole.Length), cuts)]);
        if (cuts == 1)
            Assert.Equal(CalibrationSource.Service, Ok(await ibm.GetAsync()).Source);
        else
            Assert.EndsWith("(6 attempts); try again later", await ibm.RefusalAsync(), StringComparison.Ordinal);
        Assert.Equal(cuts == 1 ? 1 : 5, ibm.Waits.Count);
    }

    [Fact]
    public async Task A_slow_server_is_given_up_after_the_time_of_all_attempts()
    {
        await using var ibm = new FakeIbm();
        var over = new TaskCompletionSource<byte[]>();
        ibm.Replace(Properties, request =>
        {
            // Not on this thread: the timeout ends the connection that it serves.
            _ = Task.Run(() => ibm.Clock.Advance(Seconds(30)), CancellationToken.None);
            return over.Task;
        });
        var message = await ibm.RefusalAsync();
        over.SetResult([]);
        Assert.Equal($"{ibm.Server.Address}{Properties}: no whole answer within 120 s; try again later", message);
        Assert.Equal(4, ibm.Asked(Properties));
    }

    [Fact]
    public async Task A_server_that_is_slow_once_is_asked_again()
    {
        await using var ibm = new FakeIbm();
        var over = new TaskCompletionSource<byte[]>();
        var slow = true;
        ibm.Replace(Properties, request =>
        {
            if (!slow)
                return ibm.UsualAsync(request);
            slow = false;
            _ = Task.Run(() => ibm.Clock.Advance(Seconds(30)), CancellationToken.None);
            return over.Task;
        });
        Assert.Equal(CalibrationSource.Service, Ok(await ibm.GetAsync()).Source);
        over.SetResult([]);
        Assert.Equal([Seconds(0.5)], ibm.Waits);
    }

    [Fact]
    public async Task Nobody_listening_is_told()
    {
        await using var ibm = new FakeIbm();
        var settings = ibm.Settings with { Environment = ibm.Settings.Environment with { Url = "http://127.0.0.1:1" } };
        using var service = new CalibrationService(settings);
        var message = Refusal(await service.GetAsync("fez", refresh: true, Cancellation), "service");
        Assert.StartsWith("http://127.0.0.1:1/identity/token: ", message, StringComparison.Ordinal);
        Assert.EndsWith("(6 attempts); try again later", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"qubits\": [", "not JSON")]
    [InlineData("<!DOCTYPE html><html><body>Log in</body></html>", "a web page, not JSON")]
    [InlineData("[]", "not an object")]
    [InlineData("{\"last_update_date\": 5}", "last_update_date: not a string")]
    [InlineData("{\"backend_version\": \"1\"}", "last_update_date: missing")]
    [InlineData("{\"last_update_date\": \"../../evil\"}", "last_update_date: no date")]
    [InlineData("{\"last_update_date\": \"\\ud800\"}", "not Unicode text")]
    [InlineData("{\"last_update_date\": \"2026-01-01\", \"qubits\": 3, \"gates\": []}", "properties.json: qubits: not an array")]
    [InlineData("{\"last_update_date\": \"2026-01-01\", \"qubits\": [[]], \"gates\": []}", "1 qubits, where the configuration has 5")]
    [InlineData("", "the backend has no calibration")]
    [InlineData("null", "the backend has no calibration")]
    [InlineData("{}", "the backend has no calibration")]
    public async Task Nonsense_is_named_and_not_kept(string body, string reason)
    {
        await using var ibm = new FakeIbm();
        ibm.ReplaceAlways(Properties, Reply.Json(body));
        var message = await ibm.RefusalAsync();
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        Assert.Empty(ibm.CacheFiles());
    }

    [Theory]
    [InlineData("configuration")]
    [InlineData("properties")]
    public async Task Deep_nesting_and_bytes_that_are_no_text_are_refused(string part)
    {
        await using var ibm = new FakeIbm();
        ibm.ReplaceAlways(FakeIbm.Manila + part, Reply.Json($"{{\"a\":{new string('[', 10000)}"));
        Assert.Contains("nested too deep", await ibm.RefusalAsync(), StringComparison.Ordinal);
        ibm.ReplaceAlways(FakeIbm.Manila + part, Reply.Announced([(byte)'{', 0xFF, 0xFE, (byte)'}'], 4));
        Assert.Contains("not UTF-8", await ibm.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_too_long_is_cut_off()
    {
        await using var ibm = new FakeIbm();
        var settings = ibm.Settings with { Limits = new IbmLimits { AnswerBytes = 1000 } };
        using var service = new CalibrationService(settings);
        var message = Refusal(await service.GetAsync("ibmq_manila", refresh: true, Cancellation), "service");
        Assert.Equal($"{ibm.Server.Address}{Properties}: the answer is longer than 1000 bytes", message);
        Assert.Empty(ibm.Waits);
    }

    [Fact]
    public async Task A_small_answer_that_unpacks_to_a_large_one_is_cut_off()
    {
        await using var ibm = new FakeIbm();
        var packed = Zip(new byte[64 << 20]);
        ibm.ReplaceAlways(Properties, Reply.Announced(packed, packed.Length, headers: "Content-Encoding: gzip\r\n"));
        Assert.EndsWith(
            string.Create(CultureInfo.InvariantCulture, $"the answer is longer than {32 << 20} bytes"),
            await ibm.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var ibm = new FakeIbm();
        await using var other = new LoopbackServer(_ => Task.FromResult(Reply.Json("{}")));
        foreach (var path in new[] { FakeIbm.Iam, Properties })
        {
            ibm.ReplaceAlways(path, Status("302 Found", $"Location: {other.Address}/steal\r\n"));
            Assert.Equal(
                $"{ibm.Server.Address}{path}: the service answers 302, a redirect to '127.0.0.1', which is not followed",
                await ibm.RefusalAsync());
            ibm.Replace(path);
        }
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData("{\"expires_in\":3600}", "access_token: missing")]
    [InlineData("{\"access_token\":\"a b\",\"expires_in\":3600}", "access_token: no token")]
    [InlineData("{\"access_token\":\"abcdefghij\"}", "expires_in: missing")]
    [InlineData("{\"access_token\":\"abcdefghij\",\"expires_in\":\"1\"}", "expires_in: not a whole number >= 0")]
    public async Task A_token_answer_that_is_none_is_named(string body, string reason)
    {
        await using var ibm = new FakeIbm();
        ibm.ReplaceAlways(FakeIbm.Iam, Reply.Json(body));
        Assert.Equal($"{ibm.Server.Address}{FakeIbm.Iam}: the answer cannot be used: {reason}", await ibm.RefusalAsync());
    }
}
