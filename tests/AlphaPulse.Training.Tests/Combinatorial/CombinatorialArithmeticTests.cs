using AlphaPulse.Backtesting;
using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training.Tests.Combinatorial;

/// <summary>A case that is small enough to be worked out on paper: three groups, a learner that knows one number.</summary>
public sealed class CombinatorialArithmeticTests
{
    private const double Cost = 0.001;
    private static readonly BarSeriesId Series = new(InstrumentId.Parse("test:AAA-BBB"), Timeframe.Parse("1h"));
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Three_groups_make_two_paths_whose_accounts_can_be_followed_by_hand()
    {
        // Where the groups begin hangs on the number of bars alone.
        int[] borders = Borders(Parts(_ => 1m));
        decimal[] steps = [1.01m, 0.99m, 1.02m];
        var prices = Prices(bar => steps[bar <= borders[1] ? 0 : bar <= borders[2] ? 1 : 2]);
        var parts = Parts(bar => prices[bar + 1] / prices[bar]);
        Assert.Equal(borders, Borders(parts));
        var options = Options();
        var runner = new TrialRunner(parts, options, new TradingCosts { FeeBasisPoints = 10 });
        var plan = new TrialPlan(new Candidate(new MeanLearner(), Labels.ForwardLogReturn(1)), FlatShare: 0);
        var run = runner.Sum(1, plan, point: null, [runner.OnFold(plan, parts.FoldsFor(plan.Candidate.Label, 1)[0], threads: 1, default)], isComplete: true);
        var report = new CombinatorialEvaluation(options.Combinatorial!, options, parts, runner, TimeProvider.System).Run(run, [run], progress: null, default);

        // Splits test groups 01, 02 and 12 and are fitted on 2, 1 and 0: they are long, short and long. The first path takes each group from the first
        // split that tests it: long, long, short; the second from the last: short, long, long.
        Assert.Equal((3, 2, 3, 2, 2), (report.Groups, report.TestGroups, report.Splits, report.PlannedPaths, report.Paths.Count));
        double[] fills = [.. borders.Select(b => (double)prices[b + 1])];
        var close = (double)prices[borders[3]];
        var first = Account((1, fills[0], fills[2]), (-1, fills[2], close));
        var second = Account((-1, fills[0], fills[1]), (1, fills[1], close));
        Assert.Equal(first - 1, report.Paths[0].Result.NetReturn, 9);
        Assert.Equal(second - 1, report.Paths[1].Result.NetReturn, 9);
        Assert.Equal([2, 2], report.Paths.Select(p => p.Result.Trades));
        Assert.Equal((first + second) / 2 - 1, report.MedianNetReturn, 9);
        var worst = Math.Min(first, second);
        Assert.Equal(worst - 1 + 0.05 * Math.Abs(first - second), report.WorstNetReturn, 9);

        // Group 1 falls and the last rises: the first path gains on the first group alone.
        Assert.True(report.Paths[0].Result.NetReturn < 0);
        Assert.Equal(report.Paths.Count(p => p.Result.NetReturn < 0) / 2.0, report.LosingShare);
        Assert.All(report.Paths, path =>
        {
            Assert.Equal(report.Times.Count, path.Equity.Count);
            Assert.Equal(1m, path.Equity[0]);
            Assert.Equal(path.Result.NetReturn, (double)path.Equity[^1] - 1, 9);
        });
        Assert.Equal(Start.AddHours(borders[0] + 1), report.Times[0]);
    }

    /// <summary>Each position takes the whole equity, and each of its two fills pays a share of what it trades.</summary>
    private static double Account(params (int Side, double Entry, double Exit)[] positions)
    {
        var equity = 1.0;
        foreach (var (side, entry, exit) in positions)
        {
            var quantity = equity / (1 + Cost) / entry;
            equity += quantity * (side * (exit - entry) - Cost * entry - Cost * exit);
        }

        return equity;
    }

    /// <summary>Where each group begins, and the last bar before the holdout.</summary>
    private static int[] Borders(TrainingParts parts)
    {
        var (set, split) = parts.For(Labels.ForwardLogReturn(1));
        var folds = PurgedSplits.Combinatorial(SampleTimeline.Of(set.Samples, split.Refit), new CombinatorialSplits(3, 2), 0);
        var bars = TrainingParts.Divide(set, folds.GroupStarts, split.ValidationBars.End.Value);
        return [.. bars.Select(b => b.Start.Value), bars[^1].End.Value];
    }

    private static decimal[] Prices(Func<int, decimal> step)
    {
        var prices = new decimal[62];
        prices[0] = 100;
        for (var i = 1; i < prices.Length; i++)
        {
            prices[i] = Math.Round(prices[i - 1] * step(i - 1), 6);
        }

        return prices;
    }

    private static TrainingParts Parts(Func<int, decimal> step)
    {
        var prices = Prices(step);
        Bar[] bars =
        [
            .. Enumerable.Range(0, 60).Select(i => new Bar(
                Series, Start.AddHours(i), prices[i], Math.Max(prices[i], prices[i + 1]), Math.Min(prices[i], prices[i + 1]), prices[i + 1], 10, Start.AddHours(i + 1), BarProvenance.Import)),
        ];
        return new TrainingParts(FeatureMatrix.Compute(FeatureSet.Parse("tiny", "log_return(1)"), AlwaysOpenCalendar.Instance, bars), AlwaysOpenCalendar.Instance, Options());
    }

    private static TrainingOptions Options() => new()
    {
        HorizonBars = 1,
        MinimumSamples = 1,
        Split = new SplitOptions { EmbargoBars = 0 },
        Combinatorial = new CombinatorialOptions { Groups = 3, TestGroups = 2 },
    };

    /// <summary>Says of every row the mean of what it was taught.</summary>
    private sealed class MeanLearner : ILearner
    {
        public string Name => "mean";

        public ModelTask Task => ModelTask.Regression;

        public IReadOnlyDictionary<string, string> Options => new Dictionary<string, string>(StringComparer.Ordinal);

        public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default) => new Constant(data.Schema, data.Targets.ToArray().Average());
    }

    private sealed class Constant(FeatureSchema schema, double value) : IModel
    {
        public string Kind => "constant";

        public ModelTask Task => ModelTask.Regression;

        public FeatureSchema Schema => schema;

        public bool TryScore(ReadOnlySpan<double> features, out double score)
        {
            score = value;
            return true;
        }
    }
}
