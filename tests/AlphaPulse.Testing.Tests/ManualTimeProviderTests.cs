namespace AlphaPulse.Testing.Tests;

public class ManualTimeProviderTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ManualTimeProvider _clock = new(Start);
    private readonly List<string> _fired = [];

    [Fact]
    public void Stands_still_until_it_is_moved()
    {
        Assert.Equal(Start, _clock.GetUtcNow());
        var before = _clock.GetTimestamp();
        _clock.Advance(TimeSpan.FromSeconds(90));
        Assert.Equal(Start.AddSeconds(90), _clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromSeconds(90), _clock.GetElapsedTime(before));
        _clock.AdvanceTo(Start.AddMinutes(2));
        Assert.Equal(Start.AddMinutes(2), _clock.GetUtcNow());
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.Advance(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.AdvanceTo(Start));
        Assert.Equal(TimeSpan.Zero, new ManualTimeProvider(Start.ToOffset(TimeSpan.FromHours(3))).GetUtcNow().Offset);
    }

    [Fact]
    public void Fires_in_order_of_the_due_times_and_shows_them()
    {
        using var late = Timer("late", 30);
        using var early = Timer("early", 10, 15);
        using var tie = Timer("tie", 10);
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Empty(_fired);
        _clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal("early@10 tie@10 early@25 late@30 early@40", string.Join(' ', _fired));
        Assert.Equal(Start.AddSeconds(49), _clock.GetUtcNow());
        Assert.Equal(1, _clock.ActiveTimers);
    }

    [Fact]
    public void A_timer_can_be_changed_and_disposed()
    {
        var timer = Timer("a", 10);
        Assert.True(timer.Change(TimeSpan.FromSeconds(20), Timeout.InfiniteTimeSpan));
        _clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Empty(_fired);
        Assert.True(timer.Change(Timeout.InfiniteTimeSpan, TimeSpan.Zero));
        _clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Empty(_fired);
        Assert.True(timer.Change(TimeSpan.Zero, TimeSpan.Zero));
        _clock.Advance(TimeSpan.Zero);
        Assert.Equal(["a@30"], _fired);
        timer.Change(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        timer.Dispose();
        Assert.False(timer.Change(TimeSpan.Zero, TimeSpan.Zero));
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(["a@30"], _fired);
        Assert.Throws<ArgumentOutOfRangeException>(() => Timer("b", -2));
    }

    [Fact]
    public void A_timer_started_by_a_callback_fires_within_the_span()
    {
        ITimer? inner = null;
        using var outer = _clock.CreateTimer(_ => inner = Timer("inner", 5), null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(["inner@15"], _fired);
        inner!.Dispose();
    }

    [Fact]
    public void A_callback_cannot_advance_the_clock()
    {
        using var timer = _clock.CreateTimer(_ => _clock.Advance(TimeSpan.Zero), null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        Assert.Throws<InvalidOperationException>(() => _clock.Advance(TimeSpan.FromSeconds(20)));
        Assert.Equal(Start.AddSeconds(10), _clock.GetUtcNow());
    }

    [Fact]
    public async Task Drives_delays_and_periodic_timers()
    {
        var delay = Task.Delay(TimeSpan.FromHours(1), _clock);
        using var periodic = new PeriodicTimer(TimeSpan.FromMinutes(30), _clock);
        var tick = periodic.WaitForNextTickAsync();
        using var timeout = new CancellationTokenSource(TimeSpan.FromHours(2), _clock);
        _clock.Advance(TimeSpan.FromMinutes(30));
        Assert.True(await tick);
        Assert.False(delay.IsCompleted);
        _clock.Advance(TimeSpan.FromMinutes(30));
        await delay;
        Assert.False(timeout.IsCancellationRequested);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.True(timeout.IsCancellationRequested);
    }

    [Fact]
    public void Threads_take_turns()
    {
        var count = 0;
        using var timer = _clock.CreateTimer(_ => count++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        Parallel.For(0, 200, _ => _clock.Advance(TimeSpan.FromSeconds(1)));
        Assert.Equal(Start.AddSeconds(200), _clock.GetUtcNow());
        Assert.Equal(200, count);
    }

    private ITimer Timer(string name, int due, int period = 0) => _clock.CreateTimer(
        _ => _fired.Add(FormattableString.Invariant($"{name}@{(_clock.GetUtcNow() - Start).TotalSeconds}")),
        null,
        TimeSpan.FromSeconds(due),
        TimeSpan.FromSeconds(period));
}
