namespace AlphaPulse.Training;

/// <summary>How the options of learners are searched. Every trial is recorded, and the gate counts each of them.</summary>
public sealed class SearchOptions
{
    /// <summary>How the next trial is drawn.</summary>
    /// <value>Default <see cref="SearchMethod.TreeParzen"/>.</value>
    public SearchMethod Method { get; set; } = SearchMethod.TreeParzen;

    /// <summary>How many trials are made at most.</summary>
    /// <value>Default 20; from 1 to 10,000.</value>
    public int Trials { get; set; } = 20;

    /// <summary>After what time no further trial is begun; the first is always made. The number of trials then depends on the machine.</summary>
    /// <value>Default <see langword="null"/>, no limit; above zero.</value>
    public TimeSpan? TimeBudget { get; set; }

    /// <summary>
    /// On how many purged folds of the training and validation parts a trial is judged, by its net Sharpe ratio over all of them; 1 judges it on
    /// the validation part alone.
    /// </summary>
    /// <value>Default 5; from 1 to 50.</value>
    public int Folds { get; set; } = 5;

    /// <summary>How many trials are drawn at random before <see cref="SearchMethod.TreeParzen"/> looks at them.</summary>
    /// <value>Default 8; at least 2.</value>
    public int StartupTrials { get; set; } = 8;

    /// <summary>
    /// Whether trials that lag on the first folds are given up (successive halving; Jamieson and Talwalkar, 2016, in the form of Li et al., 2020, that
    /// decides at once): after 1, then <see cref="HalvingFactor"/> times as many folds, only the best in <see cref="HalvingFactor"/> go on. A trial that
    /// was given up counts like any other.
    /// </summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool UseHalving { get; set; }

    /// <summary>Which share of the trials goes on at each step of the halving: one in so many.</summary>
    /// <value>Default 2; from 2 to 10.</value>
    public int HalvingFactor { get; set; } = 2;

    /// <summary>What is searched.</summary>
    /// <value>Default <see langword="null"/>: <see cref="SearchSpaces.Default"/>.</value>
    public IReadOnlyList<LearnerSpace>? Spaces { get; set; }

    /// <summary>
    /// The file that keeps what trials came to, one JSON line each, so that a search that was stopped goes on where it was. Lines of other bars,
    /// options or seeds do not count, nor do lines that were torn or changed: each has the SHA-256 of itself.
    /// </summary>
    /// <value>Default <see langword="null"/>: nothing is kept.</value>
    public string? JournalFile { get; set; }

    internal SearchOptions WithoutJournal()
    {
        var copy = (SearchOptions)MemberwiseClone();
        copy.JournalFile = null;
        return copy;
    }
}
