namespace AlphaPulse.Indicators;

/// <summary>Indicators of your own or of another library, for <see cref="IndicatorCatalog.Register"/>.</summary>
/// <remarks>An implementation is safe for use from any thread. One with a public constructor without parameters can be loaded by
/// <c>alphapulse --indicators-from</c>.</remarks>
public interface IIndicatorSource
{
    /// <summary>What the names begin with, as in <c>skender</c> of <c>skender.rsi</c>: a lower-case letter, then letters, digits and
    /// underscores.</summary>
    string Prefix { get; }

    /// <summary>The indicators, each a <see cref="StreamingIndicatorDescriptor"/> or a <see cref="ForeignIndicatorDescriptor"/>; every name is
    /// the prefix, a dot and a name of the same shape as the prefix.</summary>
    IReadOnlyList<IndicatorDescriptor> Indicators { get; }
}
