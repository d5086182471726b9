using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using AlphaPulse.TestKit;
using Microsoft.Extensions.Logging;

namespace AlphaPulse.Http.Tests.Limits;

/// <summary>One budget of all processes of a machine (profit-trailer#585, profit-trailer#444: several bots of one address starve each other).</summary>
public sealed class SharedBudgetTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly RateLimit Ten = new("weight", 10, TimeSpan.FromMinutes(1));
    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new(Start);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Real_processes_together_stay_within_the_limit()
    {
        const int Limit = 20;

        // A process that the machine leaves waiting between its lease and its note of the time is still within its flight.
        var children = Enumerable.Range(0, 3).Select(_ => StartChild(Limit, 1_000, 60_000, 15, keeps: false)).ToList();
        var times = await Task.WhenAll(children.Select(ReadToDoneAsync));
        children.ForEach(Stop);
        var uses = times.SelectMany(t => t).Select(t => (t, 1L)).ToList();
        Assert.Equal(45, uses.Count);
        Assert.InRange(BudgetAssertions.Most(uses, Stopwatch.Frequency), 2, Limit);
    }

    [Fact]
    public async Task What_a_killed_process_held_counts_as_sent_and_runs_out()
    {
        var child = StartChild(10, 500, 300, 10, keeps: true);
        Assert.Equal(10, (await ReadToDoneAsync(child)).Count);
        Stop(child);
        var budget = new RateBudget("shared", TimeProvider.System, [Ten with { Window = TimeSpan.FromMilliseconds(500) }], _folder.Path);
        using var lease = await budget.AcquireAsync(new RateDemand { Weight = 10, Patience = TimeSpan.FromMinutes(1) });
        Assert.Equal(10, budget.Used("weight"));
    }

    [Fact]
    public async Task Uses_bans_and_corrections_are_shared()
    {
        var (a, b) = (Budget(_clock), Budget(_clock));
        (await a.AcquireAsync(new RateDemand { Weight = 4 })).Dispose();
        Assert.Equal(4, b.Used("weight"));
        b.Observe([new RateObservation("weight") { Used = 8 }]);
        Assert.Equal(8, a.Used("weight"));
        a.Ban(Start.AddMinutes(30));
        Assert.Equal(30, (await b.RefusedForAsync(_clock, 1)).TotalMinutes);
        Assert.Equal(Start.AddMinutes(30), Budget(_clock).BannedUntil);
        Assert.Equal(30, Budget(_clock).Forecast(5).TotalMinutes);
    }

    /// <summary>Two answers that come at once begin one pause, whichever thread or process takes them.</summary>
    [Fact]
    public async Task Of_many_at_once_one_begins_the_pause()
    {
        RateBudget[] budgets = [.. Enumerable.Range(0, 4).Select(_ => Budget(_clock))];
        for (var round = 0; round < 6; round++)
        {
            var until = _clock.GetUtcNow().AddSeconds(10 << round);
            using var together = new Barrier(8);
            var ends = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Factory.StartNew(
                () =>
                {
                    together.SignalAndWait();
                    return budgets[i % 4].PauseWithoutEnd(TimeSpan.FromSeconds(10));
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));
            Assert.All(ends, end => Assert.Equal(until, end));
            Assert.Equal(until, budgets[0].BannedUntil);
            _clock.Advance(until - _clock.GetUtcNow());
        }
    }

    [Fact]
    public void A_file_of_the_version_before_is_read_with_its_ban_and_its_count()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        var now = _clock.GetElapsedTime(0).Ticks;
        writer.Write("APRB"u8);
        writer.Write(1);
        writer.Write(now);
        writer.Write(7L);
        writer.Write(false);
        writer.Write(now + TimeSpan.FromMinutes(5).Ticks);
        writer.Write(Start.AddMinutes(5).UtcTicks);
        writer.Write(2);
        writer.Write(0);
        writer.Write(0);
        writer.Flush();
        File.WriteAllBytes(Path.Combine(_folder.Path, "shared.budget"), [.. stream.ToArray(), .. SHA256.HashData(stream.ToArray())[..8]]);
        var budget = Budget(_clock);
        Assert.Equal(Start.AddMinutes(5), budget.BannedUntil);
        Assert.Equal(0, budget.Used("weight"));
        Assert.Equal(8, (budget.BanWithoutEnd() - _clock.GetUtcNow()).TotalMinutes);
        _clock.Advance(TimeSpan.FromMinutes(8));
        Assert.Equal(10, (budget.PauseWithoutEnd(TimeSpan.FromSeconds(10)) - _clock.GetUtcNow()).TotalSeconds);
        Assert.Equal(_clock.GetUtcNow().AddSeconds(10), Budget(_clock).BannedUntil);
    }

    [Fact]
    public async Task A_backfill_leaves_room_for_what_another_process_waits_for_live()
    {
        var (live, backfill) = (Budget(_clock), Budget(_clock));
        (await live.AcquireAsync(new RateDemand { Weight = 6 })).Dispose();
        using var source = new CancellationTokenSource();
        var waiting = live.AcquireAsync(new RateDemand { Weight = 8 }, source.Token).AsTask();
        var demand = new RateDemand { Weight = 3, Priority = RequestPriority.Backfill, Patience = TimeSpan.Zero };
        await Assert.ThrowsAsync<RateBudgetException>(async () => await backfill.AcquireAsync(demand));
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        (await backfill.AcquireAsync(demand)).Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_file_that_cannot_be_read_is_taken_as_used_up_and_the_reason_logged(int kind)
    {
        (await Budget(_clock).AcquireAsync(new RateDemand())).Dispose();
        var file = Assert.Single(Directory.GetFiles(_folder.Path));
        var bytes = await File.ReadAllBytesAsync(file);
        var changed = kind switch
        {
            0 => [],
            1 => bytes[..^9],
            2 => [.. bytes[..20], (byte)(bytes[20] ^ 1), .. bytes[21..]],
            _ => "something else"u8.ToArray(),
        };
        await File.WriteAllBytesAsync(file, changed);
        var log = new ListLogger();
        var budget = new RateBudget("shared", _clock, [Ten], _folder.Path, log);
        Assert.InRange((await budget.RefusedForAsync(_clock, 1)).TotalSeconds, 60, 61);
        Assert.Contains(log.Lines, l => l.Contains("cannot be read", StringComparison.Ordinal) && l.Contains("budget", StringComparison.Ordinal));
        _clock.Advance(TimeSpan.FromSeconds(61));
        (await budget.AcquireAsync(new RateDemand { Weight = 10, Patience = TimeSpan.Zero })).Dispose();
    }

    [Fact]
    public async Task A_file_that_is_deleted_while_it_is_used_is_taken_as_used_up_and_the_ban_still_holds()
    {
        var budget = Budget(_clock);
        (await budget.AcquireAsync(new RateDemand())).Dispose();
        budget.Ban(Start.AddSeconds(90));
        File.Delete(Assert.Single(Directory.GetFiles(_folder.Path)));
        Assert.Equal(90, (await budget.RefusedForAsync(_clock, 1)).TotalSeconds);
        Assert.Equal(10, budget.Used("weight"));
        Assert.Equal(Start.AddSeconds(90), Budget(_clock).BannedUntil);
    }

    [Fact]
    public async Task After_a_restart_of_the_machine_nothing_is_forgotten_early()
    {
        var clock = new JumpingClock(_clock);
        var before = Budget(clock);
        (await before.AcquireAsync(new RateDemand { Weight = 7 })).Dispose();
        before.Ban(Start.AddMinutes(3));
        clock.Restarted = TimeSpan.FromHours(5);
        var after = Budget(clock);
        Assert.Equal(7, after.Used("weight"));
        Assert.Equal(Start.AddMinutes(3), after.BannedUntil);
    }

    private static async Task<List<long>> ReadToDoneAsync(Process child)
    {
        var times = new List<long>();
        while (await child.StandardOutput.ReadLineAsync() is { } line && line != "done")
        {
            times.Add(long.Parse(line, NumberStyles.None, CultureInfo.InvariantCulture));
        }

        return times;
    }

    private static void Stop(Process child)
    {
        child.Kill();
        child.WaitForExit();
        child.Dispose();
    }

    private RateBudget Budget(TimeProvider time) => new("shared", time, [Ten], _folder.Path);

    private Process StartChild(int limit, int windowMs, int flightMs, int requests, bool keeps)
    {
        string[] numbers = [.. new[] { limit, windowMs, flightMs, requests }.Select(n => n.ToString(CultureInfo.InvariantCulture))];
        return Process.Start(new ProcessStartInfo(
            Environment.ProcessPath!, ["exec", typeof(SharedBudgetTests).Assembly.Location, _folder.Path, .. numbers, keeps ? "true" : "false"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    private sealed class ListLogger : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
