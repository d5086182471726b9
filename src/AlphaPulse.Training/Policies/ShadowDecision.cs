namespace AlphaPulse.Training;

/// <summary>How a shadow period stands, with the evidence.</summary>
/// <param name="Verdict">How it stands.</param>
/// <param name="Reason">Why, in words with the numbers.</param>
/// <param name="Signals">How many settled signals with a side, none of which overlaps another, the challenger had.</param>
/// <param name="MeanNetReturn">Their mean net return, as a fraction; <see langword="null"/> while it runs.</param>
/// <param name="Paired">On how many bars, of signals that do not overlap, both gave a settled signal.</param>
/// <param name="MeanAdvantage">The mean net return of the challenger beyond that of the champion on those bars; <see langword="null"/> without a pair.</param>
public sealed record ShadowDecision(ShadowVerdict Verdict, string Reason, int Signals, double? MeanNetReturn, int Paired, double? MeanAdvantage)
{
    /// <summary>The champion that it ran beside; <see langword="null"/> where there was none.</summary>
    public string? Champion { get; init; }
}
