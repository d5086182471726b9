using System.Globalization;
using AlphaPulse.Features;

namespace AlphaPulse.Snippets.Acme;

// snippet: label-own
/// <summary>The log return at the horizon, cut off at a limit on either side, so that a few wild bars do not teach more than all others.</summary>
/// <param name="horizonBars">How many bars ahead; at least 1.</param>
/// <param name="limitBasisPoints">The limit in basis points; above 0.</param>
public sealed class ClippedReturnLabel(int horizonBars, decimal limitBasisPoints) : ILabel
{
    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"clipped_return({horizonBars},{limitBasisPoints})");

    /// <inheritdoc/>
    public ModelTask Task => ModelTask.Regression;

    /// <inheritdoc/>
    public int HorizonBars => horizonBars;

    /// <inheritdoc/>
    public int LookbackBars => 0;

    /// <inheritdoc/>
    public bool FollowsPath => false;

    /// <inheritdoc/>
    public bool TellsSide => true;

    /// <summary>Makes the label of the arguments of its name.</summary>
    /// <param name="arguments">The bars and the limit.</param>
    /// <returns>The label.</returns>
    public static ClippedReturnLabel Parse(IReadOnlyList<string> arguments) =>
        new(int.Parse(arguments[0], CultureInfo.InvariantCulture), decimal.Parse(arguments[1], CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public ILabelRun Begin(in LabelStart start) => new Run(start.Bar, (double)limitBasisPoints / 10_000);

    private sealed class Run(Bar start, double limit) : ILabelRun
    {
        public LabelState Observe(Bar bar, int barsAhead, out LabelValue value)
        {
            var move = Math.Log((double)(bar.Close / start.Close));
            value = new LabelValue(Target: Math.Clamp(move, -limit, limit), LogReturn: move);
            return LabelState.Known;
        }
    }
}
// end
