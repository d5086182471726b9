namespace AlphaPulse.Features;

/// <summary>Judges the bars of one series by a policy, and finds the cuts between them. Allocates at the first bar and where it refuses.</summary>
/// <param name="policy">The policy.</param>
/// <param name="cuts">The cuts of all instruments that are known at the start.</param>
/// <param name="allHeld">The bars in quarantine of all series, by series.</param>
internal sealed class WindowGuard(
    UncleanPolicy policy, IReadOnlyList<SeriesCut> cuts, IReadOnlyDictionary<BarSeriesId, IReadOnlyList<HeldBar>> allHeld)
{
    private readonly List<SeriesCut> _known = [.. cuts];
    private SeriesCut[] _cuts = [];
    private HeldBar[] _held = [];
    private int _nextHeld;
    private Bar? _first;
    private BarSeriesId _series;

    /// <summary>Takes the first bar: what lies before it has no window.</summary>
    public void Begin(Bar bar)
    {
        _first = bar;
        _series = bar.Series;
        _cuts = [.. _known.Where(Divides).OrderBy(c => c.At)];
        _held = policy.Quarantined != UncleanTreatment.Refuse
            ? []
            : [.. (allHeld.GetValueOrDefault(bar.Series) ?? []).Where(h => h.Bar.OpenTime > bar.OpenTime).OrderBy(h => h.Bar.OpenTime)];
    }

    /// <summary>Takes a cut that has become known since; one that is known already changes nothing.</summary>
    public void Learn(SeriesCut cut)
    {
        if (_known.Contains(cut))
        {
            return;
        }

        _known.Add(cut);
        if (_first is not null && Divides(cut))
        {
            _cuts = [.. _cuts.Append(cut).OrderBy(c => c.At)];
        }
    }

    /// <summary>Whether a bar counts as missing because it was filled in.</summary>
    /// <exception cref="UncleanWindowException">Filled bars are refused.</exception>
    public bool IsMissing(Bar bar) => IsMissing(bar, policy);

    /// <summary>Whether a bar counts as missing because it was filled in.</summary>
    /// <exception cref="UncleanWindowException">Filled bars are refused.</exception>
    public static bool IsMissing(Bar bar, UncleanPolicy policy)
    {
        if (bar.Provenance != BarProvenance.Filled || policy.Filled == UncleanTreatment.Allow)
        {
            return false;
        }

        return policy.Filled == UncleanTreatment.Missing
            ? true
            : throw Refusal(
                UncleanKind.Filled, bar.Series, bar.OpenTime, "was filled in and was never traded", "Leave it out, since gaps are understood, or say with UncleanPolicy.Filled how it is treated.");
    }

    /// <summary>Refuses what did not come before a bar, where the policy says so.</summary>
    /// <param name="first">The open time of the first bar that did not come.</param>
    /// <param name="bar">The bar that came.</param>
    /// <exception cref="UncleanWindowException">Gaps or bars in quarantine are refused.</exception>
    public void PassGap(DateTimeOffset first, Bar bar)
    {
        RefuseHeld(first, bar);
        if (policy.Gaps == UncleanTreatment.Refuse)
        {
            throw Refusal(
                UncleanKind.Gap, _series, first, $"did not come before that of {UtcText.Format(bar.OpenTime)}", "Ask the venue again, as with alphapulse bars collect, or let gaps be missing with UncleanPolicy.Gaps.");
        }
    }

    /// <summary>The cut that lies before a bar and is known at it; of several the last.</summary>
    /// <exception cref="UncleanWindowException">Cuts are refused.</exception>
    public SeriesCut? TakeCut(Bar bar)
    {
        SeriesCut? found = null;
        for (var i = 0; i < _cuts.Length && _cuts[i].At <= bar.OpenTime; i++)
        {
            if (_cuts[i].KnownAt <= bar.AvailableAt)
            {
                found = _cuts[i];
            }
        }

        if (found is null)
        {
            return null;
        }

        KeepCutsAfter(bar);
        return policy.Cuts != UncleanTreatment.Refuse
            ? found
            : throw Refusal(
                UncleanKind.Cut, _series, found.At, $"is behind a cut ({found.Kind}: {found.Evidence})", "Compute the parts by themselves, or let windows begin anew with UncleanPolicy.Cuts.");
    }

    /// <summary>Whether a cut lies behind the first bar of the series.</summary>
    private bool Divides(SeriesCut cut) => policy.Cuts != UncleanTreatment.Allow && cut.Instrument == _series.Instrument && cut.At > _first!.OpenTime;

    /// <summary>By itself, since what a lambda captures is allocated as soon as the method is entered.</summary>
    private void KeepCutsAfter(Bar bar) => _cuts = [.. _cuts.Where(c => c.At > bar.OpenTime || c.KnownAt > bar.AvailableAt)];

    private void RefuseHeld(DateTimeOffset first, Bar bar)
    {
        // One whose time another version has taken is no longer missed.
        while (_nextHeld < _held.Length && _held[_nextHeld].Bar.OpenTime < first)
        {
            _nextHeld++;
        }

        if (_nextHeld < _held.Length && _held[_nextHeld].Bar.OpenTime < bar.OpenTime)
        {
            var held = _held[_nextHeld];
            throw Refusal(
                UncleanKind.Quarantined, _series, held.Bar.OpenTime, $"is in quarantine as number {held.Id} ({held.Kind}: {held.Reason})", "Look at it with alphapulse bars quarantine list and let it go, or say with UncleanPolicy.Quarantined how it is treated.");
        }
    }

    private static UncleanWindowException Refusal(UncleanKind kind, BarSeriesId series, DateTimeOffset openTime, string what, string remedy) =>
        new($"The bar of {series} at {UtcText.Format(openTime)} {what}. {remedy}", kind, series, openTime);
}
