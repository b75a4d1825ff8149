using Microsoft.CodeAnalysis;
using Xunit;

namespace HybHanas.Analyzers.Tests;

/// <summary>However a source uses the facade, the part that does is found by its words; nothing else is bound.</summary>
public class UseTests
{
    [Theory]
    [InlineData("using static HybHanas.Circuit; class C { HybHanas.Circuit M() => {|HH0010:Create(2)|}.H(0).MeasureAll(); }")]
    [InlineData("using Q = HybHanas.Circuit; class C { Q M() => {|HH0010:Q.Create(2)|}.H(0).MeasureAll(); }")]
    [InlineData("using H = HybHanas; class C { void M() { _ = new H::CostOptions { {|HH0019:Shots = 0|} }; } }")]
    [InlineData("using O = HybHanas.CostOptions; class C { object M() => new O { {|HH0019:Shots = 0|} }; }")]
    [InlineData("using B = HybHanas.CircuitBudgetAttribute; [B(Qubits = {|HH0020:0|})] class C { }")]
    [InlineData("[HybHanas.CircuitBudgetAttribute(Depth = {|HH0020:-1|})] class C { }")]
    [InlineData("class C { [method: HybHanas.CircuitBudget(Depth = {|HH0020:-1|})] void M() { } }")]
    [InlineData("class C { HybHanas.CostOptions M() => new() { {|HH0019:Shots = 0|} }; }")]
    [InlineData("class C { readonly HybHanas.CostOptions o = new() { {|HH0019:Shots = 0|} }; }")]
    [InlineData("class C { HybHanas.CostOptions P { get; } = new() { {|HH0019:Shots = 0|} }; }")]
    [InlineData("class C { HybHanas.Circuit this[int i] => {|HH0010:HybHanas.Circuit.Create(2)|}.H(0).MeasureAll(); }")]
    [InlineData("class C { HybHanas.Circuit P { get => {|HH0010:HybHanas.Circuit.Create(2)|}.H(0).MeasureAll(); } }")]
    [InlineData("class B(HybHanas.Circuit c) { public HybHanas.Circuit D = c; } class C() : B({|HH0010:HybHanas.Circuit.Create(2)|}.H(0).MeasureAll());")]
    [InlineData("class B(HybHanas.Circuit c) { public HybHanas.Circuit D = c; } class C : B { C() : base({|HH0010:HybHanas.Circuit.Create(2)|}.H(0).MeasureAll()) { } }")]
    [InlineData("class C { HybHanas.Circuit? M(HybHanas.Circuit? c) => c?{|HH0007:.Cz(1, 1)|}; }")]
    [InlineData("class C { object M() { object F() => {|HH0010:HybHanas.@Circuit.@Create(2)|}.H(0).MeasureAll(); return F(); } }")]
    [InlineData("_ = {|HH0010:HybHanas.Circuit.Create(2)|}.H(0).MeasureAll(); class C { object M() => {|HH0010:HybHanas.Circuit.Create(3)|}.X(0).MeasureAll(); }")]
    [InlineData("namespace N { using Q = HybHanas.Simulator; class C { static HybHanas.Circuit Made(int n) => HybHanas.Circuit.Create(n).H(0); Q M() => new Q({|HH0010:Made(2)|}); Q N() => new({|HH0010:Made(3)|}); } }")]
    public Task A_use_is_found(string source) => Checked.Source(source);

    [Theory]
    [InlineData("// Circuit.Create(2).H(0).MeasureAll()\nclass C { string M() => \"Circuit.Create(2).H(0).MeasureAll()\"; }")]
    [InlineData("class Mine { public static Mine Create(int n) => new(); public Mine H(int q) => this; public int Shots { get; set; } } class C { Mine M() => Mine.Create(2).H(0).H(0); Mine N() => new() { Shots = 0 }; Mine O() => new Mine { Shots = -1 }; }")]
    [InlineData("[System.AttributeUsage(System.AttributeTargets.All)] class CircuitBudgetAttribute : System.Attribute { public int Qubits { get; set; } } [CircuitBudget(Qubits = 0)] class C { }")]
    public Task Words_alone_are_none(string source) => Checked.Source(source);

    [Fact]
    public async Task An_alias_for_all_files_and_a_helper_in_another_file_are_known()
    {
        var found = await Checked.Find(Checked.Compile("class C { object M() => new O { Shots = 0 }; object N() => Helper.Ring(2).Cz(0, 0); }")
            .AddSyntaxTrees(Checked.Compile("global using O = HybHanas.CostOptions;\nusing HybHanas;\nstatic class Helper { public static Circuit Ring(int n) => Circuit.Create(n).X(n); }", "Other.cs").SyntaxTrees));
        Assert.Equal(["HH0006", "HH0007", "HH0019"], found.Select(finding => finding.Id).Order());
    }

    [Fact]
    public Task Generated_members_are_left_alone() => Checked.Source(
        Checked.Usings + """
        class C
        {
            [System.CodeDom.Compiler.GeneratedCode("tool", "1")] Circuit M() => Circuit.Create(1).H(0).H(0);
            Circuit N() => Circuit.Create(1).H(0).{|HH0013:H(0)|};
        }
        """);

    [Fact]
    public void Bodies_without_a_use_are_passed_over()
    {
        var compilation = Checked.Compile(Checked.Usings + """
            class C
            {
                int Count { get; set; }
                void Add(int x) => Count += x;
                string Report(string[] names) { var n = names.Where(name => name.Length > 3).Count(); return $"{n}"; }
                Circuit M() => Circuit.Create(1).H(0);
                [Obsolete] void Old() { }
            }
            """);
        var types = FacadeTypes.Of(compilation)!;
        var parts = new BodyScan(types).Find(compilation.GetSemanticModel(compilation.SyntaxTrees[0]), CancellationToken.None);
        Assert.Equal("=> Circuit.Create(1).H(0)", Assert.Single(parts).ToString());
    }
}
