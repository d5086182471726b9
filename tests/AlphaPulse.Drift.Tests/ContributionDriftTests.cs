using AlphaPulse.Models;

namespace AlphaPulse.Drift.Tests;

/// <summary>Contributions are watched as columns of their own, and show what the features themselves cannot.</summary>
public class ContributionDriftTests
{
    private const int Year = 8_760;
    private static readonly MonitoredColumns Features = Rows.Columns(2);
    private static readonly MonitoredColumns Columns = Features.With(ContributionColumns.Of(Features));

    /// <summary>What a feature adds depends on the other one: the model adds up about their product, so neither tells anything alone.</summary>
    private static readonly TreeExplainer Explainer = new(new TreeEnsembleModel(
        ModelTask.Regression,
        Features.Schema,
        0,
        from first in Enumerable.Range(1, 9)
        from second in Enumerable.Range(1, 9)
        select Product(first / 10.0, second / 10.0)));

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void A_feature_that_acts_in_another_way_raises_the_alarm_and_a_quiet_year_does_not(long seed)
    {
        var random = new DeterministicRandom(seed);
        var profile = ReferenceProfile.Fit(Columns, Make(Year, random, together: false), Rows.Hourly);

        var quiet = Rows.Run(new DriftMonitor(profile, Columns), Make(Year, random, together: false), Columns.Count);
        Assert.Equal([], Rows.Describe(quiet));

        // Each feature has the distribution that it had; but now the two go together.
        var changed = Rows.Run(new DriftMonitor(profile, Columns), Make(500, random, together: true), Columns.Count);
        var alarm = Assert.Single(changed.Alarms);
        Assert.Null(alarm.EndedAt);
        Assert.All(alarm.Features, f => Assert.StartsWith(ContributionColumns.Prefix, f.Column, StringComparison.Ordinal));

        var without = ReferenceProfile.Fit(Features, FeaturesOf(Make(Year, random, together: false)), Rows.Hourly);
        Assert.Equal([], Rows.Describe(Rows.Run(new DriftMonitor(without, Features), FeaturesOf(Make(500, random, together: true)), Features.Count)));
    }

    [Fact]
    public void A_profile_with_contributions_is_a_profile_file_and_one_without_is_known_as_such()
    {
        var random = new DeterministicRandom(5);
        var with = ReferenceProfileFile.FromBytes(ReferenceProfileFile.ToBytes(ReferenceProfile.Fit(Columns, Make(1_000, random, together: false), Rows.Hourly)), "with");
        var without = ReferenceProfileFile.FromBytes(
            ReferenceProfileFile.ToBytes(ReferenceProfile.Fit(Features, FeaturesOf(Make(1_000, random, together: false)), Rows.Hourly)), "without");

        Assert.True(ContributionColumns.AreIn(with.Columns));
        Assert.Equal(["f0", "f1", "shap:f0", "shap:f1"], with.Columns.Schema.Columns.Select(c => c.Name));
        with.Columns.EnsureMatches(Columns, "the test");
        Assert.False(ContributionColumns.AreIn(without.Columns));
        without.Columns.EnsureMatches(Features, "the test");
    }

    [Fact]
    public void The_last_digit_of_a_contribution_is_no_difference_and_what_is_missing_stays_missing()
    {
        var (first, second) = (new double[4], new double[4]);
        ContributionColumns.Write([0.1 + 0.2, 1e-18, double.NaN, -3e9], first);
        ContributionColumns.Write([0.3, 0, double.NaN, -3e9], second);

        Assert.Equal(second, first);
        Assert.Equal(0.3, first[0], 1e-12);
        Assert.Equal((double.NaN, -3e9), (first[2], first[3]));
        Assert.Throws<ArgumentException>(() => ContributionColumns.Write([1], first));
    }

    [Fact]
    public void Contributions_of_a_clock_are_of_a_clock_and_warm_up_with_the_slowest_feature()
    {
        var columns = MonitoredColumns.From(
            new FeatureSchema("mixed", [new FeatureColumn("hour", "the hour", 1), new FeatureColumn("slow", "a mean", 200)]), [ColumnScale.Clock, ColumnScale.Stationary]);

        var contributions = ContributionColumns.Of(columns);

        Assert.Equal([ColumnScale.Clock, ColumnScale.Stationary], contributions.Scales);
        Assert.All(contributions.Schema.Columns, c => Assert.Equal(200, c.Warmup));
    }

    private static double[] Make(int rows, DeterministicRandom random, bool together)
    {
        var values = new double[rows * Columns.Count];
        var contributions = new double[Features.Count];
        for (var i = 0; i < rows; i++)
        {
            var row = values.AsSpan(i * Columns.Count, Columns.Count);
            (row[0], row[1]) = (2 * random.NextDouble() - 1, 2 * random.NextDouble() - 1);
            row[1] = together ? Math.CopySign(row[1], row[0]) : row[1];
            Explainer.Explain(row[..Features.Count], contributions);
            ContributionColumns.Write(contributions, row[Features.Count..]);
        }

        return values;
    }

    /// <summary>A tree over two features that are spread evenly from -1 to 1; the shares are those of the rows below each.</summary>
    private static DecisionTree Product(double first, double second)
    {
        var (t, s) = (2 * first - 1, 2 * second - 1);
        TreeNode Leaf(bool left, bool lower) => TreeNode.Leaf(
            0.01 * (left ? first - 1 : first) * (lower ? second - 1 : second), 100 * (left ? first : 1 - first) * (lower ? second : 1 - second));
        return new DecisionTree(
            TreeNode.Split(0, t, 1, 2, missingLeft: true, 1, 100),
            TreeNode.Split(1, s, 3, 4, missingLeft: true, 1, 100 * first),
            TreeNode.Split(1, s, 5, 6, missingLeft: true, 1, 100 * (1 - first)),
            Leaf(left: true, lower: true),
            Leaf(left: true, lower: false),
            Leaf(left: false, lower: true),
            Leaf(left: false, lower: false));
    }

    private static double[] FeaturesOf(double[] rows) => [.. rows.Where((_, i) => i % Columns.Count < Features.Count)];
}
