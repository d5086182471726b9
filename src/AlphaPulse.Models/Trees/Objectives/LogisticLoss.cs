using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>The log loss of targets of 0 and 1, where scores are log odds.</summary>
internal sealed class LogisticLoss : LossFunction
{
    internal override (double First, double Second)? Bounds => (1, 0.25);

    internal override string? FindDefect(double target) => target is 0 or 1 ? null : "a logistic loss learns from 0 and 1";

    internal override double BaseScore(BoostedRows rows)
    {
        var mean = MeanTarget(rows);
        return mean is > 0 and < 1
            ? ScoreOf(mean)
            : throw new LearningException(
                $"Every target with a weight is {(mean > 0 ? 1 : 0)}; a logistic loss needs both classes. Use more rows or another label.");
    }

    internal override string? FindBaseDefect(double prediction) => prediction is > 0 and < 1 ? null : "a logistic loss starts from a probability above 0 and below 1";

    internal override double ScoreOf(double prediction) => Math.Log(prediction / (1 - prediction));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Differentiate(ReadOnlySpan<double> scores, ReadOnlySpan<double> targets, Span<double> first, Span<double> second)
    {
        var count = Vector256<double>.Count;
        var i = 0;
        for (; i + count <= first.Length; i += count)
        {
            var probability = VectorExp.Logistic(Vector256.Create(scores.Slice(i, count)));
            (probability - Vector256.Create(targets.Slice(i, count))).CopyTo(first[i..]);
            (probability * (Vector256<double>.One - probability)).CopyTo(second[i..]);
        }

        for (; i < first.Length; i++)
        {
            var probability = VectorExp.Logistic(Vector256.Create(scores[i])).ToScalar();
            first[i] = probability - targets[i];
            second[i] = probability * (1 - probability);
        }
    }

    internal override double Loss(double score, double target) => LogisticFunction.Softplus(target == 1 ? -score : score);
}
