using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Http;

/// <summary>Admits requests to one host so that no limit is exceeded and no ban is broken, whoever else shares the budget.</summary>
/// <remarks>
/// <para>A request counts from its admission until a whole window after its answer: it may have reached the venue at any time between,
/// so that no rolling window of the venue holds more than the limit, however long requests are underway. Spans are measured by the
/// monotonic clock; setting the wall clock changes nothing. Uses are kept in 256 slots a window and count up to one slot longer.</para>
/// <para>What the venue reports only ever adds to what is counted: a count of a fixed minute that starts at zero again would otherwise
/// allow twice the limit within a minute. A request is admitted when there is room for it and for all that wait before it: live ones
/// before backfills, then in their order.</para>
/// <para>With a folder the state is in a file there that all processes of the machine share; it must be on a local disk. What a process
/// held that was killed counts as sent. A file that cannot be read is taken as used up for a window. Safe for use from any
/// thread.</para>
/// </remarks>
public sealed class RateBudget
{
    private static readonly TimeSpan BusyWait = TimeSpan.FromMilliseconds(50);
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly IBudgetStore _store;
    private readonly BudgetQueue _queue = new();
    private readonly BudgetBans _bans;
    private RateLimit[] _limits;
    private long _owner;
    private int _underway;

    /// <summary>Creates a budget.</summary>
    /// <param name="name">What it is for, as in <c>api.binance.com:443</c>; names the shared file and tags measurements.</param>
    /// <param name="time">The clock.</param>
    /// <param name="limits">The limits; may be empty, in which case only bans and concurrency hold.</param>
    /// <param name="sharedFolder">The folder of the file that processes share, which is made where it is missing; <see langword="null"/> for this object alone.</param>
    /// <param name="logger">Where bans, waits and unreadable files are logged; <see langword="null"/> for nowhere.</param>
    /// <exception cref="ArgumentException">A limit is out of range, or two have one name.</exception>
    public RateBudget(string name, TimeProvider time, IReadOnlyList<RateLimit> limits, string? sharedFolder = null, ILogger? logger = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(time);
        Name = name;
        _time = time;
        _limits = RateLimit.Check(limits);
        _logger = logger ?? NullLogger.Instance;
        _bans = new BudgetBans(name, time, _logger);
        _store = sharedFolder is null ? new MemoryBudgetStore() : FileBudgetStore.In(sharedFolder, name, _logger);
    }

    /// <summary>What it is for.</summary>
    public string Name { get; }

    /// <summary>The limits as they are now known.</summary>
    public IReadOnlyList<RateLimit> Limits => [.. _limits];

    /// <summary>When the ban ends that holds now, UTC; <see langword="null"/> where none does.</summary>
    public DateTimeOffset? BannedUntil
    {
        get
        {
            long wait = 0;
            lock (_gate)
            {
                Use(state => wait = state.BannedUntil - state.Last);
            }

            return wait > 0 ? _time.GetUtcNow() + TimeSpan.FromTicks(wait) : null;
        }
    }

    /// <summary>Takes limits as a venue states them, in place of those of the same names. What was used of a limit still counts where its window is the same; where it is another or new, the whole is taken as used.</summary>
    /// <param name="limits">The limits; those of other names stay.</param>
    /// <exception cref="ArgumentException">A limit is out of range, or two have one name.</exception>
    public void Configure(IReadOnlyList<RateLimit> limits)
    {
        var given = RateLimit.Check(limits);
        lock (_gate)
        {
            _limits = [.. _limits.Where(held => !Array.Exists(given, l => l.Name == held.Name)), .. given];
            _queue.WakeAll();
        }
    }

    /// <summary>How much of a limit counts as used now, by all that share the budget, what is underway included.</summary>
    /// <param name="limit">The <see cref="RateLimit.Name"/>.</param>
    /// <returns>The amount; 0 where the shared file is held by others for too long.</returns>
    /// <exception cref="ArgumentException">There is no such limit.</exception>
    public long Used(string limit)
    {
        lock (_gate)
        {
            var found = Array.Find(_limits, l => l.Name == limit)
                ?? throw new ArgumentException($"The budget '{Name}' has no limit '{limit}', only: {string.Join(", ", _limits.Select(l => l.Name))}.", nameof(limit));
            long used = 0;
            Use(state => used = state.Used(found));
            return used;
        }
    }

    /// <summary>Waits until a request may be sent.</summary>
    /// <param name="demand">What it asks for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The right to send it now.</returns>
    /// <exception cref="RateBudgetException">It would have to wait longer than it may, or weighs more than a limit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A part of the demand is out of range.</exception>
    public async ValueTask<RateLease> AcquireAsync(RateDemand demand, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(demand);
        RateDemand.Check(demand);
        var began = _time.GetTimestamp();
        BudgetWaiter waiter;
        lock (_gate)
        {
            waiter = _queue.Enter(demand);
        }

        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                TimeSpan wait;
                Task signal;
                lock (_gate)
                {
                    waiter.Rearm();
                    signal = waiter.Signal;
                    if (Admit(waiter, out wait) is { } lease)
                    {
                        HttpTelemetry.Waited(Name, demand, _time.GetElapsedTime(began));
                        return lease;
                    }
                }

                wait = Bound(demand, wait, _time.GetElapsedTime(began));
                waiter.Tell(wait, Name, _logger);
                await BudgetWaiter.WaitAsync(wait, signal, _time, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            lock (_gate)
            {
                Leave(waiter);
            }
        }
    }

    /// <summary>How long it takes until the last of so many requests may be sent, if nothing else uses the budget and each is answered at once.</summary>
    /// <param name="requests">How many; at least 0.</param>
    /// <param name="weight">The weight of each; at least 0.</param>
    /// <param name="group">Their group of endpoints; <see langword="null"/> for none.</param>
    /// <returns>The time, with a ban that holds. Right to a 256th where one limit binds; what else uses the budget, and slow answers, make it longer.</returns>
    /// <exception cref="RateBudgetException">One weighs more than a limit.</exception>
    public TimeSpan Forecast(long requests, int weight = 1, string? group = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(requests);
        ArgumentOutOfRangeException.ThrowIfNegative(weight);
        long wait = 0;
        if (requests > 0)
        {
            lock (_gate)
            {
                Use(state => wait = BudgetForecast.LastAt(state, Array.FindAll(_limits, l => l.AppliesTo(group)), Name, requests, weight, state.BannedUntil) - state.Last);
            }
        }

        return TimeSpan.FromTicks(wait);
    }

    /// <summary>Corrects what is counted by what the venue says.</summary>
    /// <param name="observations">What it says; limits of other names are passed over.</param>
    /// <param name="venueTime">The time of the answer by the clock of the venue; <see langword="null"/> where it is not said.</param>
    public void Observe(IReadOnlyList<RateObservation> observations, DateTimeOffset? venueTime = null)
    {
        ArgumentNullException.ThrowIfNull(observations);
        if (observations.Count == 0)
        {
            return;
        }

        lock (_gate)
        {
            Use(state =>
            {
                foreach (var observation in observations)
                {
                    var i = Array.FindIndex(_limits, l => l.Name == observation.Name);
                    if (i >= 0)
                    {
                        _limits[i] = state.Correct(_limits[i], observation, venueTime ?? _time.GetUtcNow());
                    }
                }
            });
        }
    }

    /// <summary>Sends nothing before a time, whatever asks, in all processes that share the budget.</summary>
    /// <param name="until">When the ban ends, UTC by the clock of this machine.</param>
    public void Ban(DateTimeOffset until)
    {
        lock (_gate)
        {
            _bans.Extend(Now() + (until - _time.GetUtcNow()).Ticks);
            Use(_ => { });
        }

        _bans.Tell(until);
    }

    /// <summary>Sends nothing for a time that the venue did not name: after the first such ban as long as the caller says, twice as long after each that follows without an answer between, at most three days.</summary>
    /// <param name="first">How long the first of such bans lasts; <see langword="null"/> for two minutes. From a second to a day.</param>
    /// <returns>When it ends, UTC.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is out of range.</exception>
    public DateTimeOffset BanWithoutEnd(TimeSpan? first = null) => BeginWithoutEnd(first ?? BudgetBans.DefaultFirst, _bans.BanWithoutEnd);

    /// <summary>The same for an answer that asks for less and not until when. It is counted apart from bans, and where a ban or a pause holds already it changes nothing, so that of requests underway together one begins it.</summary>
    /// <param name="first">How long the first of such pauses lasts. From a second to a day.</param>
    /// <returns>When what holds then ends, UTC.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is out of range.</exception>
    public DateTimeOffset PauseWithoutEnd(TimeSpan first) => BeginWithoutEnd(first, _bans.PauseWithoutEnd);

    /// <summary>Takes the limits with the shortest window as used up, which is what an answer means that says "too much" and not until when.</summary>
    /// <param name="group">The group of endpoints of the request.</param>
    /// <returns>The window; <see langword="null"/> where there is no such limit, and nothing makes the next request wait: <see cref="PauseWithoutEnd"/> does.</returns>
    public TimeSpan? Exhaust(string? group = null)
    {
        lock (_gate)
        {
            var limits = Array.FindAll(_limits, l => l.AppliesTo(group));
            TimeSpan? shortest = limits.Length > 0 ? limits.Min(l => l.Window) : null;
            Use(state => Array.ForEach(Array.FindAll(limits, l => l.Window == shortest), state.Exhaust));
            return shortest;
        }
    }

    /// <summary>The venue answered as it should, so that a further ban or pause is the first again.</summary>
    public void Forgive()
    {
        lock (_gate)
        {
            if (_bans.HasUnnamed)
            {
                Use(_bans.Forgive);
            }
        }
    }

    /// <summary>Takes limits of names that it does not have, of another client of the host.</summary>
    internal void Add(IReadOnlyList<RateLimit> limits)
    {
        lock (_gate)
        {
            _limits = [.. _limits, .. RateLimit.Check(limits).Where(l => !Array.Exists(_limits, held => held.Name == l.Name))];
        }
    }

    internal void Release(long id)
    {
        lock (_gate)
        {
            _underway--;
            Use(state => state.Settle(id));
            _queue.WakeAll();
        }
    }

    /// <summary>Looks at what holds, counts and begins in one step, so that no other comes between.</summary>
    private DateTimeOffset BeginWithoutEnd(TimeSpan first, Func<BudgetState, TimeSpan, (bool Begins, long Left)> begin)
    {
        BudgetBans.CheckFirst(first);
        var (begins, left) = (true, first.Ticks);
        lock (_gate)
        {
            if (!Use(state => (begins, left) = begin(state, first)))
            {
                // Kept here until the file is free again.
                (begins, left) = (true, first.Ticks);
                _bans.Extend(Now() + left);
            }
        }

        var until = _time.GetUtcNow() + TimeSpan.FromTicks(left);
        if (begins)
        {
            _bans.Tell(until);
        }

        return until;
    }

    private RateLease? Admit(BudgetWaiter waiter, out TimeSpan wait)
    {
        var demand = waiter.Demand;
        var waited = waiter.WaitsForSlot;
        waiter.WaitsForSlot = _underway + _queue.WaitingForSlotBefore(waiter) >= demand.Concurrency;
        if (waiter.WaitsForSlot)
        {
            wait = Timeout.InfiniteTimeSpan;
            return null;
        }

        long id = 0;
        long freeAt = 0;
        var isFree = Use(state =>
        {
            freeAt = FreeAt(state, waiter);
            var amounts = Array.FindAll(_limits, l => l.AppliesTo(demand.Group)).Select(l => (l.Key, l.AmountOf(demand.Weight))).ToArray();
            if (freeAt <= state.Last)
            {
                state.Withdraw(waiter.ClaimId);
                id = state.NextId++;
                state.Reservations.Add(new BudgetReservation(id, _owner, state.Last + demand.Flight.Ticks, IsWaiting: false, amounts));
                state.HasUnknownPast = true;
            }
            else if (demand.Priority == RequestPriority.Live)
            {
                waiter.ClaimId = waiter.ClaimId == 0 ? state.NextId++ : waiter.ClaimId;
                state.Withdraw(waiter.ClaimId);
                state.Reservations.Add(new BudgetReservation(waiter.ClaimId, _owner, freeAt + TimeSpan.TicksPerSecond, IsWaiting: true, amounts));
            }
        });
        if (isFree && id != 0)
        {
            wait = TimeSpan.Zero;
            _underway++;
            waiter.IsAdmitted = true;
            return new RateLease(this, id);
        }

        if (waited)
        {
            // It no longer keeps a place for a request underway.
            _queue.WakeAll();
        }

        wait = isFree ? TimeSpan.FromTicks(freeAt - Now()) : BusyWait;
        return null;
    }

    private long FreeAt(BudgetState state, BudgetWaiter waiter)
    {
        var demand = waiter.Demand;
        var freeAt = state.BannedUntil;
        foreach (var limit in _limits)
        {
            // Every limit gets its history from the first request on, whether that is of its group or not.
            state.WindowOf(limit);
            if (!limit.AppliesTo(demand.Group))
            {
                continue;
            }

            var amount = limit.Fitting(demand.Weight, Name) + _queue.AmountBefore(waiter, limit);
            amount += demand.Priority == RequestPriority.Backfill ? state.Claimed(limit, _owner) : 0;
            freeAt = Math.Max(freeAt, state.FreeAt(limit, amount));
        }

        return freeAt;
    }

    private TimeSpan Bound(RateDemand demand, TimeSpan wait, TimeSpan waited)
    {
        if (demand.Patience == Timeout.InfiniteTimeSpan)
        {
            return wait;
        }

        var left = demand.Patience - waited;
        if (wait == Timeout.InfiniteTimeSpan)
        {
            return left > TimeSpan.Zero ? left : throw RateBudgetException.Busy(Name, demand);
        }

        return wait < left ? wait : throw RateBudgetException.TooLong(Name, _time.GetUtcNow() + wait, BannedUntil is not null);
    }

    private void Leave(BudgetWaiter waiter)
    {
        _queue.Leave(waiter);
        if (!waiter.IsAdmitted)
        {
            Use(state => state.Withdraw(waiter.ClaimId));
            _queue.WakeAll();
        }
    }

    /// <summary>Uses the state as it is now. A ban that this object knows of outlives a lost file.</summary>
    private bool Use(Action<BudgetState> change) => _store.TryUse(Now, state =>
    {
        // Taken while nobody else has the state: an earlier time would look like a clock that was started anew.
        state.Advance(Now(), _time.GetUtcNow().UtcTicks);
        _owner = _owner == 0 ? state.NextId++ : _owner;
        _bans.Share(state);
        change(state);
    });

    private long Now() => _time.GetElapsedTime(0).Ticks;
}
