using System.Reflection;
using Xunit;

namespace HybHanas.Integration.Tests.Facade;

/// <summary>The public surfaces of the facade and of the core stand in Golden/api; a change of one is a change of its file.</summary>
public class PublicApiTests
{
    private static readonly Assembly Facade = typeof(NetworkSearch).Assembly;
    private static readonly Assembly Core = typeof(Core.HybHanasError).Assembly;

    [Fact]
    public void The_public_surface_is_the_listed_one() => PublicSurface.IsListed(Facade);

    [Fact]
    public void The_public_surface_of_the_core_is_the_listed_one() => PublicSurface.IsListed(Core);

    [Fact]
    public void No_FSharp_type_is_in_the_public_surface() => Assert.DoesNotContain("FSharp", PublicSurface.Of(Facade));

    [Fact]
    public void No_core_type_is_in_the_public_surface() => Assert.DoesNotContain("HybHanas.Core", PublicSurface.Of(Facade));
}
