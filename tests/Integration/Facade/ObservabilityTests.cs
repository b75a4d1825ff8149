using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace HybHanas.Integration.Tests.Facade;

/// <summary>Services, logs, traces and metrics of the facade.</summary>
public class ObservabilityTests
{
    private static readonly Circuit Bell = Circuit.Create(2).H(0).Cnot(0, 1).MeasureAll();

    private static SearchOptions Small(string folder) => new()
    {
        DataSet = "iris",
        Population = 4,
        Generations = 2,
        Epochs = 1,
        Qubits = new(2, 2),
        ThroughputGigaflops = 10,
        OutputFolder = folder,
    };

    [Fact]
    public void Services_take_the_options_of_the_application()
    {
        using var services = new ServiceCollection()
            .AddHybHanas(options =>
            {
                options.Cost = options.Cost with { Backend = "manila", Shots = 10 };
                options.Transpile = options.Transpile with { Backend = "lagos" };
            })
            .BuildServiceProvider();
        var costs = services.GetRequiredService<ICircuitCosts>();
        Assert.Equivalent(CircuitCost.Estimate(Bell, new() { Backend = "manila", Shots = 10 }), costs.Estimate(Bell));
        Assert.Equal(CircuitCost.Estimate(Bell).Backend, costs.Estimate(Bell, new()).Backend);
        Assert.Equal(CircuitCost.Compare(Bell).Count, costs.Compare(Bell).Count);
        Assert.Same(costs, services.GetRequiredService<ICircuitCosts>());
        Assert.Contains("lagos", services.GetRequiredService<CircuitTranspiler>().Transpile(Bell).Backend);
    }

    [Fact]
    public async Task What_services_do_is_logged()
    {
        using var folder = new TemporaryFolder();
        var log = new TestLog();
        using var services = new ServiceCollection()
            .AddSingleton(typeof(ILogger<>), typeof(TestLogger<>)).AddSingleton(log)
            .AddHybHanas(options => options.Cost = options.Cost with { Backend = "manila" })
            .BuildServiceProvider();
        var costs = services.GetRequiredService<ICircuitCosts>();
        Assert.True(costs.TryEstimate(Bell, out _, out _));
        Assert.Equal("circuit-too-wide", Assert.Throws<HybHanasException>(() => costs.Estimate(Circuit.Create(6).H(5))).Code);
        var searches = services.GetRequiredService<INetworkSearches>();
        var told = 0;
        await searches.RunAsync(Small(folder.Sub("run")), new Told(() => told++), TestContext.Current.CancellationToken);
        Assert.Equal(9, told);
        Assert.Equal(
            [(LogLevel.Debug, 1), (LogLevel.Warning, 2), (LogLevel.Information, 11), .. Enumerable.Repeat((LogLevel.Debug, 12), 8), (LogLevel.Information, 14)],
            log.Lines.Select(line => (line.Level, line.Event)));
        Assert.Contains("Search of iris on brisbane begins: 8 networks", log.Lines.Select(line => line.Text));
    }

    [Fact]
    public async Task A_search_is_one_trace_of_its_generations_and_evaluations_and_is_counted()
    {
        using var folder = new TemporaryFolder();
        using var root = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "HybHanas",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => { if (span.TraceId == root.TraceId) spans.Enqueue(span); },
        };
        ActivitySource.AddActivityListener(listener);
        var numbers = new ConcurrentQueue<(string Name, double Value, string? Outcome)>();
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, meters) => { if (instrument.Meter.Name == "HybHanas") meters.EnableMeasurementEvents(instrument); },
        };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        meters.Start();
        await NetworkSearch.RunAsync(Small(folder.Sub("run")), null, TestContext.Current.CancellationToken);

        var search = Assert.Single(spans, span => span.OperationName == "hybhanas.search");
        Assert.Equal("iris", search.GetTagItem("hybhanas.dataset"));
        var generations = spans.Where(span => span.OperationName == "hybhanas.generation").ToList();
        Assert.Equal([1, 2], generations.Select(span => span.GetTagItem("hybhanas.generation")));
        Assert.All(generations, span => Assert.Equal(search.SpanId, span.ParentSpanId));
        var evaluations = spans.Where(span => span.OperationName == "hybhanas.evaluation").ToList();
        Assert.Equal(Enumerable.Range(1, 8), evaluations.Select(span => (int)span.GetTagItem("hybhanas.candidate")!).Order());
        Assert.All(evaluations, span => Assert.Contains(span.ParentSpanId, generations.Select(generation => generation.SpanId)));
        Assert.Equal(8, numbers.Count(number => number is { Name: "hybhanas.evaluations", Value: 1, Outcome: "trained" or "stopped-early" }));
        Assert.Equal(8, numbers.Count(number => number is { Name: "hybhanas.evaluation.duration", Value: > 0 }));
        Assert.Equal(16, numbers.Count);

        void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (Activity.Current?.TraceId == root.TraceId)
                numbers.Enqueue((instrument.Name, value, tags is [var tag] ? (string?)tag.Value : null));
        }
    }

    [Fact]
    public void Costs_and_transpilations_are_spans_and_their_faults_errors()
    {
        using var root = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "HybHanas",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => { if (span.TraceId == root.TraceId) spans.Enqueue(span); },
        };
        ActivitySource.AddActivityListener(listener);
        var transpiler = new CircuitTranspiler(new() { Backend = "manila" });
        transpiler.Transpile(Bell);
        CircuitCost.Estimate(Bell, new() { Backend = "manila" });
        Assert.False(CircuitCost.TryEstimate(Circuit.Create(6).H(5), new() { Backend = "manila" }, out _, out _));
        Assert.False(transpiler.TryTranspile(Circuit.Create(6).H(5), out _, out _));
        Assert.Equal(
            [("hybhanas.transpile", null), ("hybhanas.cost", null), ("hybhanas.cost", "circuit-too-wide"), ("hybhanas.transpile", "circuit-too-wide")],
            spans.Select(span => (span.OperationName, (string?)span.GetTagItem("error.type"))));
    }

    private sealed class Told(Action report) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => report();
    }

    private sealed class TestLog
    {
        public ConcurrentQueue<(LogLevel Level, int Event, string Text)> Lines { get; } = new();
    }

    private sealed class TestLogger<T>(TestLog log) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Lines.Enqueue((logLevel, eventId.Id, formatter(state, exception)));
    }
}
