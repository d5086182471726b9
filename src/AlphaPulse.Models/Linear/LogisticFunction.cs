namespace AlphaPulse.Models;

/// <summary>The logistic function and its log loss, without overflow and without cancellation in the tails.</summary>
internal static class LogisticFunction
{
    /// <summary>1 / (1 + exp(-z)).</summary>
    internal static double Evaluate(double z)
    {
        if (z >= 0)
        {
            return 1 / (1 + Math.Exp(-z));
        }

        var e = Math.Exp(z);
        return e / (1 + e);
    }

    /// <summary>log(1 + exp(z)).</summary>
    internal static double Softplus(double z) => Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z)));
}
