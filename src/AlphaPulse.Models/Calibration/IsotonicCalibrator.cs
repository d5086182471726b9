using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Isotonic calibration (Zadrozny and Elkan, 2002): the monotone function that fits best, with straight lines between its steps.</summary>
/// <remarks>
/// Fitted by pooling adjacent violators; rows of equal score count as one. It assumes no form, so it needs many rows, and it can say 0 and 1.
/// Beyond the scores it has seen it stays at its ends. Immutable and safe for use from any thread.
/// </remarks>
public sealed class IsotonicCalibrator : ICalibrator
{
    private readonly double[] _scores;
    private readonly double[] _probabilities;

    /// <summary>Creates a calibrator over corner points.</summary>
    /// <param name="scores">The scores of the corners, rising; finite, at least one. Copied.</param>
    /// <param name="probabilities">The probabilities there, never falling, from 0 to 1. Copied.</param>
    /// <exception cref="ArgumentException">Counts differ, or the numbers are in the wrong order or out of range.</exception>
    public IsotonicCalibrator(ReadOnlySpan<double> scores, ReadOnlySpan<double> probabilities)
    {
        if (scores.IsEmpty || scores.Length != probabilities.Length)
        {
            throw new ArgumentException(Text($"There are {scores.Length} scores and {probabilities.Length} probabilities; give at least one corner."), nameof(scores));
        }

        for (var i = 0; i < scores.Length; i++)
        {
            if (!double.IsFinite(scores[i]) || (i > 0 && scores[i] <= scores[i - 1]))
            {
                throw new ArgumentException(Text($"Score {i} is {scores[i]}; the scores of the corners are finite and rise."), nameof(scores));
            }

            if (!(probabilities[i] is >= 0 and <= 1) || (i > 0 && probabilities[i] < probabilities[i - 1]))
            {
                throw new ArgumentException(Text($"Probability {i} is {probabilities[i]}; probabilities are from 0 to 1 and never fall."), nameof(probabilities));
            }
        }

        _scores = scores.ToArray();
        _probabilities = probabilities.ToArray();
    }

    /// <inheritdoc/>
    public string Name => "isotonic";

    /// <summary>The scores of the corners, rising.</summary>
    public IReadOnlyList<double> Scores => _scores;

    /// <summary>The probabilities of the corners, never falling.</summary>
    public IReadOnlyList<double> Probabilities => _probabilities;

    /// <summary>Fits a calibrator.</summary>
    /// <param name="scores">The scores of rows that the classifier did not learn from; any finite numbers.</param>
    /// <param name="actual">Their classes, 0 or 1.</param>
    /// <param name="weights">Their weights, or empty.</param>
    /// <returns>The calibrator.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    /// <exception cref="LearningException">There is one class only.</exception>
    public static IsotonicCalibrator Fit(ReadOnlySpan<double> scores, ReadOnlySpan<double> actual, ReadOnlySpan<double> weights = default)
    {
        _ = CalibrationRows.Check(scores, actual, weights, areProbabilities: false);
        var blocks = Pool(scores, actual, weights);
        var (corners, values) = (new List<double>(), new List<double>());
        foreach (var block in blocks)
        {
            corners.Add(block.First);
            values.Add(Math.Min(1, block.Mean));
            if (block.Last > block.First)
            {
                corners.Add(block.Last);
                values.Add(values[^1]);
            }
        }

        return new IsotonicCalibrator([.. corners], [.. values]);
    }

    /// <inheritdoc/>
    public double Calibrate(double score)
    {
        if (double.IsNaN(score))
        {
            return double.NaN;
        }

        var place = Array.BinarySearch(_scores, score);
        if (place >= 0)
        {
            return _probabilities[place];
        }

        var next = ~place;
        if (next == 0 || next == _scores.Length)
        {
            return _probabilities[next == 0 ? 0 : ^1];
        }

        var share = (score - _scores[next - 1]) / (_scores[next] - _scores[next - 1]);
        return _probabilities[next - 1] + share * (_probabilities[next] - _probabilities[next - 1]);
    }

    private static List<Block> Pool(ReadOnlySpan<double> scores, ReadOnlySpan<double> actual, ReadOnlySpan<double> weights)
    {
        var order = MetricRows.Order(scores);
        var blocks = new List<Block>();
        for (var from = 0; from < order.Length;)
        {
            var score = scores[order[from]];
            var (weight, hits) = (0.0, 0.0);
            for (; from < order.Length && scores[order[from]] == score; from++)
            {
                weight += MetricRows.Weight(weights, order[from]);
                hits += MetricRows.Weight(weights, order[from]) * actual[order[from]];
            }

            if (weight == 0)
            {
                continue;
            }

            var block = new Block(score, score, weight, hits);
            while (blocks.Count > 0 && blocks[^1].Mean >= block.Mean)
            {
                block = new Block(blocks[^1].First, block.Last, blocks[^1].Weight + block.Weight, blocks[^1].Hits + block.Hits);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        return blocks;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private readonly record struct Block(double First, double Last, double Weight, double Hits)
    {
        internal double Mean => Hits / Weight;
    }
}
