using System.Globalization;

namespace AlphaPulse.Training;

/// <summary>Decides whether a challenger that runs beside the champion has done so long enough, and well enough, to take over.</summary>
/// <remarks>
/// Signals of both are paired by their bars, so that both had the same market; a flat signal earned nothing. Signals that overlap share their
/// outcome, so of those only one counts, and so it is with pairs. The gate has shown the advantage before; this shows that it did not vanish where
/// nobody could choose any more. Where there is a champion, the period lasts until there are <see cref="ShadowOptions.MinimumSignals"/> pairs as
/// well; it is judged once, when it is over. Pure and safe for use from any thread.
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
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentException">Two outcomes of the challenger, or two of the champion, are of one bar; the message names it.</exception>
    public ShadowDecision Decide(IReadOnlyList<Outcome> challenger, IReadOnlyList<Outcome> champion)
    {
        ArgumentNullException.ThrowIfNull(challenger);
        ArgumentNullException.ThrowIfNull(champion);
        CheckBars(challenger, nameof(challenger));
        CheckBars(champion, nameof(champion));
        var settled = challenger.Where(SeparateOutcomes.IsSettled).ToList();
        double[] sided = [.. SeparateOutcomes.Take(settled.Where(o => o.Signal.Direction != SignalDirection.Flat), o => o.Signal).Select(Net)];
        var theirs = champion.Where(SeparateOutcomes.IsSettled).ToDictionary(o => o.Signal.BarTime);
        var pairs = settled.Where(o => theirs.ContainsKey(o.Signal.BarTime)).Select(o => (Mine: o, Theirs: theirs[o.Signal.BarTime]));
        double[] better =
        [
            .. SeparateOutcomes.Take(pairs, p => p.Mine.Signal.HorizonTime >= p.Theirs.Signal.HorizonTime ? p.Mine.Signal : p.Theirs.Signal).Select(p => Net(p.Mine) - Net(p.Theirs)),
        ];
        var span = settled.Count == 0 ? TimeSpan.Zero : settled[^1].Signal.BarTime - settled[0].Signal.BarTime;
        double? advantage = better.Length == 0 ? null : better.Average();
        var lacking = sided.Length < _options.MinimumSignals || span < _options.MinimumSpan
                ? Text($"{sided.Length} settled signals that do not overlap over {span.TotalDays:0.0} days; {_options.MinimumSignals} over {_options.MinimumSpan.TotalDays:0.0} are needed")
            : champion.Count > 0 && better.Length < _options.MinimumSignals
                ? Text($"{better.Length} bars, of signals that do not overlap, on which the champion has a settled signal too; {_options.MinimumSignals} are needed to compare them")
            : null;
        if (lacking is not null)
        {
            return new ShadowDecision(ShadowVerdict.Running, lacking, sided.Length, null, better.Length, advantage);
        }

        var mean = sided.Average();
        var loses = ShortfallTest.PValue(sided, least: 0);
        var worse = ShortfallTest.PValue(better, least: 0);
        var limit = _options.MaximumPValue / (worse is null ? 1 : 2);
        var compared = advantage is { } more
            ? Text($"{more * 10_000:0.00} more than the champion on {better.Length} bars ({Chance(worse, "of being worse")})")
            : "there is no champion to compare with";
        var said = Text($"mean net return of {mean * 10_000:0.00} basis points over {sided.Length} signals ({Chance(loses, "of losing")}), {compared}");
        var (verdict, reason) = loses <= limit ? (ShadowVerdict.Failed, $"the challenger loses money in shadow: {said}")
            : worse <= limit ? (ShadowVerdict.Failed, $"the challenger does worse than the champion in shadow: {said}")
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

    private static string Chance(double? pValue, string of) => pValue is { } p ? Text($"p = {p:0.0000} {of}") : "too few to test";

    private static double Net(Outcome outcome) => (double)outcome.NetReturn!.Value;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
