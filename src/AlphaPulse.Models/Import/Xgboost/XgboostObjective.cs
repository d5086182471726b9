using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>What an objective of XGBoost makes of margins, and of the base score a margin.</summary>
/// <param name="Link">What predictions are made of margins by.</param>
/// <param name="ToMargin">What the base score becomes.</param>
internal sealed record XgboostObjective(ImportedLink Link, Func<float, float> ToMargin)
{
    internal static XgboostObjective Find(ForeignElement objective)
    {
        var name = objective.Text("name");
        return name switch
        {
            "reg:squarederror" or "reg:linear" or "reg:squaredlogerror" or "reg:pseudohubererror" or "reg:absoluteerror" or "reg:quantileerror"
                or "rank:pairwise" or "rank:ndcg" or "rank:map" or "binary:logitraw" => new(ImportedLink.Identity, AsIs),
            "binary:logistic" or "reg:logistic" => new(ImportedLink.Logistic, Logit),
            "binary:hinge" => new(ImportedLink.Hinge, AsIs),
            "count:poisson" or "reg:gamma" or "reg:tweedie" or "survival:cox" or "survival:aft" => new(ImportedLink.Exponential, MathF.Log),
            "multi:softprob" => new(ImportedLink.Softmax, AsIs),
            "multi:softmax" => new(ImportedLink.GreatestClass, AsIs),
            _ => throw objective.Refuse(
                $"names the objective '{name}', of which it is not known what it makes of margins; import a model that was saved with an objective of XGBoost", ModelImportRefusal.Objective),
        };
    }

    /// <summary>The margins of all outputs. Files up to version 3.0 have one base score, later ones a list of them in a text.</summary>
    internal float[] BaseMargins(ForeignElement parameters, int outputs)
    {
        var element = parameters.Member("base_score");
        var text = element.Value.Text ?? element.AsDouble().ToString(CultureInfo.InvariantCulture);
        string[] parts = text.StartsWith('[') && text.EndsWith(']') ? text[1..^1].Split(',') : [text];
        if (parts.Length != 1 && parts.Length != outputs)
        {
            throw element.Refuse(string.Create(CultureInfo.InvariantCulture, $"has {parts.Length} numbers for {outputs} outputs"));
        }

        var margins = new float[outputs];
        for (var i = 0; i < margins.Length; i++)
        {
            margins[i] = float.TryParse(parts.Length == 1 ? parts[0] : parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out var score) && float.IsFinite(ToMargin(score))
                ? ToMargin(score)
                : throw element.Refuse($"has '{text}', which gives no finite margin", ModelImportRefusal.Number);
        }

        return margins;
    }

    private static float AsIs(float score) => score;

    private static float Logit(float score) => -MathF.Log((1f / score) - 1f);
}
