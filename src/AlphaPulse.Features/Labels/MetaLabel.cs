using System.Globalization;

namespace AlphaPulse.Features;

/// <summary>Whether acting on the side of a primary rule made money after costs: 1 or 0.</summary>
/// <remarks>
/// <para>Profitable means that the side times the log return to the end of the outcome exceeds the threshold of
/// <see cref="NetReturnLabel"/>; exactly the threshold is 0. The outcome says when and at what price it ends: a fixed horizon leaves
/// at its close, a <see cref="TripleBarrierLabel"/> at a barrier with profit and loss on the side that is taken. No label where the rule
/// is flat or has nothing to say, or where the outcome has no label. An outcome of <c>direction(n)</c> has none where the price did
/// not move; take <c>forward_log_return(n)</c> for a fixed horizon.</para>
/// <para>A model of it says how far to trust the rule, not which side to take. Source: M. Lopez de Prado, Advances in Financial Machine
/// Learning (2018), 3.6. Immutable and safe for use from any thread.</para>
/// </remarks>
public sealed class MetaLabel : ILabel
{
    private readonly ISideRule _rule;
    private readonly ILabel _outcome;
    private readonly double _threshold;

    /// <summary>Creates the label.</summary>
    /// <param name="rule">The primary rule.</param>
    /// <param name="outcome">When and at what price a side ends. Not a trend scan, whose end is chosen with hindsight, nor a meta-label.</param>
    /// <param name="costBasisPoints">What a side of a trade costs in basis points (0.01 %); from 0 to 1,000.</param>
    /// <exception cref="ArgumentException">The outcome cannot be traded.</exception>
    public MetaLabel(ISideRule rule, ILabel outcome, decimal costBasisPoints)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(outcome);
        if (outcome is TrendScanLabel or MetaLabel)
        {
            throw new ArgumentException($"{outcome.Name} is no outcome that could be traded; take a fixed horizon or a triple barrier.", nameof(outcome));
        }

        _threshold = RoundTrip.LogThreshold(costBasisPoints);
        _rule = rule;
        _outcome = outcome;
        Name = string.Create(CultureInfo.InvariantCulture, $"meta({rule.Name},{outcome.Name},{LabelText.Of(costBasisPoints)})");
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ModelTask Task => ModelTask.BinaryClassification;

    /// <inheritdoc/>
    public int HorizonBars => _outcome.HorizonBars;

    /// <inheritdoc/>
    public int LookbackBars => Math.Max(_rule.LookbackBars, _outcome.LookbackBars);

    /// <inheritdoc/>
    public bool FollowsPath => _outcome.FollowsPath;

    /// <inheritdoc/>
    public bool TellsSide => false;

    /// <inheritdoc/>
    public bool LeavesEarly => _outcome.LeavesEarly;

    /// <inheritdoc/>
    public ILabelRun? Begin(in LabelStart start) =>
        _rule.Decide(start) is { } side and not SignalDirection.Flat && _outcome.Begin(start.For(side)) is { } run
            ? new Run(run, (int)side, _threshold)
            : null;

    private sealed class Run(ILabelRun outcome, int side, double threshold) : ILabelRun
    {
        public LabelState Observe(Bar bar, int barsAhead, out LabelValue value)
        {
            var state = outcome.Observe(bar, barsAhead, out var inner);
            value = inner with { Target = side * inner.LogReturn > threshold ? 1 : 0 };
            return state;
        }
    }
}
