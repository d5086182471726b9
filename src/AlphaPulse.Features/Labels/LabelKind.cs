namespace AlphaPulse.Features;

/// <summary>A kind of label of your own: how a name and its arguments become a label again, so that what was trained on it can be judged and settled.</summary>
/// <remarks>Immutable and safe for use from any thread if the function is.</remarks>
public sealed class LabelKind
{
    /// <summary>Creates a kind.</summary>
    /// <param name="name">What <see cref="ILabel.Name"/> begins with, up to its parenthesis, such as <c>volume_spike</c>; lower-case letters, digits and underscores.</param>
    /// <param name="create">
    /// Makes the label from its arguments as text, such as <c>6</c> and <c>1.5</c> of <c>volume_spike(6,1.5)</c>; none where the name stands alone. The label
    /// must have the specification that it was made from as its name. An <see cref="ArgumentException"/> or <see cref="FormatException"/> says that the arguments are impossible.
    /// </param>
    /// <exception cref="ArgumentException">The name is no such name, or that of a label that comes with the package.</exception>
    public LabelKind(string name, Func<IReadOnlyList<string>, ILabel> create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(create);
        if (!name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
        {
            throw new ArgumentException($"'{name}' is no name of a label; write it in lower-case letters, digits and underscores, without arguments.", nameof(name));
        }

        if (BuiltInLabels.Knows(name))
        {
            throw new ArgumentException($"'{name}' is a label that comes with the package; give yours another name, so that models of both mean what they say.", nameof(name));
        }

        Name = name;
        Create = create;
    }

    /// <summary>What the specification begins with.</summary>
    public string Name { get; }

    /// <summary>Makes the label from its arguments.</summary>
    public Func<IReadOnlyList<string>, ILabel> Create { get; }

    /// <summary>Whether the other one makes the same labels: by the same function, on the same object where it has one.</summary>
    internal bool IsSameAs(LabelKind other) => Name == other.Name && Create.Equals(other.Create);
}
