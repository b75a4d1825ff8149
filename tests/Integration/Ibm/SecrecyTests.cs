using System.Text;
using HybHanas.Core;
using HybHanas.Ibm;
using Xunit;

namespace HybHanas.Integration.Tests.Ibm;

/// <summary>A server that throws every secret back at the client, at every place that could be shown or kept.</summary>
public sealed class SecrecyTests
{
    private static readonly string[] s_places =
    [
        "400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found", "409 Conflict", "418 x", "302 Found",
    ];

    private static string Echo(LoopbackRequest request) =>
        $"{FakeIbm.ApiKey} {request.Header("authorization")} {FakeIbm.Crn} {request.Body}";

    /// <summary>What the request was allowed with: the token, or where there is none yet the key.</summary>
    private static string Pass(LoopbackRequest request) =>
        request.Header("authorization") is { Length: > 7 } bearer ? bearer[7..] : FakeIbm.ApiKey;

    private static void AssertHidden(FakeIbm ibm, string text)
    {
        foreach (var secret in new[] { FakeIbm.ApiKey, ibm.Token, FakeIbm.AccountId, FakeIbm.InstanceId, FakeIbm.Crn })
        {
            // The beginning alone is already too much.
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
            if (secret != FakeIbm.Crn)
                Assert.DoesNotContain(secret[..10], text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static async Task<string> EverythingAsync(FakeIbm ibm)
    {
        var shown = new StringBuilder();
        using var service = new CalibrationService(ibm.Settings);
        foreach (var refresh in new[] { true, false })
        {
            var outcome = await service.GetAsync("ibmq_manila", refresh, TestContext.Current.CancellationToken);
            shown.AppendLine(outcome.IsOk ? outcome.ResultValue.ToString() : HybHanasErrorModule.message(outcome.ErrorValue));
            shown.AppendLine(outcome.ToString());
        }
        shown.AppendLine((await service.ListAsync(TestContext.Current.CancellationToken)).ToString());
        shown.AppendLine((await service.StatusAsync("ibmq_manila", TestContext.Current.CancellationToken)).ToString());
        shown.AppendLine(ibm.Settings.ToString());
        foreach (var file in ibm.CacheFiles())
            shown.AppendLine(file).AppendLine(await File.ReadAllTextAsync(Path.Combine(ibm.Cache, file)));
        return shown.ToString();
    }

    [Fact]
    public async Task No_echo_in_a_refusal_is_shown()
    {
        foreach (var path in new[] { FakeIbm.Iam, FakeIbm.Manila + "properties", FakeIbm.Manila + "configuration", FakeIbm.Api + "backends" })
        {
            foreach (var status in s_places)
            {
                await using var ibm = new FakeIbm();
                ibm.Replace(path, request =>
                {
                    var echo = Echo(request);
                    return Task.FromResult(Reply.Json(
                        $$"""{"errors":[{"code":"{{echo}}","message":"{{echo}}"}]}""", status, $"Location: http://{Pass(request).Replace('_', '-')}.example/\r\n"));
                });
                AssertHidden(ibm, await EverythingAsync(ibm));
            }
        }
    }

    [Theory]
    [InlineData("backend_version")]
    [InlineData("last_update_date")]
    [InlineData("unit")]
    [InlineData("gate")]
    public async Task No_echo_in_a_calibration_is_shown_or_kept(string field)
    {
        await using var ibm = new FakeIbm();
        ibm.Replace(FakeIbm.Manila + "properties", request =>
        {
            var body = System.Text.RegularExpressions.Regex.Replace(
                ibm.Properties, $"\"{field}\": \"[^\"]+\"", $"\"{field}\": \"{ibm.Token} {FakeIbm.ApiKey} {FakeIbm.Crn}\"");
            Assert.NotEqual(ibm.Properties, body);
            return Task.FromResult(Reply.Json(body));
        });
        AssertHidden(ibm, await EverythingAsync(ibm));
    }

    [Fact]
    public async Task No_echo_in_the_list_or_the_status_is_shown()
    {
        await using var ibm = new FakeIbm();
        ibm.Replace(FakeIbm.Api + "backends", request => Task.FromResult(Reply.Json(
            $$"""{"devices":[{"name":"{{FakeIbm.ApiKey}}","status":{"name":"{{Echo(request)}}"},"queue_length":1}]}""")));
        ibm.Replace(FakeIbm.Manila + "status", request => Task.FromResult(Reply.Json(
            $$"""{"state":true,"status":"{{ibm.Token}}","message":"{{Echo(request)}}","backend_version":"{{FakeIbm.InstanceId}}","length_queue":1}""")));
        ibm.ReplaceAlways(FakeIbm.Manila + "properties", Reply.Json("{}", "404 Not Found"));
        AssertHidden(ibm, await EverythingAsync(ibm));
    }

    [Fact]
    public async Task A_good_answer_shows_and_keeps_nothing()
    {
        await using var ibm = new FakeIbm();
        var everything = await EverythingAsync(ibm);
        Assert.Contains("manila", everything, StringComparison.Ordinal);
        AssertHidden(ibm, everything);
    }

    [Fact]
    public void A_redactor_hides_parts_escapes_and_letter_case_and_bounds_what_it_shows()
    {
        var redactor = new Redactor();
        Assert.Equal("abcdefgh/ijkl", redactor.Clean("abcdefgh/ijkl"));
        redactor.Learn(new Secret("abcdefgh/ijkl"));
        redactor.Learn(new Secret("xyz"));
        Assert.Equal("key [hidden]!", redactor.Clean("key abcdefgh/ijkl!"));
        Assert.Equal("key [hidden]!", redactor.Clean("key abcdefgh%2Fijkl!"));
        Assert.Equal("key [hidden]...", redactor.Clean("key ABCDEFGH..."));
        Assert.Equal("abcdefg is too short to tell, [hidden] is whole", redactor.Clean("abcdefg is too short to tell, xyz is whole"));
        Assert.Equal("one line ", redactor.Clean("one\nline\u0007"));
        Assert.Equal(203, redactor.Clean(new string('-', 100_000)).Length);
        Assert.Equal("[hidden]", new Secret("abc").ToString());
    }
}
