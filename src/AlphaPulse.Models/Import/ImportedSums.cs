namespace AlphaPulse.Models;

/// <summary>The sums of our models before any link, and the links of the libraries.</summary>
internal static class ImportedSums
{
    internal static double Of(IModel model, ReadOnlySpan<double> row)
    {
        switch (model)
        {
            case TreeEnsembleModel trees:
                return trees.Sum(row);
            case LinearModel linear:
                var sum = linear.Intercept;
                for (var i = 0; i < row.Length; i++)
                {
                    sum += linear.Coefficients[i] == 0 ? 0 : linear.Coefficients[i] * row[i];
                }

                return sum;
            default:
                throw new InvalidOperationException($"A model of kind '{model.Kind}' is not made by an import.");
        }
    }

    /// <summary>What a library predicts from its finite sums.</summary>
    internal static bool Predict(ImportedLink link, ReadOnlySpan<double> sums, double factor, Span<double> predictions)
    {
        if (link == ImportedLink.GreatestClass)
        {
            predictions[0] = Greatest(sums);
            return true;
        }

        var isFinite = true;
        for (var i = 0; i < sums.Length; i++)
        {
            var sum = sums[i] * factor;
            predictions[i] = link switch
            {
                ImportedLink.Logistic => LogisticFunction.Evaluate(sum),
                ImportedLink.Exponential => Math.Exp(sum),
                ImportedLink.Hinge => sum > 0 ? 1 : 0,
                ImportedLink.SignedSquare => Math.CopySign(sum * sum, sum),

                // As exp overflows where the logarithm of 1 + exp(sum) is the sum itself.
                ImportedLink.Softplus => sum > 36 ? sum : Math.Log(1 + Math.Exp(sum)),
                _ => sum,
            };
            isFinite &= double.IsFinite(predictions[i]);
        }

        if (link == ImportedLink.Softmax)
        {
            Softmax.Apply(predictions);
        }

        return isFinite;
    }

    private static int Greatest(ReadOnlySpan<double> sums)
    {
        var greatest = 0;
        for (var i = 1; i < sums.Length; i++)
        {
            greatest = sums[i] > sums[greatest] ? i : greatest;
        }

        return greatest;
    }
}
