namespace AlphaPulse.Models;

/// <summary>Turns finite scores into probabilities without overflow.</summary>
internal static class Softmax
{
    /// <summary>Replaces scores by probabilities.</summary>
    /// <returns>The logarithm of the sum of the exponentials of the scores.</returns>
    internal static double Apply(Span<double> scores)
    {
        var greatest = scores[0];
        foreach (var score in scores)
        {
            greatest = Math.Max(greatest, score);
        }

        var sum = 0.0;
        foreach (ref var score in scores)
        {
            score = Math.Exp(score - greatest);
            sum += score;
        }

        foreach (ref var score in scores)
        {
            score /= sum;
        }

        return greatest + Math.Log(sum);
    }
}
