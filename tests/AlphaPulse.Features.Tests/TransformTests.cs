using System.Text;

namespace AlphaPulse.Features.Tests;

/// <summary>Each transform against its definition, written out over the whole window.</summary>
public class TransformTests
{
    private static readonly IReadOnlyList<Bar> Bars = Series.Simulated(400);
    private static readonly double[] X = [.. Bars.Select((b, i) => i == 0 ? double.NaN : Math.Log((double)b.Close / (double)Bars[i - 1].Close))];
    private static readonly double[] V = [.. Bars.Select(b => (double)b.Volume)];

    [Theory]
    [InlineData("diff(5,log_return(1))")]
    [InlineData("lag(5,log_return(1))")]
    [InlineData("zscore(40,log_return(1))")]
    [InlineData("robust(40,log_return(1))")]
    [InlineData("rank(40,log_return(1))")]
    [InlineData("regime(40,4,log_return(1))")]
    [InlineData("quantile(40,0.3,log_return(1))")]
    [InlineData("winsor(40,0.2,log_return(1))")]
    [InlineData("fracdiff(0.4,0.01,log_return(1))")]
    [InlineData("entropy(40,8,log_return(1))")]
    [InlineData("correlation(40,log_return(1),volume)")]
    [InlineData("band(-0.005,0,0.005,log_return(1))")]
    [InlineData("clip(-0.002,0.003,log_return(1))")]
    [InlineData("scaled(0.001,0.02,log_return(1))")]
    [InlineData("tanh(100 * log_return(1)) + sqrt(abs(log_return(1))) - exp(sign(log_return(1)))")]
    [InlineData("sma(7,log_return(1)) / log_return(1)")]
    public void Equals_its_formula(string text)
    {
        var matrix = FeatureMatrix.Compute(FeatureSet.Parse("one", text), AlwaysOpenCalendar.Instance, Bars);
        for (var i = 300; i < Bars.Count; i++)
        {
            Assert.Equal(Reference(text, i), matrix.Row(i)[0], 1e-10);
        }
    }

    [Fact]
    public void A_fractional_difference_of_order_one_is_the_difference()
    {
        var matrix = FeatureMatrix.Compute(
            FeatureSet.Parse("one", "fracdiff(1,0.0001,log(close))", "log_return(1)", "fracdiff(0,0.0001,close)"), AlwaysOpenCalendar.Instance, Bars);
        Assert.Equal(matrix.Row(99)[1], matrix.Row(99)[0], 1e-12);
        Assert.Equal((double)Bars[99].Close, matrix.Row(99)[2]);
    }

    [Theory]
    [InlineData("minute_sin", 0.5)]
    [InlineData("month_cos", 0.86602540378443864676)]
    [InlineData("monthday_sin", 0.0)]
    public void Time_is_on_a_circle(string text, double expected)
    {
        var series = new BarSeriesId(Series.Id.Instrument, new Timeframe(5, TimeframeUnit.Minute));
        var time = new DateTimeOffset(2024, 2, 1, 7, 5, 0, TimeSpan.Zero);
        var bar = new Bar(series, time, 1, 1, 1, 1, 1, time.AddMinutes(5), BarProvenance.Simulated);
        Assert.Equal(expected, FeatureMatrix.Compute(FeatureSet.Parse("one", text), AlwaysOpenCalendar.Instance, [bar]).Row(0)[0], 1e-12);
    }

    [Fact]
    public void Flat_windows_give_no_value_where_the_formula_is_zero_over_zero()
    {
        string[] undefined = ["zscore(20,volume)", "robust(20,volume)", "entropy(20,5,volume)", "correlation(20,volume,close)", "log(volume - 1)", "1 / (volume - 1)"];
        var matrix = FeatureMatrix.Compute(
            FeatureSet.Parse("flat", [.. undefined, "rank(20,volume)"]), AlwaysOpenCalendar.Instance, [.. Enumerable.Range(0, 60).Select(i => Series.Flat(i, 5))]);
        for (var c = 0; c < undefined.Length; c++)
        {
            Assert.True(double.IsNaN(matrix.Row(59)[c]), undefined[c]);
        }

        Assert.Equal(0.5, matrix.Row(59)[undefined.Length]);
    }

    [Theory]
    [InlineData(ScalingKind.Standard, 0)]
    [InlineData(ScalingKind.Standard, 0.05)]
    [InlineData(ScalingKind.Robust, 0)]
    [InlineData(ScalingKind.Robust, 0.05)]
    public void A_scaling_knows_the_training_rows_only_and_survives_its_file(ScalingKind kind, double winsor)
    {
        var set = FeatureSet.Parse("mine", "log_return(1)", "volume", "hour_sin");
        var rows = FeatureMatrix.Compute(set, AlwaysOpenCalendar.Instance, Bars);
        var scaling = FittedScaling.Fit(rows, Enumerable.Range(0, 200), kind, winsor);

        // What comes after the training rows is another world: the fit must not know.
        Bar[] other = [.. Bars.Take(200), .. Bars.Skip(200).Select(b => Series.Scaled(b, 7))];
        var same = FittedScaling.Fit(FeatureMatrix.Compute(set, AlwaysOpenCalendar.Instance, other), Enumerable.Range(0, 200), kind, winsor);
        Assert.Equal(scaling.ToJson(), same.ToJson());
        Assert.Equal((199, rows.KnownAt(199)), (scaling.Rows, scaling.KnownAt));
        Assert.Equal(["log_return(1)", "volume"], scaling.Columns.Select(c => c.Name));

        var read = FittedScaling.FromJson(scaling.ToJson());
        Assert.Equal(scaling.Columns, read.Columns);
        var scaled = read.Apply(set);
        Assert.Equal("mine-scaled", scaled.Name);
        Assert.Equal("hour_sin", scaled.Schema.Columns[2].Name);

        // The schema alone is enough to serve.
        var served = FeatureMatrix.Compute(FeatureSet.FromSchema(scaled.Schema), AlwaysOpenCalendar.Instance, Bars);
        var (center, unit, low, high) = Expected([.. Enumerable.Range(1, 199).Select(i => V[i])], kind, winsor);
        for (var i = 1; i < 400; i++)
        {
            Assert.Equal((Math.Clamp(V[i], low, high) - center) / unit, served.Row(i)[1], 1e-9);
        }
    }

    [Fact]
    public void A_scaling_of_other_features_or_a_damaged_file_is_refused()
    {
        var set = FeatureSet.Parse("mine", "volume");
        var scaling = FittedScaling.Fit(FeatureMatrix.Compute(set, AlwaysOpenCalendar.Instance, Bars), Enumerable.Range(0, 100));
        Assert.Throws<SchemaMismatchException>(() => scaling.Apply(FeatureSet.Parse("mine", "close")));
        var json = Encoding.UTF8.GetString(scaling.ToJson());
        foreach (var damaged in new[] { "{", "{}", json.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal), json.Replace("\"unit\":", "\"unit\":-", StringComparison.Ordinal) })
        {
            Assert.Throws<ArgumentException>(() => FittedScaling.FromJson(Encoding.UTF8.GetBytes(damaged)));
        }

        Assert.Throws<ArgumentException>(() => FittedScaling.Fit(FeatureMatrix.Compute(set, AlwaysOpenCalendar.Instance, Bars), [3]));
        var first = """{"format":"alphapulse-scaling","version":1,"schema":"00","kind":"robust","rows":2,"knownAt":"2024-01-01T00:00:00Z","columns":[{"name":"volume","center":1.5,"unit":2,"low":0,"high":9}]}""";
        Assert.Equal([new ColumnScaling("volume", 1.5, 2, 0, 9)], FittedScaling.FromJson(Encoding.UTF8.GetBytes(first)).Columns);

        // Bounds that do not rise would fail at the first bar that is served, and a hash of any length is only another hash.
        Assert.Throws<ArgumentException>(() => FittedScaling.FromJson(Encoding.UTF8.GetBytes(first.Replace("\"low\":0", "\"low\":10", StringComparison.Ordinal))));
        Assert.Throws<SchemaMismatchException>(() => FittedScaling.FromJson(Encoding.UTF8.GetBytes(first)).Apply(set));
    }

    private static (double Center, double Unit, double Low, double High) Expected(double[] values, ScalingKind kind, double winsor)
    {
        var low = winsor > 0 ? Quantile(values, winsor) : double.MinValue;
        var high = winsor > 0 ? Quantile(values, 1 - winsor) : double.MaxValue;
        if (kind == ScalingKind.Robust)
        {
            return (Quantile(values, 0.5), Quantile(values, 0.75) - Quantile(values, 0.25), low, high);
        }

        var used = values.Select(v => Math.Clamp(v, low, high)).ToList();
        return (used.Average(), Math.Sqrt(used.Average(v => Math.Pow(v - used.Average(), 2))), low, high);
    }

    private static double Reference(string text, int at)
    {
        var x = X[at];
        double[] window = X[(at - 39)..(at + 1)];
        return text[..text.IndexOf('(', StringComparison.Ordinal)] switch
        {
            "diff" => x - X[at - 5],
            "lag" => X[at - 5],
            "zscore" => (x - window.Average()) / Math.Sqrt(window.Average(v => Math.Pow(v - window.Average(), 2))),
            "robust" => (x - Quantile(window, 0.5)) / (Quantile(window, 0.75) - Quantile(window, 0.25)),
            "rank" => Rank(window, x),
            "regime" => Math.Floor(4 * Rank(window, x)),
            "quantile" => Quantile(window, 0.3),
            "winsor" => Math.Clamp(x, Quantile(window, 0.2), Quantile(window, 0.8)),
            "fracdiff" => Fractional(at, 0.4, 0.01),
            "entropy" => Entropy(window, 8),
            "correlation" => Correlation(window, V[(at - 39)..(at + 1)]),
            "band" => x < -0.005 ? 0 : x < 0 ? 1 : x < 0.005 ? 2 : 3,
            "clip" => Math.Clamp(x, -0.002, 0.003),
            "scaled" => (x - 0.001) / 0.02,
            "tanh" => Math.Tanh(100 * x) + Math.Sqrt(Math.Abs(x)) - Math.Exp(Math.Sign(x)),
            "sma" => X[(at - 6)..(at + 1)].Average() / x,
            _ => throw new ArgumentOutOfRangeException(nameof(text), text, "No reference."),
        };
    }

    [Fact]
    public void Every_function_has_its_fluent_form()
    {
        var f = Feature.LogReturn(1);
        FeatureExpression[] fluent =
        [
            f.Abs(), f.Band(-0.01, 0, 0.01), f.Clip(-0.1, 0.1), f.Correlation(20, Feature.Volume), f.Diff(2), f.Entropy(40, 8), f.Exp(), f.FractionalDifference(0.4, 0.01),
            Feature.Indicator("rsi(14)"), Feature.Input("sentiment"), f.Lag(3), f.Log(), f.Quantile(20, 0.5), f.Rank(20), f.Regime(20, 4), f.Robust(20), f.Scaled(0.001, 0.02),
            f.Sign(), f.Sqrt(), f.Tanh(), f.Winsorize(20, 0.1), f.ZScore(20),
        ];
        Assert.Equal(FeatureFunctions.All.Select(x => x.Name), fluent.Select(x => x.Text[..x.Text.IndexOf('(', StringComparison.Ordinal)]));
        Assert.All(fluent, x => Assert.Equal(x.Text, FeatureCatalog.Resolve(x.Text).Column.Name));
    }

    private static double Rank(double[] window, double x) => (window.Count(v => v < x) + 0.5 * window.Count(v => v == x)) / window.Length;

    private static double Quantile(double[] window, double share)
    {
        double[] sorted = [.. window.Order()];
        var place = share * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        return below + 1 < sorted.Length ? sorted[below] * (1 - (place - below)) + sorted[below + 1] * (place - below) : sorted[below];
    }

    private static double Fractional(int at, double order, double threshold)
    {
        double sum = 0;
        double weight = 1;
        for (var k = 0; Math.Abs(weight) >= threshold; k++)
        {
            sum += weight * X[at - k];
            weight *= -(order - k) / (k + 1);
        }

        return sum;
    }

    private static double Entropy(double[] window, int bins)
    {
        var width = (window.Max() - window.Min()) / bins;
        return window.GroupBy(v => Math.Min(bins - 1, (int)Math.Floor((v - window.Min()) / width)))
            .Sum(g => -(g.Count() / (double)window.Length) * Math.Log(g.Count() / (double)window.Length)) / Math.Log(bins);
    }

    private static double Correlation(double[] a, double[] b)
    {
        double Covariance(double[] p, double[] q) => p.Zip(q, (x, y) => (x - p.Average()) * (y - q.Average())).Sum();
        return Covariance(a, b) / Math.Sqrt(Covariance(a, a) * Covariance(b, b));
    }
}
