namespace AlphaPulse.Hosting;

/// <summary>What drift does to the signals of a model at a bar.</summary>
internal enum DriftLevel
{
    /// <summary>Nothing is above its limit, not enough was seen to say, or the policy is to report only.</summary>
    Quiet,

    /// <summary>Something is above its limit; signals go on.</summary>
    Warning,

    /// <summary>Signals are held.</summary>
    Held,
}
