using System.Globalization;
using AlphaPulse.Backtesting;

namespace AlphaPulse.Training;

/// <summary>Decides whether a challenger that runs beside the champion has done so long enough, and well enough, to take over.</summary>
/// <remarks>
/// Signals of both are paired by their bars, so that both had the same market; a flat signal earned nothing. The gate has shown the advantage
/// before; this shows that it did not vanish where nobody could choose any more. Where there is a champion, the period lasts until there are
/// <see cref="ShadowOptions.MinimumSignals"/> pairs as well. Pure and safe for use from any thread.
/// </remarks>
public sealed class ShadowPolicy
{
    private readonly ShadowOptions _options;

    /// <summary>Creates a policy.</summary>
    /// <param name="options">How long, and what the challenger must not do.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message names it with its value.</exception>
    public ShadowPolicy(ShadowOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        var defect = options.MinimumSignals < 1 ? Text($"MinimumSignals is {options.MinimumSignals}; set it to at least 1.")
            : options.MinimumSpan < TimeSpan.Zero ? Text($"MinimumSpan is {options.MinimumSpan}; set it to at least zero.")
            : !(options.MaximumPValue is > 0 and <= 0.5) ? Text($"MaximumPValue is {options.MaximumPValue}; set it above 0 and at most 0.5.")
            : null;
        if (defect is not null)
        {
            throw new ArgumentException(defect, nameof(options));
        }
    }

    /// <summary>Decides.</summary>
    /// <param name="challenger">The outcomes of the challenger in shadow, in the order of their bars.</param>
    /// <param name="champion">
    /// The outcomes of the champion on the same series, open ones among them, so that a champion without settled signals is not taken for none; empty
    /// where there is no champion.
    /// </param>
    /// <param name="horizonBars">How many bars a signal of the challenger lives; at least 1.</param>
    /// <param name="seed">The seed of the bootstrap.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentException">Two outcomes of the challenger, or two of the champion, are of one bar; the message names it.</exception>
    public ShadowDecision Decide(IReadOnlyList<Outcome> challenger, IReadOnlyList<Outcome> champion, int horizonBars, long seed)
    {
        ArgumentNullException.ThrowIfNull(challenger);
        ArgumentNullException.ThrowIfNull(champion);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizonBars, 1);
        CheckBars(challenger, nameof(challenger));
        CheckBars(champion, nameof(champion));
        var settled = challenger.Where(IsSettled).ToList();
        var sided = settled.Where(o => o.Signal.Direction != SignalDirection.Flat).Select(Net).ToArray();
        var theirs = champion.Where(IsSettled).ToDictionary(o => o.Signal.BarTime, Net);
        double[] better = [.. settled.Where(o => theirs.ContainsKey(o.Signal.BarTime)).Select(o => Net(o) - theirs[o.Signal.BarTime])];
        var span = settled.Count == 0 ? TimeSpan.Zero : settled[^1].Signal.BarTime - settled[0].Signal.BarTime;
        double? advantage = better.Length == 0 ? null : better.Average();
        var lacking = sided.Length < _options.MinimumSignals || span < _options.MinimumSpan
                ? Text($"{sided.Length} settled signals over {span.TotalDays:0.0} days; {_options.MinimumSignals} over {_options.MinimumSpan.TotalDays:0.0} are needed")
            : champion.Count > 0 && better.Length < _options.MinimumSignals
                ? Text($"{better.Length} bars on which the champion has a settled signal too; {_options.MinimumSignals} are needed to compare them")
            : null;
        if (lacking is not null)
        {
            return new ShadowDecision(ShadowVerdict.Running, lacking, sided.Length, null, better.Length, advantage);
        }

        var mean = sided.Average();
        var loses = LossPValue(sided, horizonBars, seed);
        var worse = LossPValue(better, horizonBars, seed);
        var compared = advantage is { } more
            ? Text($"{more * 10_000:0.00} more than the champion on {better.Length} bars ({Chance(worse, "of being worse")})")
            : "there is no champion to compare with";
        var said = Text($"mean net return of {mean * 10_000:0.00} basis points over {sided.Length} signals ({Chance(loses, "of losing")}), {compared}");
        var (verdict, reason) = loses <= _options.MaximumPValue ? (ShadowVerdict.Failed, $"the challenger loses money in shadow: {said}")
            : worse <= _options.MaximumPValue ? (ShadowVerdict.Failed, $"the challenger does worse than the champion in shadow: {said}")
            : (ShadowVerdict.Passed, $"nothing speaks against the challenger: {said}");
        return new ShadowDecision(verdict, reason, sided.Length, mean, better.Length, advantage);
    }

    /// <summary>Pairs are made by bars, so that a bar twice, such as of two series or of two versions, has no pair.</summary>
    private static void CheckBars(IReadOnlyList<Outcome> outcomes, string name)
    {
        var bars = new HashSet<DateTimeOffset>();
        foreach (var signal in outcomes.Select(o => o.Signal))
        {
            if (!bars.Add(signal.BarTime))
            {
                throw new ArgumentException(
                    $"There are two outcomes for the bar {UtcText.Format(signal.BarTime)}, the second of {signal.Series} by '{signal.ModelVersion}'; pass those of one series and one authority, each bar once.",
                    name);
            }
        }
    }

    /// <summary>How likely chance alone loses as much; <see langword="null"/> where there are too few returns to know how they vary.</summary>
    private static double? LossPValue(double[] returns, int horizonBars, long seed) => returns.Length < 2
        ? null
        : StationaryBootstrap.TestMean(
            [.. returns.Select(r => -r)], seed, new BootstrapOptions { ExpectedBlockLength = Math.Max(horizonBars, Math.Cbrt(returns.Length)) }).PValue;

    private static string Chance(double? pValue, string of) => pValue is { } p ? Text($"p = {p:0.0000} {of}") : "too few to test";

    private static bool IsSettled(Outcome outcome) => outcome is { Status: OutcomeStatus.Settled, NetReturn: not null };

    private static double Net(Outcome outcome) => (double)outcome.NetReturn!.Value;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
