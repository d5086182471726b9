namespace AlphaPulse.Features;

/// <summary>A function that can be written around features, as in <c>zscore(168,log_return(1))</c>.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed class FeatureFunction
{
    internal FeatureFunction(string name, string usage, string description, Func<ExpressionCall, FeatureNode> build)
    {
        Name = name;
        Usage = usage;
        Description = description;
        Build = build;
    }

    /// <summary>The name, as in <c>rank</c>.</summary>
    public string Name { get; }

    /// <summary>How it is written, as in <c>rank(n,f)</c>.</summary>
    public string Usage { get; }

    /// <summary>What it computes.</summary>
    public string Description { get; }

    internal Func<ExpressionCall, FeatureNode> Build { get; }
}
