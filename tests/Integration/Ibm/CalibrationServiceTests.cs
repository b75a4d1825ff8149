using HybHanas.Calibrations;
using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Ibm;
using Microsoft.FSharp.Core;
using Xunit;
using static HybHanas.Integration.Tests.Data.DataFixtures;

namespace HybHanas.Integration.Tests.Ibm;

public sealed class CalibrationServiceTests
{
    private static readonly string s_file = Path.Combine("calibrations", "ibmq_manila", "2024-05-27T152723-0300.json");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_services_calibration_is_the_one_of_its_files()
    {
        await using var ibm = new FakeIbm();
        var answer = Ok(await ibm.GetAsync());
        Assert.Equal(Ok(BundledCalibrations.Load("manila")), answer.Calibration);
        Assert.Equal((CalibrationSource.Service, TimeSpan.Zero, false, null), (answer.Source, answer.Age, answer.Stale, answer.Warning));
        Assert.Equal([s_file], ibm.CacheFiles());
        Assert.Equal(
            [FakeIbm.Iam, FakeIbm.Manila + "properties", FakeIbm.Manila + "configuration"],
            ibm.Server.Requests.Select(request => request.Path));
        Assert.Equal("application/json", ibm.Server.Requests.Last().Header("accept"));
    }

    [Fact]
    public async Task A_fresh_copy_is_used_without_asking_even_without_an_account()
    {
        await using var ibm = new FakeIbm();
        var first = Ok(await ibm.GetAsync());
        var asked = ibm.Server.Requests.Count;
        ibm.Clock.Advance(TimeSpan.FromMinutes(59));

        using var without = new CalibrationService(ibm.Settings with { Environment = new IbmEnvironment(ibm.Cache) });
        var second = Ok(await without.GetAsync("ibmq_manila", refresh: false, Cancellation));
        Assert.Equal(first.Calibration, second.Calibration);
        Assert.Equal((CalibrationSource.Cache, TimeSpan.FromMinutes(59), false, null), (second.Source, second.Age, second.Stale, second.Warning));
        Assert.Equal(asked, ibm.Server.Requests.Count);
    }

    [Fact]
    public async Task A_refresh_asks_for_everything_whatever_is_kept()
    {
        await using var ibm = new FakeIbm();
        Ok(await ibm.GetAsync());
        Assert.Equal(CalibrationSource.Service, Ok(await ibm.GetAsync(refresh: true)).Source);
        Assert.Equal((2, 2), (ibm.Asked(FakeIbm.Manila + "properties"), ibm.Asked(FakeIbm.Manila + "configuration")));
    }

    [Fact]
    public async Task An_old_copy_whose_date_has_not_moved_is_fresh_again()
    {
        await using var ibm = new FakeIbm();
        Ok(await ibm.GetAsync());
        ibm.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(CalibrationSource.Service, Ok(await ibm.GetAsync()).Source);
        Assert.Equal((2, 1), (ibm.Asked(FakeIbm.Manila + "properties"), ibm.Asked(FakeIbm.Manila + "configuration")));
        ibm.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal((CalibrationSource.Cache, TimeSpan.FromMinutes(59)), (Ok(await ibm.GetAsync()) is var a ? (a.Source, a.Age) : default));
        Assert.Equal([s_file], ibm.CacheFiles());
    }

    [Fact]
    public async Task A_moved_date_replaces_the_copy()
    {
        await using var ibm = new FakeIbm();
        Ok(await ibm.GetAsync());
        ibm.Properties = ibm.PropertiesOf("2026-03-01T13:00:00Z");
        ibm.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("2026-03-01T13:00:00Z", Ok(await ibm.GetAsync()).Calibration.LastUpdate);
        Assert.Equal([Path.Combine("calibrations", "ibmq_manila", "2026-03-01T130000Z.json")], ibm.CacheFiles());
        Assert.Equal("2026-03-01T13:00:00Z", Ok(await ibm.GetAsync()).Calibration.LastUpdate);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"format\":\"hybhanas-calibration\"")]
    [InlineData("<html>")]
    public async Task A_damaged_copy_is_brought_anew(string damage)
    {
        await using var ibm = new FakeIbm();
        Ok(await ibm.GetAsync());
        var path = Path.Combine(ibm.Cache, s_file);
        var whole = await File.ReadAllTextAsync(path, Cancellation);
        await File.WriteAllTextAsync(path, damage, Cancellation);
        File.SetLastWriteTimeUtc(path, ibm.Clock.GetUtcNow().UtcDateTime);

        var answer = Ok(await ibm.GetAsync());
        Assert.Equal((CalibrationSource.Service, null), (answer.Source, answer.Warning));
        Assert.Equal(whole, await File.ReadAllTextAsync(path, Cancellation));
    }

    [Fact]
    public async Task A_copy_of_another_backend_is_not_taken()
    {
        await using var ibm = new FakeIbm();
        Ok(await ibm.GetAsync());
        var path = Path.Combine(ibm.Cache, s_file);
        var text = await File.ReadAllTextAsync(path, Cancellation);
        await File.WriteAllTextAsync(path, text.Replace("\"manila\"", "\"quito\"", StringComparison.Ordinal), Cancellation);
        File.SetLastWriteTimeUtc(path, ibm.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal(CalibrationSource.Service, Ok(await ibm.GetAsync()).Source);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Out_of_reach_the_old_copy_stands_in_with_a_warning(bool refresh)
    {
        await using var ibm = new FakeIbm();
        var first = Ok(await ibm.GetAsync());
        ibm.Clock.Advance(TimeSpan.FromHours(3));
        ibm.ReplaceAlways(FakeIbm.Manila + "properties", Reply.Json("", "503 Service Unavailable"));

        var answer = Ok(await ibm.GetAsync(refresh: refresh));
        Assert.Equal(first.Calibration, answer.Calibration);
        Assert.Equal((CalibrationSource.Cache, TimeSpan.FromHours(3), true), (answer.Source, answer.Age, answer.Stale));
        Assert.Equal(
            "the calibration of ibmq_manila is the copy of 2026-03-01 12:00Z, which may be out of date: "
            + $"{ibm.Server.Address}{FakeIbm.Manila}properties: the service answers 503 (6 attempts); try again later",
            answer.Warning);
        Assert.Equal([s_file], ibm.CacheFiles());
    }

    [Fact]
    public async Task Without_account_and_copy_the_bundled_snapshot_stands_in_unless_a_refresh_is_asked_for()
    {
        await using var ibm = new FakeIbm();
        using var without = new CalibrationService(ibm.Settings with { Environment = new IbmEnvironment(ibm.Cache) });
        var answer = Ok(await without.GetAsync("manila", refresh: false, Cancellation));
        Assert.Same(Ok(BundledCalibrations.Load("manila")), answer.Calibration);
        Assert.Equal((CalibrationSource.Bundled, true), (answer.Source, answer.Stale));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero) - new DateTimeOffset(2024, 5, 27, 18, 27, 23, TimeSpan.Zero), answer.Age);
        Assert.StartsWith(
            "the calibration of ibm_manila is the bundled snapshot of 2024-05-27 18:27Z: no IBM Quantum account: set QISKIT_IBM_TOKEN",
            answer.Warning, StringComparison.Ordinal);

        Refusal(await without.GetAsync("manila", refresh: true, Cancellation), "service");
        Refusal(await without.GetAsync("ibm_new", refresh: false, Cancellation), "service");
        Assert.Empty(ibm.Server.Requests);
        Assert.Empty(ibm.CacheFiles());
    }

    [Fact]
    public async Task A_refused_account_is_an_error_whatever_is_kept()
    {
        await using var ibm = new FakeIbm();
        Ok(await ibm.GetAsync());
        ibm.Clock.Advance(TimeSpan.FromHours(2));
        ibm.ReplaceAlways(FakeIbm.Iam, Reply.Json("{}", "401 Unauthorized"));
        Refusal(await ibm.GetAsync(), "service");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_costs_only_a_warning()
    {
        await using var ibm = new FakeIbm();
        await File.WriteAllTextAsync(ibm.Cache, "a file where the folder should be", Cancellation);
        var answer = Ok(await ibm.GetAsync());
        Assert.Equal(CalibrationSource.Service, answer.Source);
        Assert.StartsWith("the calibration of ibmq_manila is not kept for later: ", answer.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_at_once_ask_once()
    {
        await using var ibm = new FakeIbm();
        using var service = new CalibrationService(ibm.Settings);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => service.GetAsync("ibmq_manila", refresh: false, Cancellation)));
        Assert.Single(answers, answer => Ok(answer).Source == CalibrationSource.Service);
        Assert.Equal(15, answers.Count(answer => Ok(answer).Source == CalibrationSource.Cache));
        Assert.Equal(
            (1, 1, 1),
            (ibm.Asked(FakeIbm.Iam), ibm.Asked(FakeIbm.Manila + "properties"), ibm.Asked(FakeIbm.Manila + "configuration")));
    }

    [Fact]
    public async Task Two_processes_share_a_cache_folder()
    {
        await using var ibm = new FakeIbm();
        using CalibrationService one = new(ibm.Settings), two = new(ibm.Settings);
        List<Task<FSharpResult<CalibrationAnswer, HybHanasError>>> asked = [];
        for (var round = 0; round < 12; round++)
        {
            ibm.Properties = ibm.PropertiesOf($"2026-03-01T13:00:{round:00}Z");
            asked.Add(Task.Run(() => one.GetAsync("ibmq_manila", refresh: round % 2 == 0, Cancellation), Cancellation));
            asked.Add(Task.Run(() => two.GetAsync("ibmq_manila", refresh: round % 2 == 1, Cancellation), Cancellation));
        }
        foreach (var answer in await Task.WhenAll(asked))
            Assert.Null(Ok(answer).Warning);
        Assert.DoesNotContain(ibm.CacheFiles(), file => file.EndsWith(".part", StringComparison.Ordinal));
        Assert.False(Ok(await ibm.GetAsync()).Stale);
    }

    [Fact]
    public async Task A_cancelled_question_ends_and_keeps_nothing()
    {
        await using var ibm = new FakeIbm();
        using var cancel = new CancellationTokenSource();
        var asked = new TaskCompletionSource();
        var released = new TaskCompletionSource();
        ibm.Replace(FakeIbm.Manila + "properties", async request =>
        {
            asked.SetResult();
            await released.Task;
            return await ibm.UsualAsync(request);
        });
        using var service = new CalibrationService(ibm.Settings);
        var question = service.GetAsync("ibmq_manila", refresh: false, cancel.Token);
        await asked.Task;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => question);
        released.SetResult();
        Assert.Empty(ibm.CacheFiles());
    }

    [Fact]
    public async Task An_impossible_name_reaches_no_address_and_no_folder()
    {
        await using var ibm = new FakeIbm();
        foreach (var name in new[] { "", "../manila", "ibm_x/../y", "a b", "ibm_manila?x=1", new string('a', 65), "ibm_é" })
            Refusal(await ibm.GetAsync(name, refresh: true), "unknown-name");
        Assert.Empty(ibm.Server.Requests);
    }

    [Fact]
    public async Task The_list_and_the_status_are_read()
    {
        await using var ibm = new FakeIbm();
        using var service = new CalibrationService(ibm.Settings);
        Assert.Equal(
            [new AccountBackend("ibm_brisbane", 127, "online", 12, false), new AccountBackend("ibmq_manila", null, "paused", 0, false)],
            Ok(await service.ListAsync(Cancellation)));
        Assert.Equal(new BackendStatus(true, "active", "", "1.2.6", 3), Ok(await service.StatusAsync("ibmq_manila", Cancellation)));
        Refusal(await service.StatusAsync("..", Cancellation), "unknown-name");
    }

    [Fact]
    public async Task Fractional_gates_are_left_out_as_qiskit_leaves_them_out()
    {
        await using var ibm = new FakeIbm();
        ibm.Configuration = ibm.Configuration
            .Replace("\"basis_gates\": [", "\"basis_gates\": [\"rx\", \"rzz\", ", StringComparison.Ordinal)
            .Replace("\"gates\": [", "\"gates\": [{\"name\": \"rzz\", \"parameters\": [\"t\"], \"coupling_map\": [[0, 1]]}, ", StringComparison.Ordinal);
        Assert.Equal(Ok(BundledCalibrations.Load("manila")), Ok(await ibm.GetAsync()).Calibration);

        Assert.True(LiveCalibration.IsFractional(Gate.RX));
        Assert.True(LiveCalibration.IsFractional(Gate.RZZ));
        Assert.False(LiveCalibration.IsFractional(Gate.RZ));
        Assert.False(LiveCalibration.IsFractional(Gate.SX));
        Assert.False(LiveCalibration.IsFractional(Gate.CZ));
    }
}
