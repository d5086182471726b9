using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>What an objective of LightGBM makes of raw scores.</summary>
/// <param name="Link">What predictions are made by.</param>
/// <param name="Slope">What raw scores are multiplied with before.</param>
internal readonly record struct LightgbmObjective(ImportedLink Link, double Slope)
{
    /// <summary>Reads the line of the objective, such as <c>binary sigmoid:0.7</c>.</summary>
    /// <param name="head">The head of the file. Where it has no such line, the objective was one of the user's own, and the raw score is the prediction.</param>
    internal static LightgbmObjective Find(LightgbmSection head)
    {
        string[] words = (head.Find("objective") ?? "custom").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (words.Length == 0 ? "custom" : words[0])
        {
            case "regression" or "regression_l2" or "regression_l1" or "huber" or "fair" or "quantile" or "mape":
                return new(words.Contains("sqrt") ? ImportedLink.SignedSquare : ImportedLink.Identity, 1);
            case "poisson" or "gamma" or "tweedie":
                return new(ImportedLink.Exponential, 1);
            case "binary" or "multiclassova":
                return new(ImportedLink.Logistic, Sigmoid(head, words));
            case "cross_entropy" or "xentropy":
                return new(ImportedLink.Logistic, 1);
            case "cross_entropy_lambda" or "xentlambda":
                return new(ImportedLink.Softplus, 1);
            case "multiclass":
                return new(ImportedLink.Softmax, 1);
            case "lambdarank" or "rank_xendcg" or "xendcg" or "custom":
                return new(ImportedLink.Identity, 1);
            default:
                throw head.Refuse($"names the objective '{words[0]}', of which it is not known what it makes of raw scores", ModelImportRefusal.Objective);
        }
    }

    private static double Sigmoid(LightgbmSection head, string[] words)
    {
        const string Name = "sigmoid:";
        var word = Array.Find(words, w => w.StartsWith(Name, StringComparison.Ordinal));
        if (word is null)
        {
            return 1;
        }

        return double.TryParse(word.AsSpan(Name.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var slope) && double.IsFinite(slope) && slope > 0
            ? slope
            : throw head.Refuse($"has '{word}', which is no slope", ModelImportRefusal.Number);
    }
}
