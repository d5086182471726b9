namespace AlphaPulse.Models;

/// <summary>The log loss of several classes as one of them sees it: its "scores" are the probabilities that the softmax gives the class.</summary>
internal sealed class SoftmaxLoss(int @class) : LossFunction
{
    internal override (double First, double Second)? Bounds => (1, 0.5);

    internal override string? FindDefect(double target) => null;

    internal override double BaseScore(BoostedRows rows) => 0;

    internal override void Differentiate(ReadOnlySpan<double> scores, ReadOnlySpan<double> targets, Span<double> first, Span<double> second)
    {
        for (var i = 0; i < first.Length; i++)
        {
            first[i] = scores[i] - (targets[i] == @class ? 1 : 0);

            // Twice the diagonal of the matrix of second derivatives, which bounds the whole matrix.
            second[i] = 2 * scores[i] * (1 - scores[i]);
        }
    }

    internal override double Loss(double score, double target) => target == @class ? -Math.Log(Math.Max(score, double.Epsilon)) : 0;
}
