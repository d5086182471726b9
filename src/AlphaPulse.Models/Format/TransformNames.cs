namespace AlphaPulse.Models;

/// <summary>The names of the transforms of sums of trees in files.</summary>
internal static class TransformNames
{
    internal static string NameOf(ScoreTransform transform) => transform switch
    {
        ScoreTransform.Logistic => "logistic",
        ScoreTransform.Exponential => "exponential",
        _ => "none",
    };

    /// <summary>Reads the member <c>transform</c>.</summary>
    internal static ScoreTransform Read(SealedFileElement parameters) => parameters.ReadString("transform") switch
    {
        "logistic" => ScoreTransform.Logistic,
        "exponential" => ScoreTransform.Exponential,
        "none" => ScoreTransform.None,
        var name => throw parameters.Refuse($"has the transform '{name}', which this release does not know"),
    };
}
