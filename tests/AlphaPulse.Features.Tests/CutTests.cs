using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Features.Tests;

/// <summary>No window spans a cut, and nobody knows of a cut before it could be known.</summary>
public class CutTests
{
    private static readonly ITradingCalendar Calendar = AlwaysOpenCalendar.Instance;
    private static readonly FeatureSet Set = FeatureSet.Parse(
        "cut", "rsi(14)", "log_return(6)", "ema(20)", "log_return(3)@4h", "sma(3)@1d", "zscore(12,close)", "lag(10,close)");

    [Fact]
    public void Rows_behind_a_cut_are_those_of_an_engine_that_begins_there() =>
        Prop.ForAll(Gen.Choose(1, 380).SelectMany(at => Gen.Choose(0, 3).Select(gap => (At: at, Gap: gap))).ToArbitrary(), where =>
        {
            var bars = Series.Simulated(400).ToList();
            bars.RemoveRange(where.At, where.Gap);
            var cut = Cut(bars[where.At].OpenTime);
            var whole = FeatureMatrix.Compute(Set, Calendar, bars, new FeatureInputs { Cuts = [cut] });
            var uncut = FeatureMatrix.Compute(Set, Calendar, bars);
            var fresh = FeatureMatrix.Compute(Set, Calendar, [.. bars.Skip(where.At)]);
            for (var i = 0; i < bars.Count; i++)
            {
                var expected = i < where.At ? uncut.Row(i) : fresh.Row(i - where.At);
                Assert.Equal(expected.ToArray(), whole.Row(i).ToArray());
                Assert.Equal(i < where.At ? uncut.KnownAt(i) : fresh.KnownAt(i - where.At), whole.KnownAt(i));
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Before_it_is_known_a_cut_changes_nothing_and_then_windows_begin_anew()
    {
        var bars = Series.Simulated(300);
        var cut = Cut(bars[100].OpenTime, bars[130].AvailableAt);
        var rows = FeatureMatrix.Compute(Set, Calendar, bars, new FeatureInputs { Cuts = [cut] });
        var uncut = FeatureMatrix.Compute(Set, Calendar, bars);
        var fresh = FeatureMatrix.Compute(Set, Calendar, [.. bars.Skip(130)]);
        for (var i = 0; i < bars.Count; i++)
        {
            Assert.Equal((i < 130 ? uncut.Row(i) : fresh.Row(i - 130)).ToArray(), rows.Row(i).ToArray());
        }

        var engine = new FeatureEngine(Set, Calendar, new FeatureInputs { Cuts = [cut, Cut(Series.Start), Cut(bars[150].OpenTime) with { Instrument = InstrumentId.Parse("test:OTHER-BBB") }] });
        var row = new double[Set.Schema.Columns.Count];
        var told = bars.Where(bar => { engine.Update(bar, row); return engine.LastCut is not null; }).ToList();
        Assert.Equal([bars[130]], told);
    }

    [Fact]
    public void Windows_over_another_instrument_begin_anew_at_its_cut_and_the_rest_goes_on()
    {
        var set = FeatureSet.Parse("both", "ema(20)", "rsi(5)@ETH", "log_return(2)@ETH@4h");
        var bars = Series.Simulated(300);
        var ether = Ether(300);
        FeatureMatrix Compute(IReadOnlyList<Bar> stream, params SeriesCut[] cuts) => FeatureMatrix.Compute(
            set, Calendar, bars, new FeatureInputs { Streams = new Dictionary<string, IReadOnlyList<Bar>>(StringComparer.Ordinal) { ["ETH"] = stream }, Cuts = cuts });
        var rows = Compute(ether, Cut(ether[120].OpenTime) with { Instrument = ether[0].Series.Instrument });
        var (uncut, fresh) = (Compute(ether), Compute([.. ether.Skip(120)]));
        for (var i = 0; i < bars.Count; i++)
        {
            Assert.Equal((i < 120 ? uncut : fresh).Row(i).ToArray(), rows.Row(i).ToArray());
        }
    }

    [Fact]
    public void A_cut_that_is_learned_while_bars_come_gives_the_rows_of_one_that_was_known_from_the_start() =>
        Prop.ForAll(Gen.Choose(0, 280).SelectMany(at => Gen.Choose(at, 290).SelectMany(known => Gen.Choose(at - 20, known).Select(told => (At: at, Known: known, Told: told)))).ToArbitrary(), when =>
        {
            var (bars, ether) = (Series.Simulated(300), Ether(300));
            SeriesCut[] cuts = [Cut(bars[when.At].OpenTime, bars[when.Known].AvailableAt), Cut(ether[when.At].OpenTime, ether[when.Known].AvailableAt) with { Instrument = ether[0].Series.Instrument }];
            FeatureInputs With(params SeriesCut[] known) => new() { Streams = new Dictionary<string, IReadOnlyList<Bar>>(StringComparer.Ordinal) { ["ETH"] = ether }, Cuts = known };
            var set = FeatureSet.Parse("both", "ema(20)", "rsi(5)@ETH", "log_return(2)@ETH@4h", "sma(3)@1d");
            var expected = FeatureMatrix.Compute(set, Calendar, bars, With(cuts));
            var engine = new FeatureEngine(set, Calendar, With());
            var row = new double[set.Schema.Columns.Count];
            for (var i = 0; i < bars.Count; i++)
            {
                // Told again and again, as by somebody who reads all that is recorded each time.
                foreach (var cut in i >= when.Told ? cuts : [])
                {
                    engine.Learn(cut);
                }

                engine.Update(bars[i], row);
                Assert.Equal(expected.Row(i).ToArray(), row);
                Assert.Equal(expected.KnownAt(i), engine.KnownAt);
                Assert.Equal(when.At > 0 && i == when.Known ? cuts[0] : null, engine.LastCut);
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_cut_is_refused_or_ignored_where_the_policy_says_so()
    {
        var bars = Series.Simulated(300);
        FeatureInputs With(UncleanTreatment treatment) => new() { Cuts = [Cut(bars[100].OpenTime)], Unclean = new UncleanPolicy { Cuts = treatment } };
        var refused = Assert.Throws<UncleanWindowException>(() => FeatureMatrix.Compute(Set, Calendar, bars, With(UncleanTreatment.Refuse)));
        Assert.Equal((UncleanKind.Cut, bars[100].OpenTime), (refused.Kind, refused.OpenTime));
        Assert.Contains("a notice", refused.Message, StringComparison.Ordinal);
        var ignored = FeatureMatrix.Compute(Set, Calendar, bars, With(UncleanTreatment.Allow));
        Assert.Equal((FeatureMatrix.Compute(Set, Calendar, bars).CompleteCount, 0), (ignored.CompleteCount, ignored.Cuts.Count));
    }

    [Fact]
    public void No_label_spans_a_cut()
    {
        var bars = Series.Simulated(300);
        foreach (var label in new[] { Labels.ForwardLogReturn(6), Labels.Parse("triple_barrier(6,1,1,10)") })
        {
            var cut = FeatureMatrix.Compute(FeatureSet.Parse("one", "log_return(1)"), Calendar, bars, new FeatureInputs { Cuts = [Cut(bars[100].OpenTime)] });
            var samples = SampleSet.Build(cut, label, Calendar);
            Assert.All(samples.Samples, s => Assert.True(s.EndIndex < 100 || s.BarIndex >= 100, $"{s}"));
            Assert.Contains(samples.Samples, s => s.BarIndex >= 101);
            Assert.InRange(SampleSet.Build(FeatureMatrix.Compute(FeatureSet.Parse("one", "log_return(1)"), Calendar, bars), label, Calendar).Samples.Count - samples.Samples.Count, 2, 60);
        }
    }

    private static List<Bar> Ether(int count)
    {
        var series = new BarSeriesId(InstrumentId.Parse("test:ETH-BBB"), Timeframe.OneHour);
        return [.. Series.Simulated(count, seed: 9).Select(b => new Bar(series, b.OpenTime, b.Open, b.High, b.Low, b.Close, b.Volume, b.AvailableAt, b.Provenance))];
    }

    private static SeriesCut Cut(DateTimeOffset at, DateTimeOffset? knownAt = null) =>
        new(Series.Simulated(1)[0].Series.Instrument, InstrumentEventKind.Reuse, at, knownAt ?? at, "a notice");
}
