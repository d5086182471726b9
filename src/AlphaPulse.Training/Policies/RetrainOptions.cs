namespace AlphaPulse.Training;

/// <summary>When a model is trained again.</summary>
public sealed class RetrainOptions
{
    /// <summary>After how long a model is trained again whatever happens.</summary>
    /// <value>Default 30 days; <see langword="null"/> for never, above zero.</value>
    public TimeSpan? Interval { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Whether drift is a reason to train again.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool OnDrift { get; set; } = true;

    /// <summary>How long after an attempt none is made, so that drift that stays does not train without end.</summary>
    /// <value>Default 1 day; at least zero.</value>
    public TimeSpan Cooldown { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How many bars must have come since the last attempt: the gate needs a holdout that no candidate has seen, and in the long run it is as long as what has come.</summary>
    /// <value>Default 500; at least 1.</value>
    public int MinimumNewBars { get; set; } = 500;
}
