using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>The loss after every round of a training, on the training rows and on a slice of other rows.</summary>
/// <remarks>
/// Number <c>r</c> of a list is the loss after <c>r</c> rounds; number 0 is that of the constant with which the training starts.
/// Immutable and safe for use from any thread.
/// </remarks>
public sealed class LearningCurve
{
    /// <summary>Creates a curve.</summary>
    /// <param name="training">The losses on the training rows; finite, at least one. Copied.</param>
    /// <param name="validation">The losses on the slice; finite, as many. Copied.</param>
    /// <exception cref="ArgumentException">The counts differ or are 0, or a loss is not finite.</exception>
    public LearningCurve(IEnumerable<double> training, IEnumerable<double> validation)
    {
        Training = Checked(training, nameof(training));
        Validation = Checked(validation, nameof(validation));
        if (Training.Count != Validation.Count)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"There are {Training.Count} training losses and {Validation.Count} validation losses."),
                nameof(validation));
        }

        for (var round = 1; round < Validation.Count; round++)
        {
            BestRound = Validation[round] < Validation[BestRound] ? round : BestRound;
        }
    }

    /// <summary>The weighted mean loss on the training rows, by the number of rounds.</summary>
    public IReadOnlyList<double> Training { get; }

    /// <summary>The weighted mean loss on the slice, by the number of rounds.</summary>
    public IReadOnlyList<double> Validation { get; }

    /// <summary>How many rounds were done; at least <see cref="BestRound"/>.</summary>
    public int Rounds => Training.Count - 1;

    /// <summary>The number of rounds with the least loss on the slice, the smallest of equals; 0 where no round was better than the constant.</summary>
    public int BestRound { get; }

    private static double[] Checked(IEnumerable<double> losses, string name)
    {
        ArgumentNullException.ThrowIfNull(losses, name);
        double[] copy = [.. losses];
        if (copy.Length == 0)
        {
            throw new ArgumentException("A curve has at least the loss before the first round.", name);
        }

        var wrong = Array.FindIndex(copy, loss => !double.IsFinite(loss));
        return wrong < 0
            ? copy
            : throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The loss after {wrong} rounds is {copy[wrong]}; it must be finite."), name);
    }
}
