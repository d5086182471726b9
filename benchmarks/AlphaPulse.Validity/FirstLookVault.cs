namespace AlphaPulse.Validity;

/// <summary>A vault of a market that nobody has looked at: each market of the study is seen once.</summary>
internal sealed class FirstLookVault : IHoldoutVault
{
    private readonly List<HoldoutOpening> _openings = [];

    public Task<HoldoutOpening> OpenAsync(
        BarSeriesId series,
        DateTimeOffset from,
        DateTimeOffset to,
        string candidate,
        int trials,
        string? overrideReason = null,
        CancellationToken cancellationToken = default)
    {
        if (_openings.Count > 0)
        {
            throw new HoldoutException("Each market of the study is judged once.");
        }

        _openings.Add(new HoldoutOpening(series, from, to, candidate, to, 1, trials, overrideReason, trials));
        return Task.FromResult(_openings[0]);
    }

    public Task<IReadOnlyList<HoldoutOpening>> ListAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<HoldoutOpening>>(_openings);
}
