namespace AlphaPulse.Http;

/// <summary>What all that share a budget know: uses, requests underway, the ban. Times are ticks of 100 ns of the monotonic clock.</summary>
/// <remarks>
/// A use counts from the admission of a request until a window after its answer, so that whenever in between it reached the venue, no
/// rolling window of the venue holds more than the limit.
/// </remarks>
internal sealed class BudgetState
{
    /// <summary>The last time that was seen.</summary>
    public long Last { get; set; }

    public long NextId { get; set; } = 1;

    /// <summary>Whether requests were made that are not counted here, so that a limit without a history has to be taken as used up.</summary>
    public bool HasUnknownPast { get; set; }

    public long BannedUntil { get; set; }

    /// <summary>The same by the wall clock, for after a restart of the machine.</summary>
    public long BannedUntilUtcTicks { get; set; }

    /// <summary>How many bans in a row did not name their end.</summary>
    public int UnnamedBans { get; set; }

    /// <summary>How many pauses in a row did not.</summary>
    public int UnnamedPauses { get; set; }

    public Dictionary<string, BudgetWindow> Windows { get; } = new(StringComparer.Ordinal);

    public List<BudgetReservation> Reservations { get; } = [];

    /// <summary>A state of which nothing is known but that others may have used all.</summary>
    public static BudgetState Unknown(long now) => new() { HasUnknownPast = true, Last = now, NextId = Math.Max(1, now) };

    /// <summary>Goes on to a time: forgets what no longer counts and settles what must have arrived.</summary>
    public void Advance(long now, long utcTicks)
    {
        if (now < Last)
        {
            Rebase(now, utcTicks);
        }

        Last = now;
        for (var i = Reservations.Count - 1; i >= 0; i--)
        {
            var reservation = Reservations[i];
            if (reservation.Until <= now)
            {
                Reservations.RemoveAt(i);
                Use(reservation, reservation.Until);
            }
        }

        foreach (var window in Windows.Values)
        {
            window.Forget(now);
        }
    }

    public BudgetWindow WindowOf(RateLimit limit)
    {
        var key = limit.Key;
        if (!Windows.TryGetValue(key, out var window))
        {
            window = new BudgetWindow(limit.Window.Ticks);
            Windows.Add(key, window);
            if (HasUnknownPast)
            {
                window.Add(Last, limit.Limit);
            }
        }

        return window;
    }

    /// <summary>How much of a limit counts, what is underway included.</summary>
    public long Used(RateLimit limit)
    {
        var sum = WindowOf(limit).Used();
        foreach (var reservation in Reservations)
        {
            sum += reservation.IsWaiting ? 0 : reservation.AmountOf(limit.Key);
        }

        return sum;
    }

    /// <summary>What live requests of others wait for.</summary>
    public long Claimed(RateLimit limit, long owner)
    {
        long sum = 0;
        foreach (var reservation in Reservations)
        {
            sum += reservation.IsWaiting && reservation.Owner != owner ? reservation.AmountOf(limit.Key) : 0;
        }

        return sum;
    }

    /// <summary>The earliest time at which there is room for an amount, if what is underway is answered now and nothing else is sent.</summary>
    public long FreeAt(RateLimit limit, long amount)
    {
        var window = WindowOf(limit);
        var over = Used(limit) + amount - limit.Limit;
        if (over <= 0)
        {
            return Last;
        }

        foreach (var (at, used) in window.Uses)
        {
            over -= used;
            if (over <= 0)
            {
                return at + window.Width;
            }
        }

        return window.SlotOf(Last) + window.Width;
    }

    /// <summary>Takes a limit as used up now.</summary>
    public void Exhaust(RateLimit limit)
    {
        var window = WindowOf(limit);
        var used = Math.Max(window.Used(), limit.Limit);
        window.Uses.Clear();
        window.Add(Last, used);
    }

    /// <summary>Takes back the claim of a request that waited.</summary>
    public void Withdraw(long claim) => Reservations.RemoveAll(r => r.IsWaiting && r.Id == claim);

    public void Settle(long id)
    {
        var i = Reservations.FindIndex(r => r.Id == id);
        if (i >= 0)
        {
            var reservation = Reservations[i];
            Reservations.RemoveAt(i);
            Use(reservation, Last);
        }
    }

    /// <summary>Takes in what the venue says. It only adds: a count of a fixed span that begins at zero again says nothing of the rolling window.</summary>
    /// <returns>The limit as the venue has it.</returns>
    public RateLimit Correct(RateLimit limit, RateObservation observation, DateTimeOffset venueTime)
    {
        var given = observation.Limit is > 0 and { } changed ? limit with { Limit = changed } : limit;
        var used = observation.Used ?? (observation.Remaining is { } left ? given.Limit - Math.Min(left, given.Limit) : 0);
        var window = WindowOf(given);

        // A reset that is later than a window from now keeps the amount so much longer; without one it is kept for a window.
        var later = observation.ResetAt is { } reset ? Math.Clamp((reset - venueTime).Ticks - window.Width, 0, window.Width) : 0;

        // Our own uses are over before such a reset, while the venue counts them until then.
        var counted = later > 0 ? window.UsedFrom(Last + later - (2 * TimeSpan.TicksPerSecond)) : Used(given);
        window.Add(Last + later, used - counted);
        return given;
    }

    private void Use(BudgetReservation reservation, long at)
    {
        if (reservation.IsWaiting)
        {
            return;
        }

        foreach (var (key, amount) in reservation.Amounts)
        {
            // What is settled late is entered late.
            if (Windows.TryGetValue(key, out var window))
            {
                window.Add(at, amount);
            }
        }
    }

    /// <summary>The machine was started anew, or the clock is another: how long ago anything was is unknown, so it is taken as now.</summary>
    private void Rebase(long now, long utcTicks)
    {
        foreach (var window in Windows.Values)
        {
            var used = window.Used();
            window.Uses.Clear();
            window.Add(now, used);
        }

        foreach (var reservation in Reservations)
        {
            Use(reservation, now);
        }

        Reservations.Clear();
        BannedUntil = now + Math.Max(0, BannedUntilUtcTicks - utcTicks);
        Last = now;
    }
}
