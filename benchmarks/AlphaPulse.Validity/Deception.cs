using System.Globalization;
using System.Text;
using AlphaPulse.Backtesting;
using AlphaPulse.Features;
using AlphaPulse.Models;
using AlphaPulse.Simulation;
using AlphaPulse.Training;

namespace AlphaPulse.Validity;

/// <summary>
/// A model that looks good and is not, drawn: boosted trees on a random walk, once as a shuffled cross-validation sees them and once on
/// purged folds, and then both on the bars that came afterwards.
/// </summary>
internal static class Deception
{
    private const int Bars = 6_000;
    private const int Horizon = 24;
    private const int Folds = 5;
    private const int Embargo = 24;
    private const double KnownShare = 0.75;
    private const double Width = 880;
    private const double Height = 300;
    private const double Left = 64;
    private const double Top = 44;

    /// <summary>Draws the picture.</summary>
    /// <param name="seed">The seed of the walk and of the shuffling.</param>
    /// <param name="cancellationToken">Cancels the fits.</param>
    /// <returns>An SVG document.</returns>
    public static string Draw(long seed, CancellationToken cancellationToken)
    {
        var bars = new SimulatedMarket(new SimulatedMarketOptions { Seed = seed, Bars = Bars, SignalTStatistic = 0 }).GenerateWithSignal().Select(b => b.Bar).ToList();
        var features = FeatureMatrix.Compute(FeatureSets.Standard, AlwaysOpenCalendar.Instance, bars, cancellationToken);
        var samples = SampleSet.Build(features, Labels.ForwardLogReturn(Horizon), AlwaysOpenCalendar.Instance);
        var border = (int)(features.Count * KnownShare);
        int[] known = [.. Enumerable.Range(0, samples.Samples.Count).Where(i => samples.Samples[i].EndIndex < border)];
        var later = Score(samples, Fit(samples, known, seed, cancellationToken), border);

        var shuffled = (double?[])later.Clone();
        var random = new DeterministicRandom(seed);
        var parts = known.ToLookup(_ => random.NextInt32(Folds));
        for (var fold = 0; fold < Folds; fold++)
        {
            int[] others = [.. Enumerable.Range(0, Folds).Where(f => f != fold).SelectMany(f => parts[f]).Order()];
            Fill(shuffled, samples, Fit(samples, others, seed, cancellationToken), parts[fold]);
        }

        var purged = later;
        foreach (var fold in PurgedSplits.KFold(SampleTimeline.Of(samples.Samples, known), Folds, Embargo))
        {
            Fill(purged, samples, Fit(samples, fold.Train, seed, cancellationToken), fold.Test);
        }

        return Svg(seed, border, Equity(features, shuffled), Equity(features, purged));
    }

    private static IModel Fit(SampleSet samples, IReadOnlyList<int> rows, long seed, CancellationToken cancellationToken) =>
        new BoostedTreesLearner { Rounds = 200, MaxDepth = 6, MinRowsPerLeaf = 5 }.Fit(SampleMatrix.Of(samples, rows), seed, cancellationToken);

    /// <summary>The scores from a bar on.</summary>
    private static double?[] Score(SampleSet samples, IModel model, int from)
    {
        var scores = new double?[samples.Features.Count];
        for (var bar = from; bar < scores.Length; bar++)
        {
            scores[bar] = samples.Features.IsComplete(bar) && model.TryScore(samples.Features.Row(bar), out var score) ? score : null;
        }

        return scores;
    }

    private static void Fill(double?[] scores, SampleSet samples, IModel model, IEnumerable<int> rows)
    {
        foreach (var bar in rows.Select(row => samples.Samples[row].BarIndex))
        {
            scores[bar] = model.TryScore(samples.Features.Row(bar), out var score) ? score : null;
        }
    }

    /// <summary>The sum of the net returns of holding the side of each score, where trading is cheap.</summary>
    private static double[] Equity(FeatureMatrix features, double?[] scores)
    {
        var path = new PositionPath([.. scores.Select(s => s is { } score ? (SignalDirection?)(score > 0 ? SignalDirection.Long : SignalDirection.Short) : null)]);
        var returns = new BacktestRunner(new TradingCosts { FeeBasisPoints = StudyMarket.CheapCost }, AlwaysOpenCalendar.Instance).Run(features.Bars, path).GetNetReturns();
        var sum = 0.0;
        return [0, .. returns.Select(r => sum += r)];
    }

    private static string Svg(long seed, int border, double[] shuffled, double[] purged)
    {
        var low = Math.Min(shuffled.Min(), purged.Min());
        var high = Math.Max(shuffled.Max(), purged.Max());
        var step = Math.Pow(10, Math.Floor(Math.Log10(high - low)));
        step = (high - low) / step < 3 ? step / 2 : step;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Left + Width + 16} {Top + Height + 40}\" role=\"img\" aria-label=\"A model that looks good and is not\">\n");
        svg.Append("<style>path{fill:none;stroke-width:1.6;stroke-linejoin:round}text{font:13px sans-serif;fill:#6b7280}.s{stroke:#dc2626}.p{stroke:#2563eb}.g{stroke:#9ca3af;stroke-opacity:.35;stroke-width:1}.m{stroke:#6b7280;stroke-dasharray:4 4}text.s{fill:#dc2626;stroke:none}text.p{fill:#2563eb;stroke:none}</style>\n");
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        for (var value = Math.Ceiling(low / step) * step; value <= high; value += step)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"g\" d=\"M{Left} {Y(value)}H{Left + Width}\"/><text x=\"{Left - 8}\" y=\"{Y(value) + 4}\" text-anchor=\"end\">{value * 100:+0;-0;0} %</text>\n");
        }

        var at = X(border, shuffled.Length);
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"m\" d=\"M{at} {Top}V{Top + Height}\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"s\" x=\"{Left}\" y=\"16\">shuffled folds, labels of {Horizon} bars overlap: {shuffled[border] * 100:+0;-0} % before, {(shuffled[^1] - shuffled[border]) * 100:+0;-0} % after</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"p\" x=\"{Left}\" y=\"34\">the same trees on purged folds: {purged[border] * 100:+0;-0} % before, {(purged[^1] - purged[border]) * 100:+0;-0} % after</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{at - 8}\" y=\"{Top + Height + 20}\" text-anchor=\"end\">the backtest</text><text x=\"{at + 8}\" y=\"{Top + Height + 20}\">what came afterwards</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{Top + Height + 36}\">random walk, seed {seed}, {Bars:#,0} hourly bars, {StudyMarket.CheapCost} basis point a side; sum of net returns</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"s\" d=\"{Line(shuffled)}\"/>\n<path class=\"p\" d=\"{Line(purged)}\"/>\n</svg>\n");
        return svg.ToString();

        double Y(double value) => Math.Round(Top + (high - value) / (high - low) * Height, 1);

        string Line(double[] values)
        {
            var path = new StringBuilder();
            var every = Math.Max(1, values.Length / 600);
            for (var i = 0; i < values.Length; i += every)
            {
                path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{X(i, values.Length)} {Y(values[i])}");
            }

            return path.ToString();
        }

        static double X(int bar, int count) => Math.Round(Left + Width * bar / (count - 1.0), 1);
    }
}
