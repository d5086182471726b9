namespace AlphaPulse.Http;

/// <summary>Tells the budget of a host what refusals mean for those who ask next.</summary>
/// <param name="budget">The budget.</param>
/// <param name="time">The clock.</param>
/// <param name="unnamedBan">How long a ban lasts at first whose end nobody names; <see langword="null"/> for the default.</param>
internal sealed class RefusalHeeder(RateBudget budget, TimeProvider time, TimeSpan? unnamedBan)
{
    /// <summary>How long "too many requests" is heeded at first where neither the answer nor a limit says it.</summary>
    private static readonly TimeSpan LongestFirstPause = TimeSpan.FromSeconds(10);

    private readonly TimeSpan _unnamedPause = unnamedBan < LongestFirstPause ? unnamedBan.Value : LongestFirstPause;

    /// <summary>Lets those who ask next know what an answer means for them.</summary>
    /// <returns>The failure, with the end of the ban or the pause where the venue names none.</returns>
    public VenueException Heed(Refusal refusal, VenueException failure, ResponseHead head, VenueCall call, TimeSpan? minimumPause = null) =>
        Heed(refusal, failure.RetryAt, head, call, minimumPause) is { } assumed ? ResponseReader.WithRetryAt(failure, assumed) : failure;

    /// <summary>The same where only the status is known.</summary>
    /// <returns>The end of a ban or a pause that was assumed; <see langword="null"/> for none.</returns>
    public DateTimeOffset? Heed(Refusal refusal, DateTimeOffset? retryAt, ResponseHead head, VenueCall call, TimeSpan? minimumPause = null)
    {
        call.MayHaveActed &= refusal != Refusal.RateLimited;
        switch (refusal)
        {
            case not Refusal.None when retryAt is { } until:
                if (until != head.BannedUntil)
                {
                    budget.Ban(until);
                }

                break;
            case Refusal.Banned:
                return budget.BanWithoutEnd(unnamedBan);
            case Refusal.RateLimited:
                return Pause(budget.Exhaust(call.Request.RateGroup), minimumPause);
        }

        return null;
    }

    /// <summary>Nothing says for how long: as long as the window that is used up, where there is one, and twice as long each time that this was not enough.</summary>
    private DateTimeOffset Pause(TimeSpan? window, TimeSpan? minimumPause)
    {
        var until = budget.PauseWithoutEnd(BudgetBans.Fitting(minimumPause > window ? minimumPause.Value : window ?? minimumPause ?? _unnamedPause));
        if (minimumPause is not { } least || time.GetUtcNow() + least <= until)
        {
            return until;
        }

        // A shorter pause held already.
        until = time.GetUtcNow() + least;
        budget.Ban(until);
        return until;
    }
}
