using BenchmarkDotNet.Running;
using HybHanas.Benchmarks.Suite;

BenchmarkSwitcher.FromTypes([typeof(KernelBenchmarks), typeof(TranspilerBenchmarks), typeof(Nsga2Benchmarks), typeof(SearchBenchmarks)])
    .Run(args);
