using System.Globalization;

namespace AlphaPulse.Features;

/// <summary>The side of the last move: long where the close is above that of some bars before, short where it is below.</summary>
/// <remarks>Flat where they are equal. Immutable and safe for use from any thread.</remarks>
public sealed class MomentumSide : ISideRule
{
    private readonly bool _reversed;

    /// <summary>Creates the rule.</summary>
    /// <param name="bars">How many bars back; from 1 to 10,000.</param>
    /// <param name="reversed">Whether to take the other side: <c>reversal(bars)</c>.</param>
    public MomentumSide(int bars, bool reversed = false)
    {
        LabelRange.CheckWindow(bars, 1, nameof(bars));
        LookbackBars = bars;
        _reversed = reversed;
        Name = string.Create(CultureInfo.InvariantCulture, $"{(reversed ? "reversal" : "momentum")}({bars})");
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int LookbackBars { get; }

    /// <inheritdoc/>
    public SignalDirection? Decide(in LabelStart start)
    {
        var move = start.Bar.Close.CompareTo(start.Bars[^(LookbackBars + 1)].Close);
        return (SignalDirection)Math.Sign(_reversed ? -move : move);
    }
}
