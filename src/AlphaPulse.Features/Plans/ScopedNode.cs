namespace AlphaPulse.Features;

/// <summary>A computation over the bars of another timeframe or instrument.</summary>
internal sealed class ScopedNode(FeatureNode node, FeatureScope scope)
    : FeatureNode($"{Within(node, Atom)}{scope}", Describe(node, scope), 1, node)
{
    public FeatureScope Scope { get; } = scope;

    public override int WarmupOn(Timeframe? timeframe)
    {
        var inner = Inputs[0].WarmupOn(timeframe is null ? null : Scope.Timeframe ?? timeframe);
        if (timeframe is not { } bars || Scope.Timeframe is not { } higher)
        {
            return inner;
        }

        // The first higher bar may begin anywhere within the first bars.
        return Spread(inner, higher, bars);
    }

    public override int MemoryOn(Timeframe timeframe) => Scope.Timeframe is { } higher
        ? Spread(Inputs[0].MemoryOn(higher), higher, timeframe)
        : Inputs[0].MemoryOn(timeframe);

    // The most bars that so many higher bars and the part of another one take; a month is taken as long as the longest.
    private static int Spread(int count, Timeframe higher, Timeframe bars)
    {
        var length = higher.Unit == TimeframeUnit.Month ? TimeSpan.FromDays(31L * higher.Count) : higher.Duration;
        var ratio = (long)Math.Ceiling(length / bars.Duration);
        return (int)Math.Min((count + 1L) * ratio - 1, int.MaxValue);
    }

    private static string Describe(FeatureNode node, FeatureScope scope)
    {
        var over = scope.Timeframe is { } timeframe ? $"closed bars of {timeframe}" : "bars";
        return scope.Stream is { } stream ? $"{Bracket(node)} over {over} of '{stream}' as known at the row" : $"{Bracket(node)} over {over}";
    }
}
