using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>What there is to know of a rule, without its type.</summary>
internal abstract class CandleRule
{
    public abstract CandlestickPattern Pattern { get; }

    public abstract string Name { get; }

    public abstract string Title { get; }

    public abstract string Description { get; }

    public abstract int Lookback { get; }

    /// <summary>The default penetration; <see langword="null"/> where the rule takes none.</summary>
    public abstract decimal? Penetration { get; }

    public abstract CandleJudge<T> Judge<T>()
        where T : struct, INumber<T>;
}
