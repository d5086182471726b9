using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse;

/// <summary>What the extension methods of the packages hang on.</summary>
public interface IAlphaPulseBuilder
{
    /// <summary>The services of the host.</summary>
    IServiceCollection Services { get; }
}
