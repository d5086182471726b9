namespace AlphaPulse.Features;

/// <summary>What is wrong with the text of a feature.</summary>
internal static class Refused
{
    /// <summary>The exception that <see cref="FeatureCatalog.Resolve"/> throws.</summary>
    /// <param name="specification">What is wrong, and what to do.</param>
    /// <param name="cause">The cause.</param>
    public static ArgumentException Because(string specification, Exception? cause = null) => new(specification, nameof(specification), cause);
}
