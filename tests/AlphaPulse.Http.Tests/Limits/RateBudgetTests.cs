using AlphaPulse.TestKit;

namespace AlphaPulse.Http.Tests.Limits;

public class RateBudgetTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly ManualClock _clock = new(Start);

    // ccxt#2810, php-binance-api#476: the weight is what counts, and can be read.
    [Fact]
    public async Task Weight_and_requests_are_counted_apart()
    {
        var budget = Budget(new RateLimit("weight", 100, Minute), new RateLimit("requests", 3, Minute) { Unit = RateUnit.Requests });
        await SendAsync(budget, 60);
        Assert.Equal((60, 1), (budget.Used("weight"), budget.Used("requests")));
        await RefusedAsync(budget, 41);
        await SendAsync(budget, 40);
        await RefusedAsync(budget, 1);
        await SendAsync(budget, 0);
        await RefusedAsync(budget, 0);
        _clock.Advance(Minute + TimeSpan.FromSeconds(1));
        await SendAsync(budget, 100);
        Assert.Throws<ArgumentException>(() => budget.Used("other"));
    }

    [Fact]
    public async Task A_group_has_its_own_limit_besides_the_common_one()
    {
        var budget = Budget(new RateLimit("all", 10, Minute), new RateLimit("orders", 2, Minute) { Group = "orders" });
        await SendAsync(budget, 2, "orders");
        await RefusedAsync(budget, 1, "orders");
        await SendAsync(budget, 8);
        await RefusedAsync(budget, 1);
    }

    [Fact]
    public async Task A_request_counts_until_a_window_after_its_answer()
    {
        var budget = Budget(new RateLimit("weight", 1, Minute));
        var lease = await budget.AcquireAsync(new RateDemand { Flight = TimeSpan.FromSeconds(40) });
        _clock.Advance(TimeSpan.FromSeconds(30));
        lease.Dispose();
        lease.Dispose();
        _clock.Advance(TimeSpan.FromSeconds(59));
        await RefusedAsync(budget, 1);
        _clock.Advance(TimeSpan.FromSeconds(2));
        await SendAsync(budget, 1);
    }

    [Fact]
    public async Task What_weighs_more_than_the_limit_is_refused_with_the_reason()
    {
        var budget = Budget(new RateLimit("weight", 10, Minute));
        var error = await Assert.ThrowsAsync<RateBudgetException>(async () => await budget.AcquireAsync(new RateDemand { Weight = 11 }));
        Assert.Null(error.RetryAt);
        Assert.Contains("11", error.Message, StringComparison.Ordinal);
        await SendAsync(budget, 10);
    }

    [Fact]
    public async Task What_others_used_is_taken_over_and_a_smaller_count_is_not()
    {
        var budget = Budget(new RateLimit("weight", 100, Minute));
        await SendAsync(budget, 10);
        budget.Observe([new RateObservation("weight") { Used = 95 }, new RateObservation("unknown") { Used = 1_000 }]);
        Assert.Equal(95, budget.Used("weight"));
        budget.Observe([new RateObservation("weight") { Used = 1 }]);
        Assert.Equal(95, budget.Used("weight"));
        await RefusedAsync(budget, 6);
        await SendAsync(budget, 5);
    }

    // pybit#340: a report without its reset is taken for a whole window, and breaks nothing.
    [Theory]
    [InlineData(null, 61)]
    [InlineData(90, 91.5)]
    [InlineData(-5, 61)]
    [InlineData(1_000_000, 121.5)]
    public async Task Nothing_left_holds_until_the_reset_or_a_window(int? resetAfterSeconds, double freeAfterSeconds)
    {
        var budget = Budget(new RateLimit("weight", 100, Minute));
        var venueTime = Start.AddHours(-3);
        budget.Observe(
            [new RateObservation("weight") { Remaining = 0, Limit = 50, ResetAt = resetAfterSeconds is { } s ? venueTime.AddSeconds(s) : null }], venueTime);
        Assert.Equal(50, Assert.Single(budget.Limits).Limit);
        var wait = await budget.RefusedForAsync(_clock, 1);
        Assert.InRange(wait.TotalSeconds, freeAfterSeconds - 2, freeAfterSeconds);
    }

    // ccxt#14639, XChange#4011: nothing goes before the end of a ban.
    [Fact]
    public async Task A_ban_holds_to_its_end_however_the_clock_is_set()
    {
        var clock = new JumpingClock(_clock);
        var budget = new RateBudget("host", clock, []);
        budget.Ban(Start.AddMinutes(10));
        budget.Ban(Start.AddMinutes(5));
        Assert.Equal(Start.AddMinutes(10), budget.BannedUntil);
        clock.Offset = TimeSpan.FromDays(2);
        _clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        await RefusedAsync(budget, 1);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(budget.BannedUntil);
        await SendAsync(budget, 1);
    }

    [Fact]
    public void Bans_without_an_end_double_until_an_answer()
    {
        var budget = Budget();
        Assert.Equal(2, (budget.BanWithoutEnd() - _clock.GetUtcNow()).TotalMinutes);
        Assert.Equal(4, (budget.BanWithoutEnd() - _clock.GetUtcNow()).TotalMinutes);
        for (var i = 0; i < 70; i++)
        {
            budget.BanWithoutEnd();
        }

        Assert.Equal(TimeSpan.FromDays(3), budget.BanWithoutEnd() - _clock.GetUtcNow());
        budget.Forgive();
        Assert.Equal(2, (budget.BanWithoutEnd() - _clock.GetUtcNow()).TotalMinutes);
    }

    [Fact]
    public void Pauses_double_apart_from_bans_and_where_something_holds_none_begins()
    {
        var budget = Budget();
        budget.Ban(Start.AddSeconds(30));
        Assert.Equal(Start.AddSeconds(30), budget.PauseWithoutEnd(TimeSpan.FromSeconds(10)));
        _clock.Advance(TimeSpan.FromSeconds(30));
        for (var i = 0; i < 3; i++)
        {
            var until = _clock.GetUtcNow().AddSeconds(10 << i);
            Assert.Equal((until, until), (budget.PauseWithoutEnd(TimeSpan.FromSeconds(10)), budget.PauseWithoutEnd(TimeSpan.FromSeconds(10))));
            _clock.Advance(until - _clock.GetUtcNow());
        }

        Assert.Equal(2, (budget.BanWithoutEnd() - _clock.GetUtcNow()).TotalMinutes);
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(80, (budget.PauseWithoutEnd(TimeSpan.FromSeconds(10)) - _clock.GetUtcNow()).TotalSeconds);
        _clock.Advance(TimeSpan.FromSeconds(80));
        budget.Forgive();
        Assert.Equal(10, (budget.PauseWithoutEnd(TimeSpan.FromSeconds(10)) - _clock.GetUtcNow()).TotalSeconds);
        Assert.Throws<ArgumentOutOfRangeException>("first", () => budget.PauseWithoutEnd(TimeSpan.Zero));
    }

    // profit-trailer#585, profit-trailer#444: a backfill does not starve what is live.
    [Fact]
    public async Task Live_requests_go_before_backfills_that_waited_longer()
    {
        var budget = Budget(new RateLimit("weight", 1, Minute));
        await SendAsync(budget, 1);
        var order = new List<string>();
        async Task<int> RunAsync(string name, RequestPriority priority)
        {
            // None is given back: that would wake the others on threads of their own.
            await budget.AcquireAsync(new RateDemand { Priority = priority });
            order.Add(name);
            return 0;
        }

        await _clock.RunAsync(() => Task.WhenAll(
            RunAsync("backfill 1", RequestPriority.Backfill), RunAsync("backfill 2", RequestPriority.Backfill), RunAsync("live 1", RequestPriority.Live), RunAsync("live 2", RequestPriority.Live)));
        Assert.Equal(["live 1", "live 2", "backfill 1", "backfill 2"], order);
    }

    [Fact]
    public async Task A_request_that_gives_up_leaves_its_place()
    {
        var budget = Budget(new RateLimit("weight", 10, Minute));
        await SendAsync(budget, 5);
        using var source = new CancellationTokenSource();
        var heavy = budget.AcquireAsync(new RateDemand { Weight = 10 }, source.Token).AsTask();
        await RefusedAsync(budget, 5);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => heavy);
        await SendAsync(budget, 5);
    }

    [Fact]
    public async Task No_more_requests_are_underway_than_allowed()
    {
        var budget = new RateBudget("host", TimeProvider.System, []);
        var (underway, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async _ =>
        {
            using var lease = await budget.AcquireAsync(new RateDemand { Concurrency = 3 });
            most = Math.Max(most, Interlocked.Increment(ref underway));
            await Task.Yield();
            Interlocked.Decrement(ref underway);
        }));
        Assert.InRange(most, 1, 3);
        using var kept = await budget.AcquireAsync(new RateDemand { Concurrency = 1 });
        var error = await Assert.ThrowsAsync<RateBudgetException>(async () => await budget.AcquireAsync(new RateDemand { Concurrency = 1, Patience = TimeSpan.FromMilliseconds(20) }));
        Assert.Contains("underway", error.Message, StringComparison.Ordinal);
    }

    // N6: when a backfill ends.
    [Theory]
    [InlineData(1, 1)]
    [InlineData(49, 2)]
    [InlineData(50, 2)]
    [InlineData(51, 2)]
    [InlineData(333, 7)]
    public async Task The_forecast_is_what_the_requests_then_take(int requests, int weight)
    {
        var budget = Budget(new RateLimit("weight", 100, Minute), new RateLimit("requests", 400, TimeSpan.FromMinutes(5)) { Unit = RateUnit.Requests });
        await SendAsync(budget, 30);
        _clock.Advance(TimeSpan.FromSeconds(17));
        await SendAsync(budget, 30);
        budget.Ban(_clock.GetUtcNow().AddSeconds(5));
        var forecast = budget.Forecast(requests, weight);
        var start = _clock.GetUtcNow();
        await _clock.RunAsync(async () =>
        {
            for (var i = 0; i < requests; i++)
            {
                (await budget.AcquireAsync(new RateDemand { Weight = weight, Priority = RequestPriority.Backfill })).Dispose();
            }

            return 0;
        });
        var taken = _clock.GetUtcNow() - start;
        Assert.InRange((taken - forecast).TotalSeconds, -0.5 - (taken.TotalSeconds / 256), 0.5);
        Assert.Equal(TimeSpan.Zero, Budget().Forecast(1_000_000));
        Assert.Equal(TimeSpan.Zero, budget.Forecast(0));
    }

    [Fact]
    public async Task A_limit_that_changes_keeps_what_was_used_and_a_new_one_is_taken_as_used_up()
    {
        var budget = Budget(new RateLimit("weight", 100, Minute));
        await SendAsync(budget, 60);
        budget.Configure([new RateLimit("weight", 70, Minute)]);
        await RefusedAsync(budget, 11);
        await SendAsync(budget, 10);
        budget.Configure([new RateLimit("second", 5, TimeSpan.FromSeconds(1)), new RateLimit("weight", 1_000, Minute)]);
        await RefusedAsync(budget, 1);
        _clock.Advance(TimeSpan.FromSeconds(2));
        await SendAsync(budget, 5);
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("a", 0, 1)]
    [InlineData("a", 1, 0)]
    public void Limits_out_of_range_are_refused(string name, long limit, int seconds)
    {
        Assert.Throws<ArgumentException>(() => Budget(new RateLimit(name, limit, TimeSpan.FromSeconds(seconds))));
        Assert.Throws<ArgumentException>(() => Budget(new RateLimit("a", 1, Minute), new RateLimit("a", 2, Minute)));
    }

    private static async Task SendAsync(RateBudget budget, int weight, string? group = null) =>
        (await budget.AcquireAsync(new RateDemand { Weight = weight, Group = group, Patience = TimeSpan.Zero })).Dispose();

    private static Task<RateBudgetException> RefusedAsync(RateBudget budget, int weight, string? group = null) => Assert.ThrowsAsync<RateBudgetException>(
        async () => await budget.AcquireAsync(new RateDemand { Weight = weight, Group = group, Patience = TimeSpan.Zero }));

    private RateBudget Budget(params RateLimit[] limits) => new("host", _clock, limits);
}
