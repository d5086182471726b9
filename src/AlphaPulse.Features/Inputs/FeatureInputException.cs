namespace AlphaPulse.Features;

/// <summary>A feature needs something beside the bars of its series that was not supplied, or that cannot be made of them.</summary>
public class FeatureInputException : AlphaPulseException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which column needs what, and how to supply it.</param>
    /// <param name="column">The first column that needs it.</param>
    /// <param name="input">What is missing: the name of a stream or a source, or a timeframe.</param>
    public FeatureInputException(string message, string column, string input)
        : base(message)
    {
        Column = column;
        Input = input;
    }

    /// <summary>The first column that needs it.</summary>
    public string Column { get; }

    /// <summary>What is missing: the name of a stream or a source, or a timeframe.</summary>
    public string Input { get; }
}
