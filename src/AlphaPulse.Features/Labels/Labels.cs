using System.Diagnostics.CodeAnalysis;

namespace AlphaPulse.Features;

/// <summary>Makes labels, in code or from their specification.</summary>
public static class Labels
{
    /// <summary>The log return from the close now to the close some bars ahead.</summary>
    /// <param name="horizonBars">How many bars ahead; at least 1.</param>
    /// <returns>The label.</returns>
    public static ILabel ForwardLogReturn(int horizonBars) => new ForwardLogReturnLabel(horizonBars);

    /// <summary>Whether the close some bars ahead is above the close now.</summary>
    /// <param name="horizonBars">How many bars ahead; at least 1.</param>
    /// <returns>The label.</returns>
    public static ILabel Direction(int horizonBars) => new DirectionLabel(horizonBars);

    /// <summary>The log return some bars ahead in volatilities of one bar, as it was known at the start.</summary>
    /// <param name="horizonBars">How many bars ahead; at least 1.</param>
    /// <param name="volatilityBars">Over how many one-bar log returns the volatility is taken; from 2 to 10,000.</param>
    /// <returns>The label.</returns>
    public static ILabel VolatilityScaled(int horizonBars, int volatilityBars) => new VolatilityScaledLabel(horizonBars, volatilityBars);

    /// <summary>The log return some bars ahead less what a round trip costs, 0 where it does not pay for one.</summary>
    /// <param name="horizonBars">How many bars ahead; at least 1.</param>
    /// <param name="costBasisPoints">What a side of a trade costs in basis points; from 0 to 1,000.</param>
    /// <returns>The label.</returns>
    public static ILabel NetReturn(int horizonBars, decimal costBasisPoints) => new NetReturnLabel(horizonBars, costBasisPoints);

    /// <summary>Which side pays for a round trip some bars ahead: 1, -1, or 0 for neither.</summary>
    /// <param name="horizonBars">How many bars ahead; at least 1.</param>
    /// <param name="costBasisPoints">What a side of a trade costs in basis points; from 0 to 1,000.</param>
    /// <returns>The label.</returns>
    public static ILabel NetSide(int horizonBars, decimal costBasisPoints) => new NetSideLabel(horizonBars, costBasisPoints);

    /// <summary>Which barrier the price touches first.</summary>
    /// <param name="horizonBars">After how many bars the time runs out; at least 1.</param>
    /// <param name="upper">How many volatilities of one bar the profit lies away; from 0 (none) to 1,000.</param>
    /// <param name="lower">How many volatilities of one bar the loss lies away; from 0 (none) to 1,000.</param>
    /// <param name="volatilityBars">Over how many one-bar log returns the volatility is taken; from 2 to 10,000.</param>
    /// <param name="touch">Which prices can touch a barrier.</param>
    /// <param name="timeout">What the label is where the time runs out.</param>
    /// <returns>The label.</returns>
    public static ILabel TripleBarrier(
        int horizonBars, decimal upper, decimal lower, int volatilityBars, BarrierTouch touch = BarrierTouch.HighLow, BarrierTimeout timeout = BarrierTimeout.Sign) =>
        new TripleBarrierLabel(horizonBars, upper, lower, volatilityBars, touch, timeout);

    /// <summary>The side of the clearest trend that begins at the bar.</summary>
    /// <param name="leastBars">The least horizon in bars ahead; at least 2.</param>
    /// <param name="greatestBars">The greatest horizon in bars ahead; up to 10,000.</param>
    /// <returns>The label.</returns>
    public static ILabel TrendScan(int leastBars, int greatestBars) => new TrendScanLabel(leastBars, greatestBars);

    /// <summary>Whether acting on the side of a primary rule made money after costs.</summary>
    /// <param name="rule">The primary rule.</param>
    /// <param name="outcome">When and at what price a side ends.</param>
    /// <param name="costBasisPoints">What a side of a trade costs in basis points; from 0 to 1,000.</param>
    /// <returns>The label.</returns>
    public static ILabel Meta(ISideRule rule, ILabel outcome, decimal costBasisPoints) => new MetaLabel(rule, outcome, costBasisPoints);

    /// <summary>Reads a specification such as <c>direction(4)</c> or <c>triple_barrier(24,2,1,100)</c>.</summary>
    /// <remarks>Without white space; numbers with a point, whatever the culture. The <see cref="ILabel.Name"/> of a label is read back to an equal one.</remarks>
    /// <param name="specification">The specification.</param>
    /// <returns>The label.</returns>
    /// <exception cref="ArgumentException">The specification is unknown or out of range; the message lists what there is.</exception>
    public static ILabel Parse(string specification)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(specification);
        return BuiltInLabels.Read(specification, Parse);
    }

    /// <summary>Reads a specification where its name is one of those that there are.</summary>
    /// <param name="specification">The specification.</param>
    /// <param name="label">The label; <see langword="null"/> where the name is none of this version, as that of a label of your own, which a <see cref="LabelCatalog"/> reads.</param>
    /// <returns>Whether the name is one of them.</returns>
    /// <exception cref="ArgumentException">The name is one of them and its arguments are impossible; the message lists what there is.</exception>
    public static bool TryParse(string specification, [NotNullWhen(true)] out ILabel? label)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(specification);
        label = BuiltInLabels.Knows(specification) ? Parse(specification) : null;
        return label is not null;
    }
}
