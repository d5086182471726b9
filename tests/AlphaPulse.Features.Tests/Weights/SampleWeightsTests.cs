using System.Globalization;
using System.Text.Json;
using AlphaPulse.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Features.Tests;

public class SampleWeightsTests
{
    [EvidenceFact]
    public void The_example_of_the_book_has_its_uniqueness()
    {
        var example = Example();
        var spans = Spans(example);
        var bars = example.GetProperty("bars").GetInt32();
        Assert.Equal(Numbers(example.GetProperty("concurrency")), SampleWeights.Concurrency(spans, bars).Select(c => (double)c));
        Close(Numbers(example.GetProperty("average_uniqueness")), SampleWeights.Uniqueness(spans, bars), 1e-15);
    }

    [EvidenceFact]
    public void The_example_of_the_book_has_its_probabilities()
    {
        var example = Example();
        var expected = example.GetProperty("sequential_bootstrap_probabilities");
        var bootstrap = new SequentialBootstrap(Spans(example), example.GetProperty("bars").GetInt32());
        Close(Numbers(expected.GetProperty("before_first_draw")), bootstrap.Probabilities(), 1e-15);
        bootstrap.Take(1);
        Close(Numbers(expected.GetProperty("after_drawing_label_1_zero_based")), bootstrap.Probabilities(), 1e-15);
        double[] printed =
        [
            .. expected.GetProperty("printed_in_book").EnumerateArray().Select(f => f.GetString()!.Split('/'))
                .Select(f => double.Parse(f[0], CultureInfo.InvariantCulture) / double.Parse(f[1], CultureInfo.InvariantCulture)),
        ];
        Close(printed, bootstrap.Probabilities(), 1e-15);
    }

    [Fact]
    public void Uniqueness_and_attribution_are_their_definitions() => Prop.ForAll(Seeds(), seed =>
    {
        var (spans, bars, random) = RandomSpans(seed);
        var returns = Enumerable.Range(0, bars).Select(_ => random.NextNormal()).ToArray();
        int Count(int bar) => spans.Count(s => s.First <= bar && bar <= s.Last);
        IEnumerable<int> Bars(LabelSpan s) => Enumerable.Range(s.First, s.Last - s.First + 1);
        Close([.. spans.Select(s => Bars(s).Average(bar => 1.0 / Count(bar)))], SampleWeights.Uniqueness(spans, bars), 1e-14);
        Close([.. spans.Select(s => Math.Abs(Bars(s).Sum(bar => returns[bar] / Count(bar))))], SampleWeights.ReturnAttribution(spans, returns), 1e-13);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Large_sums_leave_no_error()
    {
        // A million bars before two labels that share one bar.
        LabelSpan[] spans = [.. Enumerable.Range(0, 300_000).Select(i => new LabelSpan(i, i + 2)), new(999_997, 999_998), new(999_998, 999_999)];
        var uniqueness = SampleWeights.Uniqueness(spans, 1_000_000);
        Assert.Equal((0.75, 0.75), (uniqueness[^2], uniqueness[^1]));
        Assert.Equal(1.0 / 3, uniqueness[150_000], 1e-15);
    }

    [Fact]
    public void Samples_share_the_returns_of_the_bars_after_their_start()
    {
        // Bar 4 is missing: one return leads over the gap, and the samples at bars 3 and 5 have no label or no feature.
        var bars = new[] { 0, 1, 2, 3, 5, 6, 7, 8 }.Select(h => Series.Flat(h, 100 + 3 * h)).ToList();
        var set = SampleSet.Build(
            FeatureMatrix.Compute(FeatureSet.Parse("one", "log_return(1)"), LabelScene.Always, bars), Labels.ForwardLogReturn(2), LabelScene.Always);
        Assert.Equal([(1, 3), (3, 4), (5, 7)], set.Samples.Select(s => (s.BarIndex, s.EndIndex)));
        Assert.Equal([1.0, 1.0, 1.0], SampleWeights.Uniqueness(set));
        Close([Math.Log(109.0 / 103), Math.Log(115.0 / 109), Math.Log(124.0 / 118)], SampleWeights.ReturnAttribution(set), 1e-14);

        // Labels beyond the rows do not count.
        var walk = LabelScene.Walk(5, gaps: 0);
        var overlapping = SampleSet.Build(
            FeatureMatrix.Compute(FeatureSet.Parse("one", "log_return(1)"), LabelScene.Always, walk), Labels.ForwardLogReturn(3), LabelScene.Always);
        Assert.Equal(1.0 / 3, SampleWeights.Uniqueness(overlapping)[10], 1e-15);
        Assert.Equal([1.0, 1.0], SampleWeights.Uniqueness(overlapping, [13, 10]));
    }

    [Theory]
    [InlineData(1.0, 1, 1, 1, 1)]
    [InlineData(0.5, 0.625, 0.75, 0.875, 1)]
    [InlineData(0.0, 0.25, 0.5, 0.75, 1)]
    [InlineData(-0.5, 0, 0, 0.5, 1)]
    public void Weights_decay_along_a_line(double lastWeight, double oldest, double second, double third, double newest) =>
        Close([oldest, second, third, newest], SampleWeights.TimeDecay([0.5, 0.5, 0.5, 0.5], lastWeight), 1e-15);

    [Fact]
    public void Decay_counts_uniqueness_not_time() => Prop.ForAll(Seeds(), seed =>
    {
        var random = new DeterministicRandom(seed);
        var uniqueness = Enumerable.Range(0, 1 + random.NextInt32(30)).Select(_ => 0.01 + random.NextDouble()).ToArray();
        var last = 0.999 - 1.99 * random.NextDouble();

        // As the book writes it: a constant and a slope over the cumulated uniqueness.
        var total = uniqueness.Sum();
        var slope = last >= 0 ? (1 - last) / total : 1 / ((last + 1) * total);
        var expected = uniqueness.Select((_, i) => Math.Max(0, 1 - slope * total + slope * uniqueness.Take(i + 1).Sum())).ToArray();
        var actual = SampleWeights.TimeDecay(uniqueness, last);
        Close(expected, actual, 1e-11);
        Assert.Equal(1, actual[^1]);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_cannot_be_weighed_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SampleWeights.Uniqueness([new LabelSpan(2, 1)], 5));
        Assert.Throws<ArgumentException>(() => SampleWeights.Uniqueness([new LabelSpan(2, 5)], 5));
        Assert.Throws<ArgumentException>(() => SampleWeights.Uniqueness([new LabelSpan(-1, 1)], 5));
        Assert.Throws<ArgumentException>(() => SampleWeights.ReturnAttribution([new LabelSpan(0, 1)], [double.NaN, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleWeights.TimeDecay([1], -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleWeights.TimeDecay([1], 1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleWeights.TimeDecay([1], double.NaN));
        Assert.Throws<ArgumentException>(() => SampleWeights.TimeDecay([1, double.NaN], 0.5));
        Assert.Throws<ArgumentException>(() => SampleWeights.TimeDecay([0, 0], 0.5));
        Assert.Throws<ArgumentException>(() => SampleWeights.Normalize([0, 0]));
        Assert.Throws<ArgumentException>(() => new SequentialBootstrap([], 5));
        Assert.Equal([0.5, 1.5], SampleWeights.Normalize([2, 6]));
        Assert.Empty(SampleWeights.TimeDecay([], 0.5));
    }

    [Fact]
    public void A_bootstrap_has_the_probabilities_of_its_definition_after_every_draw() => Prop.ForAll(Seeds(), seed =>
    {
        var (spans, bars, random) = RandomSpans(seed);
        var bootstrap = new SequentialBootstrap(spans, bars);
        var drawn = new int[bars];
        for (var draw = 0; draw < 40; draw++)
        {
            var label = bootstrap.Draw(random);
            for (var bar = spans[label].First; bar <= spans[label].Last; bar++)
            {
                drawn[bar]++;
            }

            var uniqueness = spans.Select(s => Enumerable.Range(s.First, s.Last - s.First + 1).Average(bar => 1.0 / (drawn[bar] + 1))).ToList();
            Close([.. uniqueness.Select(u => u / uniqueness.Sum())], bootstrap.Probabilities(), 1e-12);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Draws_follow_the_probabilities()
    {
        LabelSpan[] spans = [new(0, 2), new(2, 3), new(4, 5)];
        var random = new DeterministicRandom(11);
        var counts = new int[3];
        for (var i = 0; i < 20_000; i++)
        {
            var bootstrap = new SequentialBootstrap(spans, 6);
            bootstrap.Take(1);
            counts[bootstrap.Draw(random)]++;
        }

        // Five standard deviations of a count of 20,000.
        Assert.All(new[] { 5 / 14.0, 3 / 14.0, 6 / 14.0 }.Zip(counts), p => Assert.InRange(p.Second, 20_000 * p.First - 350, 20_000 * p.First + 350));
    }

    private static (LabelSpan[] Spans, int Bars, DeterministicRandom Random) RandomSpans(int seed)
    {
        var random = new DeterministicRandom(seed);
        var bars = 5 + random.NextInt32(40);
        var spans = new LabelSpan[1 + random.NextInt32(40)];
        for (var i = 0; i < spans.Length; i++)
        {
            var first = random.NextInt32(bars);
            spans[i] = new LabelSpan(first, first + random.NextInt32(Math.Min(8, bars - first)));
        }

        return (spans, bars, random);
    }

    private static JsonElement Example()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Evidence.File("golden", "finance", "afml_labels.json")));
        return document.RootElement.GetProperty("uniqueness").Clone();
    }

    private static LabelSpan[] Spans(JsonElement example) =>
        [.. example.GetProperty("spans_inclusive").EnumerateArray().Select(s => new LabelSpan(s[0].GetInt32(), s[1].GetInt32()))];

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetDouble())];

    private static void Close(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), p => Assert.Equal(p.First, p.Second, tolerance));
    }

    private static Arbitrary<int> Seeds() => Gen.Choose(0, 1_000_000).ToArbitrary();
}
