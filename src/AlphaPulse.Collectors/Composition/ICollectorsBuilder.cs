using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Collectors;

/// <summary>What the extension methods of the sources hang on.</summary>
public interface ICollectorsBuilder
{
    /// <summary>The services of the host.</summary>
    IServiceCollection Services { get; }
}
