using System.Text.Json;
using System.Text.Json.Nodes;
using HybHanas.Core.Searching;
using HybHanas.Data;
using Xunit;
using JsonNode = System.Text.Json.Nodes.JsonNode;

namespace HybHanas.Integration.Tests.Facade;

/// <summary>Searches from specifications: presets, objectives, constraints, own data, the test part.</summary>
public class SpecificationTests
{
    public static TheoryData<string> Presets => [.. SearchSpecification.Presets.Select(preset => preset.Name)];

    private static SearchOptions Tiny(SearchOptions options, string folder) => options with
    {
        DataSet = "iris",
        PerClass = null,
        Population = 4,
        Generations = 2,
        Epochs = 1,
        Qubits = new(2, 3),
        Depth = new(1, 2),
        StopBelowAccuracy = 0,
        ThroughputGigaflops = 10,
        OutputFolder = folder,
    };

    private static Task<SearchResult> Run(SearchOptions options) => NetworkSearch.RunAsync(options, null, TestContext.Current.CancellationToken);

    [Fact]
    public void The_default_options_are_the_default_specification()
    {
        var defaults = SpecificationJson.print(SpecificationModule.create(SpecificationModule.defaults).ResultValue);
        Assert.Equal(defaults.Replace("\"data\": { ", "\"data\": { \"set\": \"digits\", "), SearchSpecification.Print(new()));
        Assert.Equal(SearchSpecification.Print(new()), SearchSpecification.Print(SearchSpecification.Parse("{}")));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task A_preset_shown_saved_and_run_again_gives_the_same_front(string name)
    {
        using var folder = new TemporaryFolder();
        var preset = SearchSpecification.Preset(name);
        var file = folder.File("shown.json", SearchSpecification.Print(preset));
        var first = await Run(Tiny(preset, folder.Sub("first")));
        var second = await Run(Tiny(SearchSpecification.Read(file), folder.Sub("second")));
        Assert.NotEmpty(first.Front);
        Assert.Equal(preset.Objectives.Order(), first.Objectives.Select(objective => objective.Name).Order());
        Assert.InRange(first.Hypervolume, 0.01, 0.99);
        foreach (var front in (string[])["front.json", "front.csv"])
            Assert.Equal(File.ReadAllText(Path.Combine(first.Folder, front)), File.ReadAllText(Path.Combine(second.Folder, front)));
    }

    [Fact]
    public void A_network_that_breaks_a_bound_under_its_present_cost_is_not_on_the_front()
    {
        var objectives = new Objectives(SpecificationTranslation.ToSpecification(new() { Constraints = ["quantum-time <= 60 s"] }));
        Assert.Equal([1], objectives.Front([Costing(1, 60), Costing(2, 61)]).Select(candidate => candidate.Id));
        Assert.Empty(objectives.Front([Costing(2, 61)]));

        static Candidate Costing(int id, double seconds) => new()
        {
            Id = id,
            Generation = 1,
            Genome = "0",
            Description = "",
            Genes = [],
            Accuracy = 0.5 + id / 10.0,
            QuantumSeconds = new(seconds, 0, 0, 0, seconds),
            ClassicalSeconds = 1,
            TotalSeconds = seconds + 1,
            Parameters = 10,
        };
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Presets_and_the_default_conform_to_the_schema(string name)
    {
        var schema = JsonNode.Parse(SearchSpecification.Schema)!;
        Conform(schema, JsonNode.Parse(SearchSpecification.Print(SearchSpecification.Preset(name)))!, "");
        Assert.ThrowsAny<Exception>(() => Conform(schema, JsonNode.Parse("""{"circuit": {"qbits": 3}}""")!, ""));
        Assert.ThrowsAny<Exception>(() => Conform(schema, JsonNode.Parse("""{"search": {"population": 1}}""")!, ""));
    }

    [Fact]
    public async Task A_search_of_five_objectives_knows_each_and_its_csv_has_them()
    {
        using var folder = new TemporaryFolder();
        var result = await Run(Tiny(new(), folder.Sub("run")) with
        {
            Objectives = ["cutting-overhead", "accuracy", "simulation-flops", "log-fidelity", "circuit-depth"],
            CuttingTarget = 2,
        });
        Assert.Equal("accuracy", result.Objectives[0].Name);
        Assert.All(result.Evaluations, candidate => Assert.All(result.Objectives, objective => Assert.NotNull(candidate.Value(objective.Name))));
        Assert.EndsWith("cutting_overhead,simulation_flops,log_fidelity,circuit_depth", File.ReadLines(Path.Combine(result.Folder, "front.csv")).First());
        var point = result.Evaluations.Select(candidate => candidate.Value("log-fidelity")!.Value).ToList();
        Assert.All(point, value => Assert.True(value < 0));
    }

    [Theory]
    [InlineData(Algorithm.Surrogate)]
    [InlineData(Algorithm.Nsga2)]
    [InlineData(Algorithm.Random)]
    public async Task No_network_over_a_limit_is_ever_trained(Algorithm algorithm)
    {
        using var folder = new TemporaryFolder();
        var free = Tiny(new(), folder.Sub("free")) with { Algorithm = algorithm };
        var times = (await Run(free)).Evaluations.Select(candidate => candidate.Value("quantum-time")!.Value).Order().ToList();
        var limit = times[times.Count / 2];
        Assert.Contains(times, time => time > limit);
        var bounded = await Run(free with { OutputFolder = folder.Sub("bounded"), Constraints = [FormattableString.Invariant($"quantum-time <= {limit:R} s")] });
        Assert.Equal(8, bounded.Evaluations.Count);
        Assert.All(bounded.Evaluations, candidate => Assert.InRange(candidate.Value("quantum-time")!.Value, 0, limit));
    }

    [Fact]
    public async Task A_limit_that_no_network_meets_is_refused()
    {
        using var folder = new TemporaryFolder();
        var fault = await Assert.ThrowsAsync<HybHanasException>(
            () => Run(Tiny(new(), folder.Sub("run")) with { Constraints = ["quantum-time <= 1 ns"] }));
        Assert.Equal("impossible-space", fault.Code);
        Assert.Contains("quantum-time <= 1E-09 s", fault.Message);
    }

    [Fact]
    public async Task Candidates_of_a_supercircuit_start_from_its_weights_and_a_resumed_run_finds_them_again()
    {
        using var folder = new TemporaryFolder();
        var options = Tiny(SearchSpecification.Preset("qnas"), folder.Sub("whole")) with { Trainer = "supercircuit" };
        var whole = await Run(options);
        var begun = await Run(options with { OutputFolder = folder.Sub("parts"), MaxTrainings = 3 });
        await NetworkSearch.ResumeAsync(begun.Folder, null, null, TestContext.Current.CancellationToken);
        Assert.Equal(File.ReadAllText(Path.Combine(whole.Folder, "front.json")), File.ReadAllText(Path.Combine(begun.Folder, "front.json")));
        var fresh = await Run(options with { OutputFolder = folder.Sub("fresh"), Trainer = "embedded" });
        Assert.NotEqual(
            whole.Evaluations[0].Epochs[0].TrainingLoss, fresh.Evaluations[0].Epochs[0].TrainingLoss);
        Assert.Throws<HybHanasException>(() => SearchSpecification.Print(new() { Trainer = "supercircuit" }));
    }

    [Fact]
    public void Every_fault_of_a_file_is_told_at_once()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("own.json", "{\n  \"circuit\": { \"qbits\": 3 },\n  \"search\": { \"population\": 1 }\n}");
        var fault = Assert.Throws<HybHanasException>(() => SearchSpecification.Read(file));
        Assert.Equal("bad-specification", fault.Code);
        Assert.Equal(2, fault.Details.Count);
        Assert.StartsWith("line 2, circuit.qbits: unknown field 'qbits'; nearest: 'qubits'", fault.Details[0]);
        Assert.Equal("line 3, search.population: population is 1; allowed: 2..10000", fault.Details[1]);
        Assert.Contains(file, fault.Message);
    }

    [Fact]
    public async Task An_option_out_of_range_is_refused_by_its_name()
    {
        var fault = await Assert.ThrowsAsync<HybHanasException>(() => Run(new SearchOptions { LearningRate = double.NaN }));
        Assert.Equal("out-of-range", fault.Code);
        Assert.Contains("learningRate is 'NaN'; allowed: a rate in (0, 1]", fault.Message);
    }

    [Fact]
    public async Task The_search_never_sees_the_test_part_and_the_run_knows_it()
    {
        using var folder = new TemporaryFolder();
        var options = Tiny(new(), folder.Sub("run")) with { TestFraction = 0.3, Generations = 1 };
        var setup = SearchSetup.Resolve(options, TimeProvider.System);
        var test = setup.Data.Test!;
        Assert.Equal(45, test.Samples);
        Assert.Equal(105, setup.Data.Searched.Samples);
        Assert.Equal(105, setup.Training.Count + setup.Validation.Count);
        Assert.Equal([15, 15, 15], test.Labels.ToArray().CountBy(label => label).OrderBy(pair => pair.Key).Select(pair => pair.Value));
        var whole = DataSets.Load("iris").OrThrow();
        string Row(DataSet data, int i) => string.Join(',', data.Sample(i).ToArray()) + data.Labels.Span[i];
        var parts = Enumerable.Range(0, 45).Select(i => Row(test, i)).Concat(Enumerable.Range(0, 105).Select(i => Row(setup.Data.Searched, i)));
        Assert.Equal(Enumerable.Range(0, 150).Select(i => Row(whole, i)).Order(), parts.Order());

        await Run(options);
        var record = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Sub("run"), "run.json")))!;
        Assert.Equal(45, (int)record["data"]!["test"]!["samples"]!);
        Assert.Equal(0.3, (double)record["specification"]!["data"]!["test"]!);
        var smaller = SearchSetup.Resolve(options with { PerClass = 10, Epochs = 3 }, TimeProvider.System);
        Assert.Equal(test.Values.ToArray(), smaller.Data.Test!.Values.ToArray());
    }

    [Fact]
    public async Task Own_tables_and_images_are_searched_and_resumed()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(4);
        var rows = Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"{i % 2 + random.NextDouble():F3},{random.NextDouble():F3},{(i % 2 == 0 ? "no" : "yes")}"));
        var table = folder.File("own.csv", "x,y,ill\n" + string.Join('\n', rows) + "\n");
        var options = Tiny(new(), folder.Sub("run")) with { DataFile = table, LabelColumn = "ill", MaxTrainings = 3 };
        var begun = await Run(options);
        Assert.Equal(SearchEnd.TrainingLimit, begun.End);
        var done = await NetworkSearch.ResumeAsync(begun.Folder, null, null, TestContext.Current.CancellationToken);
        Assert.Equal(SearchEnd.Completed, done.End);
        Assert.Equal("own", SavedRuns.List(begun.Folder).Single().DataSet);
    }

    [Fact]
    public void Stages_that_do_not_fit_the_image_are_refused_with_the_stage()
    {
        var stages = Enumerable.Repeat(new ConvolutionLayer(4, 3, 2), 3).ToList();
        var fault = Assert.Throws<HybHanasException>(() => SearchSetup.Resolve(
            new SearchOptions { Mode = NetworkMode.Fixed, FixedConvolutions = stages, ThroughputGigaflops = 1 }, TimeProvider.System));
        Assert.Contains("image after convolution 2", fault.Message);
    }

    /// <summary>The keywords that the schema uses, as JSON Schema defines them.</summary>
    private static void Conform(JsonNode schema, JsonNode? value, string path)
    {
        if (schema["anyOf"] is JsonArray alternatives)
        {
            Assert.Contains(alternatives, alternative => Record.Exception(() => Conform(alternative!, value, path)) is null);
            return;
        }

        if (schema["enum"] is JsonArray allowed)
            Assert.True(allowed.Any(item => JsonNode.DeepEquals(item, value)), path);
        switch ((string?)schema["type"])
        {
            case "object":
                foreach (var (name, inner) in Assert.IsType<JsonObject>(value))
                {
                    Assert.True(schema["properties"]![name] is not null, $"{path}.{name}");
                    Conform(schema["properties"]![name]!, inner, $"{path}.{name}");
                }

                break;
            case "array":
                var items = Assert.IsType<JsonArray>(value);
                Assert.InRange(items.Count, (int)schema["minItems"]!, (int)schema["maxItems"]!);
                Assert.All(items, item => Conform(schema["items"]!, item, path + "[]"));
                break;
            case "integer" or "number":
                Assert.Equal(JsonValueKind.Number, value!.GetValueKind());
                var number = value.GetValue<double>();
                Assert.True(number >= ((double?)schema["minimum"] ?? double.MinValue) && number <= ((double?)schema["maximum"] ?? double.MaxValue), path);
                Assert.True(number > ((double?)schema["exclusiveMinimum"] ?? double.MinValue), path);
                break;
            case "string":
                Assert.Equal(JsonValueKind.String, value!.GetValueKind());
                Assert.Matches((string?)schema["pattern"] ?? "", (string)value!);
                break;
            case "null":
                Assert.Null(value);
                break;
        }
    }
}
