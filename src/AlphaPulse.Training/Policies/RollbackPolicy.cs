using System.Globalization;
using AlphaPulse.Backtesting;

namespace AlphaPulse.Training;

/// <summary>Decides from settled signals whether a champion has got so bad that the one before it should serve again.</summary>
/// <remarks>
/// The mean net return of the latest signals is tested against the least that is allowed by the stationary bootstrap, whose blocks are as long as
/// a signal lives, since signals of neighbouring bars share their outcome. Pure and safe for use from any thread.
/// </remarks>
public sealed class RollbackPolicy
{
    private readonly RollbackOptions _options;

    /// <summary>Creates a policy.</summary>
    /// <param name="options">When it acts.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message names it with its value.</exception>
    public RollbackPolicy(RollbackOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        var defect = options switch
        {
            { MinimumSignals: < 10 } => Text($"MinimumSignals is {options.MinimumSignals}; set it to at least 10."),
            _ when options.WindowSignals < options.MinimumSignals => Text($"WindowSignals is {options.WindowSignals}; set it to at least MinimumSignals {options.MinimumSignals}."),
            _ when !double.IsFinite(options.LeastMeanReturn) => Text($"LeastMeanReturn is {options.LeastMeanReturn}; set it to a finite number."),
            _ when !(options.MaximumPValue is > 0 and <= 0.5) => Text($"MaximumPValue is {options.MaximumPValue}; set it above 0 and at most 0.5."),
            _ when options.MaximumDrawdown is { } drawdown && !(drawdown > 0) => Text($"MaximumDrawdown is {drawdown}; set it above 0, or leave it out."),
            { Resamples: < 200 or > 1_000_000 } => Text($"Resamples is {options.Resamples}; set it from 200 to 1,000,000."),
            _ => null,
        };
        if (defect is not null)
        {
            throw new ArgumentException(defect, nameof(options));
        }
    }

    /// <summary>Decides.</summary>
    /// <param name="outcomes">The outcomes of the champion in the order of their bars; those without a side or not settled do not count.</param>
    /// <param name="horizonBars">How many bars a signal lives; at least 1.</param>
    /// <param name="seed">The seed of the bootstrap.</param>
    /// <returns>The decision.</returns>
    public RollbackDecision Decide(IReadOnlyList<Outcome> outcomes, int horizonBars, long seed)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizonBars, 1);
        double[] returns =
        [
            .. outcomes.Where(o => o is { Status: OutcomeStatus.Settled, NetReturn: not null } && o.Signal.Direction != SignalDirection.Flat)
                .Select(o => (double)o.NetReturn!.Value).TakeLast(_options.WindowSignals),
        ];
        if (returns.Length < _options.MinimumSignals)
        {
            return new RollbackDecision(false, Text($"{returns.Length} settled signals with a side say too little; {_options.MinimumSignals} are needed"), returns.Length, null, null, null);
        }

        var bootstrap = new BootstrapOptions { Resamples = _options.Resamples, ExpectedBlockLength = Math.Max(horizonBars, Math.Cbrt(returns.Length)) };
        var shortfall = StationaryBootstrap.TestMean([.. returns.Select(r => _options.LeastMeanReturn - r)], seed, bootstrap);
        var mean = _options.LeastMeanReturn - shortfall.Mean;
        var drawdown = DrawdownOf(returns);
        var isBelow = shortfall.PValue <= _options.MaximumPValue;
        var isDeep = drawdown > _options.MaximumDrawdown;
        var said = Text($"mean net return of {mean * 10_000:0.00} basis points over {returns.Length} signals against at least {_options.LeastMeanReturn * 10_000:0.00} (p = {shortfall.PValue:0.0000}, limit {_options.MaximumPValue}), drawdown {drawdown:P2}");
        var reason = isBelow ? $"the champion earns less than it must: {said}" : isDeep ? Text($"the champion lost more from a peak than the {_options.MaximumDrawdown:P2} that are allowed: {said}") : $"the champion keeps to its limits: {said}";
        return new RollbackDecision(isBelow || isDeep, reason, returns.Length, mean, shortfall.PValue, drawdown);
    }

    private static double DrawdownOf(double[] returns)
    {
        var (sum, peak, deepest) = (0.0, 0.0, 0.0);
        foreach (var value in returns)
        {
            sum += value;
            peak = Math.Max(peak, sum);
            deepest = Math.Max(deepest, peak - sum);
        }

        return deepest;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
