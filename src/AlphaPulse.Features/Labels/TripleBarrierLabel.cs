using System.Globalization;

namespace AlphaPulse.Features;

/// <summary>Which barrier the price touches first: 1 the upper one, 0 the lower one; the third barrier is time.</summary>
/// <remarks>
/// <para>The barriers lie at <c>close exp(upper s)</c> and <c>close exp(-lower s)</c>, with the close of the start and <c>s</c> the
/// volatility per bar that was known then; to think in moves of the whole horizon multiply by its square root. At a barrier is a
/// touch. The label ends with the bar of the first touch.</para>
/// <para>Where a bar touches both, nobody can tell from it which came first: the loss is taken, the lower barrier for a long start and
/// the upper one for a short start. The exit is at the barrier, or at the open where a bar opens beyond that barrier, which then was
/// never traded; with <see cref="BarrierTouch.Close"/> at the close. For a start on the short side the two multiples change places: a
/// <paramref name="upper"/> of 2 is then a profit of 2 below. A missing bar before the end leaves no label, nor do bars before the
/// start that are incomplete or did not move.</para>
/// <para>Source: M. Lopez de Prado, Advances in Financial Machine Learning (2018), 3.4. Immutable and safe for use from any thread.</para>
/// </remarks>
/// <param name="horizonBars">After how many bars the time runs out; at least 1.</param>
/// <param name="upper">How many volatilities of one bar the profit lies away; from 0 (no such barrier) to 1,000.</param>
/// <param name="lower">How many volatilities of one bar the loss lies away; from 0 (no such barrier) to 1,000. One of the two is above 0.</param>
/// <param name="volatilityBars">Over how many one-bar log returns, the start's last, the volatility is taken; from 2 to 10,000.</param>
/// <param name="touch">Which prices can touch a barrier.</param>
/// <param name="timeout">What the label is where the time runs out.</param>
public sealed class TripleBarrierLabel(
    int horizonBars, decimal upper, decimal lower, int volatilityBars, BarrierTouch touch = BarrierTouch.HighLow, BarrierTimeout timeout = BarrierTimeout.Sign) : ILabel
{
    private readonly double _upper = Check(upper, nameof(upper), upper == 0 && lower == 0);
    private readonly double _lower = Check(lower, nameof(lower), false);
    private readonly int _volatilityBars = CheckBars(horizonBars, volatilityBars);

    /// <inheritdoc/>
    public string Name { get; } = Write(horizonBars, upper, lower, volatilityBars, touch, timeout);

    /// <inheritdoc/>
    public ModelTask Task => ModelTask.BinaryClassification;

    /// <inheritdoc/>
    public int HorizonBars { get; } = horizonBars;

    /// <inheritdoc/>
    public int LookbackBars => _volatilityBars;

    /// <inheritdoc/>
    public bool FollowsPath => true;

    /// <inheritdoc/>
    public bool TellsSide => true;

    /// <inheritdoc/>
    public bool LeavesEarly => true;

    /// <inheritdoc/>
    public ILabelRun? Begin(in LabelStart start)
    {
        if (!start.TryGetVolatility(_volatilityBars, out var volatility))
        {
            return null;
        }

        var isShort = start.Side == SignalDirection.Short;
        var (above, below) = isShort ? (_lower, _upper) : (_upper, _lower);
        var close = (double)start.Bar.Close;
        return new BarrierRun(
            start.Bar,
            HorizonBars,
            above > 0 ? close * Math.Exp(above * volatility) : double.PositiveInfinity,
            below > 0 ? close * Math.Exp(-below * volatility) : 0,
            isShort,
            touch,
            timeout);
    }

    private static string Write(int horizonBars, decimal upper, decimal lower, int volatilityBars, BarrierTouch touch, BarrierTimeout timeout)
    {
        var touches = touch switch
        {
            BarrierTouch.HighLow => "high_low",
            BarrierTouch.Close => "close",
            _ => throw new ArgumentOutOfRangeException(nameof(touch), touch, "Choose high and low, or the close."),
        };
        var ends = timeout switch
        {
            BarrierTimeout.Sign => "sign",
            BarrierTimeout.NoLabel => "none",
            BarrierTimeout.Miss => "miss",
            _ => throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "Choose the sign, no label, or a miss."),
        };
        var choices = touch == BarrierTouch.HighLow && timeout == BarrierTimeout.Sign ? string.Empty : $",{touches},{ends}";
        return string.Create(CultureInfo.InvariantCulture, $"triple_barrier({horizonBars},{LabelText.Of(upper)},{LabelText.Of(lower)},{volatilityBars}{choices})");
    }

    private static double Check(decimal multiple, string name, bool noneAtAll)
    {
        if (multiple is < 0 or > 1000 || noneAtAll)
        {
            throw new ArgumentOutOfRangeException(name, multiple, "A barrier lies 0 (none) to 1,000 volatilities away, and one of the two must be there.");
        }

        return (double)multiple;
    }

    private static int CheckBars(int horizonBars, int volatilityBars)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizonBars, 1);
        LabelRange.CheckWindow(volatilityBars, 2, nameof(volatilityBars));
        return volatilityBars;
    }
}
