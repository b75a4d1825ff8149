using HybHanas;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>HybHanas in an application's services.</summary>
public static class HybHanasServiceCollectionExtensions
{
    /// <summary>Adds <see cref="ICircuitCosts"/>, <see cref="INetworkSearches"/> and a <see cref="CircuitTranspiler"/>, each once for the
    /// application; what is there already stays. They log where the application does.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options; null leaves the defaults.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddHybHanas(this IServiceCollection services, Action<HybHanasOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<HybHanasOptions>();
        if (configure is not null)
            services.Configure(configure);
        services.TryAddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.TryAddSingleton<ICircuitCosts, LoggedCircuitCosts>();
        services.TryAddSingleton<INetworkSearches, LoggedSearches>();
        services.TryAddSingleton(provider => new CircuitTranspiler(provider.GetRequiredService<IOptions<HybHanasOptions>>().Value.Transpile));
        return services;
    }
}
