namespace AlphaPulse.Models;

/// <summary>Half the squared error up to a distance, and from there on a straight line (Huber, 1964).</summary>
internal sealed class HuberLoss(double distance) : LossFunction
{
    // Halving an interval of doubles more often than this changes nothing.
    private const int Halvings = 128;

    internal override (double First, double Second)? Bounds => (distance, 1);

    internal override string? FindDefect(double target) => null;

    internal override double BaseScore(BoostedRows rows)
    {
        var (low, high) = (rows.Targets.Min(), rows.Targets.Max());
        for (var i = 0; i < Halvings && low < high; i++)
        {
            var middle = low + (high - low) / 2;
            var slope = 0.0;
            for (var row = 0; row < rows.Count; row++)
            {
                slope += rows.Weight(row) * Slope(middle, rows.Targets[row]);
            }

            (low, high) = slope < 0 ? (middle, high) : (low, middle);
        }

        return high;
    }

    internal override void Differentiate(ReadOnlySpan<double> scores, ReadOnlySpan<double> targets, Span<double> first, Span<double> second)
    {
        for (var i = 0; i < first.Length; i++)
        {
            first[i] = Slope(scores[i], targets[i]);
        }

        second.Fill(1);
    }

    internal override double Loss(double score, double target)
    {
        var error = Math.Abs(score - target);
        return error <= distance ? error * error / 2 : distance * (error - distance / 2);
    }

    private double Slope(double score, double target) => Math.Clamp(score - target, -distance, distance);
}
