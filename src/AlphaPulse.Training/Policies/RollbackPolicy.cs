using System.Globalization;

namespace AlphaPulse.Training;

/// <summary>Decides from settled signals whether a champion has got so bad that the one before it should serve again.</summary>
/// <remarks>
/// <para>Signals that overlap share their outcome, so of those only one counts. The mean is looked at when another <see cref="RollbackOptions.MinimumSignals"/>
/// such signals have settled, however often the policy is asked, and the k-th look has the k(k + 1)th part of <see cref="RollbackOptions.MaximumPValue"/>: over a
/// whole life, however long, a champion that is just good enough is rolled back with at most that probability.</para>
/// <para>Pure and safe for use from any thread.</para>
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
            _ => null,
        };
        if (defect is not null)
        {
            throw new ArgumentException(defect, nameof(options));
        }
    }

    /// <summary>Decides.</summary>
    /// <param name="outcomes">All outcomes of the champion since it serves, in the order of their bars; those without a side or not settled do not count.</param>
    /// <returns>The decision; the same until another look is due, but for the drawdown, which is looked at with each signal.</returns>
    public RollbackDecision Decide(IReadOnlyList<Outcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        var apart = SeparateOutcomes.Take(
            outcomes.Where(o => SeparateOutcomes.IsSettled(o) && o.Signal.Direction != SignalDirection.Flat), o => o.Signal);
        var look = apart.Count / _options.MinimumSignals;
        if (look == 0)
        {
            return new RollbackDecision(
                false, Text($"{apart.Count} settled signals with a side that do not overlap say too little; {_options.MinimumSignals} are needed"), apart.Count, null, null, null);
        }

        var judged = apart.Take(look * _options.MinimumSignals).TakeLast(_options.WindowSignals).ToList();
        double[] returns = [.. judged.Select(Net)];
        var level = _options.MaximumPValue / (look * (look + 1.0));
        var pValue = ShortfallTest.PValue(returns, _options.LeastMeanReturn)!.Value;
        var mean = returns.Average();
        var drawdown = DrawdownOf(apart.TakeLast(_options.WindowSignals).Select(Net));
        var isBelow = pValue <= level;
        var isDeep = drawdown > _options.MaximumDrawdown;
        var said = Text($"mean net return of {mean * 10_000:0.00} basis points over {returns.Length} signals that do not overlap against at least {_options.LeastMeanReturn * 10_000:0.00} (look {look}: p = {pValue:0.000000}, limit {level:0.000000} of {_options.MaximumPValue} over all looks), drawdown {drawdown:P2}");
        var reason = isBelow ? $"the champion earns less than it must: {said}" : isDeep ? Text($"the champion lost more from a peak than the {_options.MaximumDrawdown:P2} that are allowed: {said}") : $"the champion keeps to its limits: {said}";
        return new RollbackDecision(isBelow || isDeep, reason, returns.Length, mean, pValue, drawdown)
        {
            Look = look,
            MaximumPValue = level,
            JudgedTo = (isBelow ? judged : apart)[^1].Signal.HorizonTime,
        };
    }

    private static double DrawdownOf(IEnumerable<double> returns)
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

    private static double Net(Outcome outcome) => (double)outcome.NetReturn!.Value;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
