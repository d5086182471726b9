using AlphaPulse.Features;

namespace AlphaPulse.Training.Tests;

public sealed class HoldoutPlacementTests
{
    private static readonly IReadOnlyList<Bar> All = Scene.Bars(4_000, 0);
    private static readonly AlwaysOpenCalendar Calendar = AlwaysOpenCalendar.Instance;
    private static readonly SplitOptions Options = new();

    [Fact]
    public void Each_holdout_begins_where_the_newest_ended_and_training_reaches_up_to_it()
    {
        var openings = new List<HoldoutOpening>();
        foreach (var count in new[] { 2_000, 2_500, 3_000, 3_500, 4_000 })
        {
            var bars = All.Take(count).ToList();
            var from = HoldoutPlacement.FindStart(bars, Calendar, Options, openings);
            Assert.Equal(openings.Count == 0, from is null);
            var samples = SampleSet.Build(Scene.Rows(bars), Labels.ForwardLogReturn(6), Calendar);
            var split = ChronologicalSplit.Create(samples, Options, from);
            var holdout = bars[split.HoldoutBars.Start.Value..split.HoldoutBars.End.Value];

            // As many new bars as come between two trainings are enough for a holdout.
            Assert.InRange(holdout.Count, openings.Count == 0 ? 350 : 400, 800);
            Assert.True(openings.TrueForAll(o => holdout[0].OpenTime >= o.To));
            Assert.Equal(from ?? holdout[0].OpenTime, holdout[0].OpenTime);
            Assert.True(split.Refit.Max(i => samples.Samples[i].BarIndex) > split.HoldoutBars.Start.Value - Options.EmbargoBars - 20);
            Assert.True(split.Refit.All(i => samples.Samples[i].HorizonTime < holdout[0].OpenTime - TimeSpan.FromHours(Options.EmbargoBars)));
            Assert.True(split.ReplayStart > split.HoldoutBars.End.Value && split.ReplayStart < count - 200);
            openings.Add(Opened(holdout));
        }
    }

    [Fact]
    public void The_same_bars_have_the_same_holdout_before_and_after_it_was_opened()
    {
        var (openings, starts) = (new List<HoldoutOpening>(), new List<DateTimeOffset?>());
        int[] counts = [2_000, 2_500, 3_000];
        foreach (var count in counts)
        {
            starts.Add(HoldoutPlacement.FindStart([.. All.Take(count)], Calendar, Options, openings));
            openings.Add(Opened(Holdout(count, starts[^1])));
        }

        Assert.Equal(3, starts.Distinct().Count());
        Assert.Equal(starts, counts.Select(count => HoldoutPlacement.FindStart([.. All.Take(count)], Calendar, Options, openings)));
    }

    [Fact]
    public void Openings_of_other_series_and_those_that_lie_far_behind_change_nothing()
    {
        var other = Opened(Holdout(2_000, null)) with { Series = new BarSeriesId(InstrumentId.Parse("csv:OTHER-USD"), Timeframe.OneHour) };
        Assert.Null(HoldoutPlacement.FindStart([.. All.Take(2_500)], Calendar, Options, [other]));
        Assert.Null(HoldoutPlacement.FindStart(All, Calendar, Options, [Opened(Holdout(2_000, null))]));
    }

    private static List<Bar> Holdout(int count, DateTimeOffset? from)
    {
        var bars = All.Take(count).ToList();
        var (_, holdout, _) = ChronologicalSplit.Place(bars, Options, from);
        return bars[holdout.Start.Value..holdout.End.Value];
    }

    private static HoldoutOpening Opened(List<Bar> bars) =>
        new(bars[0].Series, bars[0].OpenTime, Calendar.CloseOf(Timeframe.OneHour, bars[^1].OpenTime), "c", bars[^1].OpenTime, 1, 1, null, 1);
}
