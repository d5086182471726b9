using Microsoft.Extensions.Logging;

namespace AlphaPulse.Http;

/// <summary>The ban that this process knows of, and how long bans and pauses last whose end nobody names. Used under the lock of the budget.</summary>
/// <param name="name">The name of the budget.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where bans are logged.</param>
internal sealed class BudgetBans(string name, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan ShortestFirst = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestFirst = TimeSpan.FromDays(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3);
    private long _until;

    /// <summary>How long the first ban lasts whose end nobody names, where the caller does not say it.</summary>
    public static TimeSpan DefaultFirst { get; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether there may be something to forgive.</summary>
    public bool HasUnnamed { get; private set; }

    public static void CheckFirst(TimeSpan first)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, ShortestFirst);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, LongestFirst);
    }

    /// <summary>The nearest length that a first pause may have.</summary>
    public static TimeSpan Fitting(TimeSpan window) => window < ShortestFirst ? ShortestFirst : window > LongestFirst ? LongestFirst : window;

    /// <summary>Tells the state of the ban. One that this process knows of outlives a lost file.</summary>
    public void Share(BudgetState state)
    {
        HasUnnamed |= state.UnnamedBans > 0 || state.UnnamedPauses > 0;
        if (_until > state.BannedUntil)
        {
            state.BannedUntil = _until;
            state.BannedUntilUtcTicks = time.GetUtcNow().UtcTicks + (_until - state.Last);
        }
    }

    public void Extend(long until) => _until = Math.Max(_until, until);

    /// <summary>Begins a ban, whatever holds already.</summary>
    /// <returns>That it begins, and how long it lasts.</returns>
    public (bool Begins, long Left) BanWithoutEnd(BudgetState state, TimeSpan first) => Begin(state, Length(first, state.UnnamedBans++));

    /// <summary>Begins a pause, unless a ban or a pause holds already.</summary>
    /// <returns>Whether it begins, and how long what holds then lasts.</returns>
    public (bool Begins, long Left) PauseWithoutEnd(BudgetState state, TimeSpan first) =>
        state.BannedUntil > state.Last ? (false, state.BannedUntil - state.Last) : Begin(state, Length(first, state.UnnamedPauses++));

    public void Forgive(BudgetState state)
    {
        (state.UnnamedBans, state.UnnamedPauses) = (0, 0);
        HasUnnamed = false;
    }

    public void Tell(DateTimeOffset until)
    {
        HttpTelemetry.Bans.Add(1, new KeyValuePair<string, object?>("host", name));
        HttpLog.Banned(logger, name, UtcText.Format(until));
    }

    private static long Length(TimeSpan first, int count) => Math.Min(first.Ticks << Math.Min(count, 12), Longest.Ticks);

    private (bool Begins, long Left) Begin(BudgetState state, long length)
    {
        Extend(state.Last + length);
        Share(state);
        return (true, length);
    }
}
