using AlphaPulse.Indicators;

namespace AlphaPulse.Snippets;

// snippet: indicator-source
public sealed class AcmeIndicators : IIndicatorSource
{
    public string Prefix => "acme";

    public IReadOnlyList<IndicatorDescriptor> Indicators { get; } = [new DistanceDescriptor()];
}
// end
