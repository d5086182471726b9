namespace AlphaPulse.Storage;

/// <summary>How bars in quarantine are read, what a release makes of them and what the ledger of coverage says then.</summary>
internal static class HeldBarRules
{
    /// <summary>Reads why a row is in quarantine.</summary>
    public static QuarantineKind Kind(int stored, string place) => (QuarantineKind)stored is var kind && Enum.IsDefined(kind)
        ? kind
        : throw StoreDamage.Create(place, $"the kind {stored} stands where one of a row in quarantine belongs");

    /// <summary>Reads a bar. The least that is true of one that is read back: it was available when it closed.</summary>
    /// <exception cref="StoreException">The text is no bar.</exception>
    public static Bar Read(BarSeriesId series, long id, string raw, string place)
    {
        try
        {
            var bar = BarText.Parse(series, raw, DateTimeOffset.MaxValue);
            return BarText.Parse(series, raw, series.Timeframe.Add(bar.OpenTime, 1));
        }
        catch (Exception exception) when (exception is FormatException or InvalidBarException)
        {
            throw StoreDamage.Create(place, FormattableString.Invariant($"the bar in quarantine with the number {id} cannot be read: {exception.Message}"), exception);
        }
    }

    /// <summary>The refusal of a number that no held bar has.</summary>
    public static ArgumentException NotHeld(long id, string place) => new(
        FormattableString.Invariant($"The store '{place}' holds no bar in quarantine with the number {id}; list them with IHeldBarStore.ListAsync; of a file, alphapulse bars quarantine list does so."), nameof(id));

    /// <summary>A bar as it is let go. It may not count as known before what it was known from.</summary>
    public static Bar LetGo(Bar held, DateTimeOffset availableAt) =>
        BarText.Parse(held.Series, BarText.Format(held), availableAt > held.AvailableAt ? availableAt : held.AvailableAt);

    /// <summary>A bar that was let go with the availability that the store has for it.</summary>
    /// <param name="bars">The bars of the store.</param>
    /// <param name="released">The bar, which was let go now or before.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The same with the bar of the store; where that keeps it no longer, as known from the release on.</returns>
    public static async Task<HeldBar> AsRecordedAsync(IBarStore bars, HeldBar released, CancellationToken cancellationToken)
    {
        var bar = released.Bar;
        var recorded = LetGo(bar, released.ReleasedAt!.Value);
        var query = new BarQuery(bar.Series) { From = bar.OpenTime, To = bar.OpenTime.AddTicks(1) };
        await foreach (var revision in bars.ReadRevisionsAsync(query, cancellationToken).ConfigureAwait(false))
        {
            recorded = revision.Bar.Covers(bar) ? revision.Bar : recorded;
        }

        return released with { Bar = recorded };
    }

    /// <summary>What was lost to the quarantine is there now. Where nothing is known of the time, nothing is claimed.</summary>
    /// <param name="touching">The spans at the open time of the bar, uncut.</param>
    /// <param name="bar">The bar that was let go.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">When.</param>
    /// <returns>What the ledger is to say, or <see langword="null"/> for nothing new.</returns>
    public static CoverageSpan? Present(IEnumerable<CoverageSpan> touching, Bar bar, string reason, DateTimeOffset now)
    {
        var lost = touching.FirstOrDefault(span => span.From <= bar.OpenTime && span.To > bar.OpenTime && !span.IsHeld);
        if (lost is null)
        {
            return null;
        }

        var next = bar.Series.Timeframe.Add(bar.OpenTime, 1);
        var evidence = new CoverageEvidence("release from quarantine", reason, now, 1);
        return new CoverageSpan(bar.OpenTime, next < lost.To ? next : lost.To, CoverageState.Present, evidence);
    }
}
