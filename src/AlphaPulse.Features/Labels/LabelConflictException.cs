namespace AlphaPulse.Features;

/// <summary>Two kinds of labels have the same name: a model could not say which of them it means.</summary>
public sealed class LabelConflictException : ArgumentException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="label">The name of the kind.</param>
    public LabelConflictException(string label)
        : base($"The label '{label}' was added twice, by functions that differ, and a model cannot say which of them it means; add it once, or give one of them another name.") =>
        Label = label;

    /// <summary>The name of the kind.</summary>
    public string Label { get; }
}
