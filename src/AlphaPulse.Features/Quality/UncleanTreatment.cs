namespace AlphaPulse.Features;

/// <summary>What features do with something unclean in their windows.</summary>
public enum UncleanTreatment
{
    /// <summary>Nothing is computed: an <see cref="UncleanWindowException"/> names the bar and the remedy.</summary>
    Refuse = 0,

    /// <summary>It counts as missing: a window that contains it has no value, and a recursive feature begins its warm-up again.</summary>
    Missing = 1,

    /// <summary>It is taken as if nothing were wrong with it.</summary>
    Allow = 2,
}
