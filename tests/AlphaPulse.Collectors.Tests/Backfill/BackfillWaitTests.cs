using Microsoft.Extensions.Logging;

namespace AlphaPulse.Collectors.Tests.Backfill;

/// <summary>A venue that asks to be left alone is waited for, whichever way it says so.</summary>
public sealed class BackfillWaitTests : IDisposable
{
    private const int Hours = 100;
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly BackfillOptions Everything = new("BTCUSDT", Timeframe.OneHour) { From = Start };
    private readonly Workbench _bench = new();
    private readonly JumpingClock _clock = new();
    private readonly Collected _progress = new();
    private readonly ListLogger _log = new();
    private readonly ScriptedVenue _venue = new(Enumerable.Range(0, Hours).Select(hour => VenueBackfillTests.Bar(hour))) { Now = Start.AddHours(Hours) };

    public void Dispose() => _bench.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Theory]
    [InlineData(418, false)]
    [InlineData(429, true)]
    [InlineData(403, false)]
    [InlineData(200, true)]
    [InlineData(null, true)]
    public async Task A_ban_of_hours_is_waited_for_and_said_and_the_run_goes_on_where_it_was(int? status, bool isTransient)
    {
        var end = _clock.Now.AddHours(3);
        _venue.BeforePage = page =>
        {
            if (page == 4 && _clock.Now < end)
            {
                throw new VenueException("test", "banned") { HttpStatus = status, RetryAt = end, IsTransient = isTransient, IsRateRefusal = true };
            }
        };
        var report = await RunAsync(Everything);
        Assert.Equal((Hours, 0), (report.Coverage.Held, report.Coverage.Missing));
        Assert.Equal(end, _clock.Now);
        Assert.Equal([$"test is left alone until {UtcText.Format(end)}: banned"], _log.Lines.Where(line => line.Contains("left alone", StringComparison.Ordinal)));
        Assert.Equal([end], _progress.Reports.Select(r => r.WaitingUntil).OfType<DateTimeOffset>());
        Assert.Equal(["banned"], _progress.Reports.Select(r => r.WaitingFor).OfType<string>());
        Assert.Equal((40L, 100L), _progress.Reports.Where(r => r.WaitingUntil is not null).Select(r => (r.Done, r.Planned)).Single());
        Assert.Equal((100L, 100L), (_progress.Reports[^1].Done, _progress.Reports[^1].Planned));
        Assert.Equal([Start, Start.AddHours(39)], _venue.Asked.Select(asked => asked.From));
    }

    [Fact]
    public async Task What_would_last_longer_than_the_limit_ends_the_run_at_once()
    {
        var end = _clock.Now.AddHours(3);
        _venue.BeforePage = _ => throw new VenueException("test", "banned") { HttpStatus = 418, RetryAt = end, IsRateRefusal = true };
        var error = await Assert.ThrowsAsync<VenueException>(() => RunAsync(Everything with { MaximumWait = TimeSpan.FromHours(2) }));
        Assert.Equal((end, end.AddHours(-3)), (error.RetryAt, _clock.Now));
        await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(Everything with { MaximumWait = TimeSpan.FromTicks(-1) }));
    }

    /// <summary>A venue that always says "in a moment" is not asked for ever.</summary>
    [Fact]
    public async Task All_waits_together_are_limited()
    {
        _venue.BeforePage = _ => throw new VenueException("test", "slow down") { HttpStatus = 429, RetryAt = _clock.Now, IsTransient = true, IsRateRefusal = true };
        var start = _clock.Now;
        await Assert.ThrowsAsync<VenueException>(() => RunAsync(Everything));
        Assert.InRange(_clock.Now - start, TimeSpan.FromHours(5.9), TimeSpan.FromHours(6));
        Assert.InRange(_venue.Asked.Count, 50, 100);
    }

    [Fact]
    public async Task What_is_no_wish_to_be_left_alone_ends_the_run_at_once()
    {
        _venue.BeforePage = _ => throw new VenueException("test", "at fault") { HttpStatus = 503, RetryAt = _clock.Now.AddSeconds(1), IsTransient = true };
        await Assert.ThrowsAsync<VenueException>(() => RunAsync(Everything));
        Assert.Single(_venue.Asked);
    }

    /// <summary>Before any answer a page with 403 is rather a region or an address that is not served, and hours of waiting would hide it.</summary>
    [Theory]
    [InlineData(true, true, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public async Task A_403_without_an_end_is_waited_for_only_where_the_venue_has_answered_before(bool isFirst, bool isAssumed, bool isWaitedFor)
    {
        var end = _clock.Now.AddMinutes(2);
        var refused = new VenueException("test", "a page") { HttpStatus = 403, RetryAt = end, IsRateRefusal = true, IsRetryAtAssumed = isAssumed };
        _venue.Finding = () => isFirst && _clock.Now < end ? throw refused : 0;
        _venue.BeforePage = _ => _ = !isFirst && _clock.Now < end ? throw refused : 0;
        if (isWaitedFor)
        {
            Assert.Equal(Hours, (await RunAsync(Everything)).Coverage.Held);
            return;
        }

        Assert.Same(refused, await Assert.ThrowsAsync<VenueException>(() => RunAsync(Everything)));
        Assert.Equal(end.AddMinutes(-2), _clock.Now);
    }

    private Task<BackfillReport> RunAsync(BackfillOptions options) => new VenueBackfill(_bench.Ledger, _clock, _log).RunAsync(_venue, options, _progress);

    private sealed class ListLogger : ILogger<VenueBackfill>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }

    private sealed class Collected : IProgress<BackfillProgress>
    {
        public List<BackfillProgress> Reports { get; } = [];

        public void Report(BackfillProgress value) => Reports.Add(value);
    }

    /// <summary>A clock that jumps to the end of every wait.</summary>
    private sealed class JumpingClock : TimeProvider
    {
        public DateTimeOffset Now { get; private set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => Now.UtcTicks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Now += dueTime;
            return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }
}
