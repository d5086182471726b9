namespace AlphaPulse;

/// <summary>The features that are offered are not the features that a model was trained on.</summary>
public class SchemaMismatchException : AlphaPulseException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="differences">One readable line for each difference; see <see cref="FeatureSchema.DifferencesTo"/>.</param>
    public SchemaMismatchException(string message, IReadOnlyList<string> differences)
        : base(message)
    {
        ArgumentNullException.ThrowIfNull(differences);
        Differences = differences;
    }

    /// <summary>One readable line for each difference.</summary>
    public IReadOnlyList<string> Differences { get; }
}
