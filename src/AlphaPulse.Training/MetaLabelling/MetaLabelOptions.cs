using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>How candidates are tried of which a second model says how far to trust the first. See <see cref="MetaLabelLearner"/>.</summary>
public sealed class MetaLabelOptions
{
    /// <summary>The learners of the secondary model; each is tried with each primary one, and each pair is a trial that the gate counts.</summary>
    /// <value>Default logistic regression with a penalty of 100; at least one, all classifications.</value>
    public IReadOnlyList<ILearner> Secondaries { get; set; } = [new LogisticLearner { Alpha = 100 }];

    /// <summary>Into how many purged folds the training rows are divided for sides and probabilities out of fold.</summary>
    /// <value>Default 3; from 2 to 50.</value>
    public int Folds { get; set; } = 3;

    /// <summary>Whether the secondary model sees how far the score of the primary one lies beyond its border.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool UsesPrimaryScore { get; set; } = true;

    /// <summary>How much a probability of being right is worth. A search tries thresholds of its own.</summary>
    /// <value>Default any size above one half.</value>
    public BetSizeRule BetSize { get; set; } = new();

    /// <summary>Makes a candidate of a primary learner with each secondary one.</summary>
    /// <param name="primary">Learns the side.</param>
    /// <param name="label">A label of sides that pay, such as <c>net_side(6,10)</c>.</param>
    /// <param name="training">The embargo, the share to stop on and the calibration of the training.</param>
    /// <returns>The candidates, in the order of <see cref="Secondaries"/>.</returns>
    /// <exception cref="ArgumentException">A learner is none that can take its part.</exception>
    public IReadOnlyList<Candidate> Compose(ILearner primary, ILabel label, TrainingOptions training) =>
        [.. Secondaries.Select(secondary => Compose(primary, secondary, BetSize, label, training))];

    internal Candidate Compose(ILearner primary, ILearner secondary, BetSizeRule betSize, ILabel label, TrainingOptions training)
    {
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(training);
        return new Candidate(
            new MetaLabelLearner(primary, secondary, label.HorizonBars)
            {
                Folds = Folds,
                EmbargoBars = training.Split.EmbargoBars,
                StoppingShare = training.Split.StoppingShare,
                UsesPrimaryScore = UsesPrimaryScore,
                Calibration = training.Calibration,
                BetSize = betSize,
            },
            label);
    }
}
