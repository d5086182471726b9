using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Features.Tests;

public class HorizonTests
{
    private static readonly string[] Timeframes = ["1m", "7m", "1h", "4h", "1d", "36h", "1w", "1mo", "3mo"];

    [Theory]
    [InlineData("always")]
    [InlineData("nyse")]
    public void A_far_horizon_is_where_bar_after_bar_leads(string name)
    {
        var calendar = TradingCalendars.Get(name);
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new DeterministicRandom(seed);
            var timeframe = Timeframe.Parse(Timeframes[random.NextInt32(Timeframes.Length)]);

            // Any minute: a bar that the calendar does not expect has a horizon too.
            var start = new DateTimeOffset(2005, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.NextInt32(10_000_000));
            var bars = 1 + random.NextInt32(timeframe.IsIntraday ? 700 : 200);
            var expected = start;
            for (var i = 0; i < bars; i++)
            {
                expected = calendar.NextOpen(timeframe, expected);
            }

            Assert.Equal(expected, Horizon.Of(calendar, timeframe, start, bars));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_horizon_of_years_takes_a_few_steps()
    {
        var calendar = new CountingCalendar();
        var end = Horizon.Of(calendar, Timeframe.OneMinute, Series.Start, 1_000_000);
        Assert.Equal(Series.Start.AddMinutes(1_000_000), end);
        Assert.InRange(calendar.Questions, 1, 60);
    }

    private sealed class CountingCalendar : ITradingCalendar
    {
        public int Questions { get; private set; }

        public string Name => "counting";

        public bool IsExpected(Timeframe timeframe, DateTimeOffset openTime) => LabelScene.Always.IsExpected(timeframe, openTime);

        public DateTimeOffset NextOpen(Timeframe timeframe, DateTimeOffset openTime)
        {
            Questions++;
            return LabelScene.Always.NextOpen(timeframe, openTime);
        }

        public DateTimeOffset CloseOf(Timeframe timeframe, DateTimeOffset openTime) => LabelScene.Always.CloseOf(timeframe, openTime);

        public long CountExpected(Timeframe timeframe, DateTimeOffset from, DateTimeOffset to)
        {
            Questions++;
            return LabelScene.Always.CountExpected(timeframe, from, to);
        }
    }
}
