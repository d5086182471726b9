namespace AlphaPulse.Training;

/// <summary>How the bars are divided in time.</summary>
public sealed class SplitOptions
{
    /// <summary>The share of the bars, from the beginning, that training and validation use.</summary>
    /// <value>Default 0.6; from 0.1 to 0.9.</value>
    public double TrainShare { get; set; } = 0.6;

    /// <summary>The share of the bars, right after, that only the gate sees, once. What is left is for replay alone.</summary>
    /// <value>Default 0.2; from 0.05 to 0.8. Together with <see cref="TrainShare"/> less than 1.</value>
    public double HoldoutShare { get; set; } = 0.2;

    /// <summary>The share of the training part, at its end, that candidates are compared on.</summary>
    /// <value>Default 0.25; from 0.05 to 0.5.</value>
    public double ValidationShare { get; set; } = 0.25;

    /// <summary>
    /// How many bars are left out at each border beyond the purge of the label horizon, because what is near in time is alike.
    /// </summary>
    /// <value>Default 24; from 0 to 100,000.</value>
    public int EmbargoBars { get; set; } = 24;

    /// <summary>The share of the training part, at its end, on which learners that grow by rounds stop growing; it is purged like the others.</summary>
    /// <value>Default 0.2; from 0.05 to 0.5.</value>
    public double StoppingShare { get; set; } = 0.2;

    /// <summary>
    /// Whether samples whose label reaches over a border are left out there (purge). Switch it off only to study what it is worth.
    /// </summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool Purge { get; set; } = true;
}
