namespace AlphaPulse;

/// <summary>
/// Says of every series which spans are in the store, which the venue does not have, which were not traded, which we lost, and which
/// nobody has asked for yet, each with the evidence. It is what a collector asks when it wants to know what to ask next.
/// </summary>
/// <remarks>
/// <para>Bars, quarantined rows and spans of one <see cref="CoverageUpdate"/> are one transaction, so that a process that is killed
/// at any moment leaves a ledger that claims nothing that is not there.</para>
/// <para>What was found out later never takes away what is there: where an update says <see cref="CoverageState.Missing"/>,
/// <see cref="CoverageState.Absent"/>, <see cref="CoverageState.Lost"/> or <see cref="CoverageState.Failed"/> of a span whose bars another process has brought meanwhile,
/// the bars win. Spans that touch and say the same for the same reason are one; a part that an update replaces is cut out exactly.</para>
/// <para>Implementations are safe for use from any thread and by several processes.</para>
/// </remarks>
public interface ICoverageLedger
{
    /// <summary>Keeps what one answer brought, in one transaction.</summary>
    /// <param name="update">The bars, the rows and the spans.</param>
    /// <param name="cancellationToken">Cancels the call; then nothing was written.</param>
    /// <returns>What changed in the bars.</returns>
    /// <exception cref="ArgumentException">
    /// Something is of another series, a span breaks a rule of <see cref="CoverageSpan.FindDefect"/>, or a span claims bars and the store,
    /// with those of the update, has none in it.
    /// </exception>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    Task<BarWriteResult> RecordAsync(CoverageUpdate update, CancellationToken cancellationToken = default);

    /// <summary>Keeps what several answers brought, of any series, in their order.</summary>
    /// <remarks>Each is kept together or not at all. An implementation may keep all of them in one transaction, which is faster.</remarks>
    /// <param name="updates">The updates.</param>
    /// <param name="cancellationToken">Cancels the call; then the last ones were not written.</param>
    /// <returns>What changed in the bars.</returns>
    /// <exception cref="ArgumentException">See <see cref="RecordAsync(CoverageUpdate, CancellationToken)"/>.</exception>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    async Task<BarWriteResult> RecordAsync(IReadOnlyList<CoverageUpdate> updates, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(updates);
        var result = default(BarWriteResult);
        foreach (var update in updates)
        {
            result += await RecordAsync(update, cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    /// <summary>Reads what is known of a series, ordered by time. What no span covers was not asked for.</summary>
    /// <param name="series">The series.</param>
    /// <param name="from">Where to begin; a span that begins before is cut. <see langword="null"/> for the beginning.</param>
    /// <param name="to">Where to end; a span that ends later is cut. <see langword="null"/> for the end.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The spans, none of them <see cref="CoverageState.NotAsked"/>.</returns>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    Task<IReadOnlyList<CoverageSpan>> ReadAsync(
        BarSeriesId series, DateTimeOffset? from = null, DateTimeOffset? to = null, CancellationToken cancellationToken = default);

    /// <summary>Lists the series of which something is known, in their order.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The series.</returns>
    Task<IReadOnlyList<BarSeriesId>> ListSeriesAsync(CancellationToken cancellationToken = default);
}
