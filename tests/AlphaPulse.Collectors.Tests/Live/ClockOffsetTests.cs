namespace AlphaPulse.Collectors.Tests.Live;

public class ClockOffsetTests
{
    private static readonly DateTimeOffset Start = Streamed.Start;

    [Fact]
    public void Nothing_is_known_at_first()
    {
        var offset = new ClockOffsetEstimator().Current;
        Assert.Equal((null, null, TimeSpan.Zero, (TimeSpan?)null), (offset.Least, offset.Most, offset.Offset, offset.Error));
    }

    /// <summary>The clock of our machine is 1.3 s behind, and then ahead, as in Binance.Net#432, Binance.Net#728 and zenbot#1506: the bounds enclose the truth whatever the delays are.</summary>
    [Theory]
    [InlineData(1.3)]
    [InlineData(-1.3)]
    public void The_bounds_hold_the_truth_and_get_narrow(double seconds)
    {
        var ahead = TimeSpan.FromSeconds(seconds);
        for (var seed = 1; seed <= 50; seed++)
        {
            var random = new DeterministicRandom(seed);
            var clock = new ClockOffsetEstimator();
            var ours = Start;
            for (var i = 0; i < 200; i++)
            {
                ours += TimeSpan.FromSeconds(random.NextDouble());
                var delay = TimeSpan.FromMilliseconds(5 + (200 * random.NextDouble()));
                clock.AddMessage(ours + ahead - delay, ours);
                if (i % 50 == 0)
                {
                    // The venue's clock is cut to whole milliseconds, somewhere between asking and receiving.
                    var back = TimeSpan.FromMilliseconds(100 * random.NextDouble());
                    var shown = ours + ahead - back;
                    shown = shown.AddTicks(-(shown.Ticks % TimeSpan.TicksPerMillisecond));
                    clock.AddAnswer(shown, ours - back - TimeSpan.FromMilliseconds(100 * random.NextDouble()), ours, TimeSpan.FromMilliseconds(1));
                }

                var known = clock.Current;
                Assert.InRange(ahead, known.Least!.Value, known.Most!.Value);
                Assert.True((known.Offset - ahead).Duration() <= known.Error);
            }

            Assert.True(clock.Current.Error < TimeSpan.FromMilliseconds(60), clock.Current.ToString());
        }
    }

    [Fact]
    public void A_clock_that_is_set_makes_what_was_known_void()
    {
        var clock = new ClockOffsetEstimator();
        clock.AddAnswer(Start, Start, Start.AddMilliseconds(10), TimeSpan.FromMilliseconds(1));
        Assert.Equal(TimeSpan.FromMilliseconds(1), clock.Current.Most);
        clock.AddMessage(Start.AddSeconds(5), Start.AddSeconds(1));
        Assert.Equal((TimeSpan.FromSeconds(4), (TimeSpan?)null), (clock.Current.Least, clock.Current.Most));
    }

    /// <summary>A message with a wrong time must not make a bar that forms count as closed.</summary>
    [Fact]
    public void A_clock_that_is_ahead_is_certain_only_when_an_answer_confirms_it()
    {
        var clock = new ClockOffsetEstimator();
        Assert.Equal(TimeSpan.Zero, clock.Current.Certain);
        clock.AddMessage(Start.AddDays(1), Start);
        Assert.Equal(TimeSpan.Zero, clock.Current.Certain);
        clock.AddAnswer(Start.AddSeconds(2), Start, Start.AddSeconds(1), TimeSpan.FromMilliseconds(1));
        Assert.Equal(TimeSpan.FromSeconds(1), clock.Current.Certain);

        var behind = new ClockOffsetEstimator();
        behind.AddMessage(Start.AddSeconds(-2), Start);
        Assert.Equal(TimeSpan.FromSeconds(-2), behind.Current.Certain);
    }

    [Fact]
    public void What_is_old_is_forgotten()
    {
        var clock = new ClockOffsetEstimator(TimeSpan.FromMinutes(1));
        clock.AddMessage(Start, Start);
        clock.AddMessage(Start.AddSeconds(60), Start.AddSeconds(61));
        Assert.Equal(TimeSpan.Zero, clock.Current.Least);
        clock.AddMessage(Start.AddSeconds(121), Start.AddSeconds(122));
        Assert.Equal(TimeSpan.FromSeconds(-1), clock.Current.Least);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClockOffsetEstimator(TimeSpan.Zero));
    }

    [Fact]
    public void An_answer_that_is_an_earlier_event_gives_no_upper_bound()
    {
        var clock = new ClockOffsetEstimator();
        clock.AddAnswer(Start.AddSeconds(-20), Start, Start.AddMilliseconds(10), resolution: null);
        Assert.Equal((TimeSpan.FromMilliseconds(-20_010), (TimeSpan?)null), (clock.Current.Least, clock.Current.Most));
    }
}
