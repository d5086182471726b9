namespace AlphaPulse.Features;

/// <summary>A label is none of this version and none that was added; the message says how to add it.</summary>
public sealed class UnknownLabelException : ArgumentException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="label">The specification.</param>
    public UnknownLabelException(string label)
        : base($"The label '{label}' is none of this version and none that was added. Add it by its name: AddLabel(\"{BuiltInLabels.NameOf(label)}\", arguments => ...) in a host, or a LabelCatalog with such a LabelKind in code.") =>
        Label = label;

    /// <summary>The specification.</summary>
    public string Label { get; }
}
