using HybHanas.Integration.Tests.Facade;
using Xunit;

namespace HybHanas.TorchSharp.Tests;

/// <summary>The public surface stands in Golden/api; a change of it is a change of its file.</summary>
public class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_listed_one() => PublicSurface.IsListed(typeof(QuantumLayer).Assembly);
}
