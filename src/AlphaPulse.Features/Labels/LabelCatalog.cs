using System.Diagnostics.CodeAnalysis;

namespace AlphaPulse.Features;

/// <summary>The labels that a specification may name: those of the package, and your own. Gate, settlement and reports read by it what a model was trained on.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed class LabelCatalog
{
    private readonly Dictionary<string, LabelKind> _own = new(StringComparer.Ordinal);

    /// <summary>Creates a catalog.</summary>
    /// <param name="own">Your own kinds of labels beside those of the package.</param>
    /// <exception cref="LabelConflictException">Two kinds have the same name and other functions.</exception>
    public LabelCatalog(IEnumerable<LabelKind> own)
    {
        ArgumentNullException.ThrowIfNull(own);
        foreach (var kind in own)
        {
            if (!_own.TryAdd(kind.Name, kind) && !_own[kind.Name].IsSameAs(kind))
            {
                throw new LabelConflictException(kind.Name);
            }
        }
    }

    /// <summary>The labels of the package alone.</summary>
    public static LabelCatalog BuiltIn { get; } = new([]);

    /// <summary>Reads a specification such as <c>direction(4)</c> or one of your own.</summary>
    /// <param name="specification">The specification.</param>
    /// <returns>The label; its <see cref="ILabel.Name"/> is read back to an equal one.</returns>
    /// <exception cref="UnknownLabelException">The name is none of the package and none that was added.</exception>
    /// <exception cref="ArgumentException">The arguments are impossible, or a kind of your own makes a label of another name of them.</exception>
    public ILabel Parse(string specification)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(specification);
        return BuiltInLabels.Knows(specification) ? BuiltInLabels.Read(specification, Parse)
            : _own.TryGetValue(BuiltInLabels.NameOf(specification), out var kind) ? Create(kind, specification)
            : throw new UnknownLabelException(specification);
    }

    /// <summary>Reads a specification where its name, and that of a label within it, is one of those that there are.</summary>
    /// <param name="specification">The specification.</param>
    /// <param name="label">The label; <see langword="null"/> where a name is unknown.</param>
    /// <returns>Whether they are known.</returns>
    /// <exception cref="ArgumentException">The arguments are impossible, or a kind of your own makes a label of another name of them.</exception>
    public bool TryParse(string specification, [NotNullWhen(true)] out ILabel? label)
    {
        try
        {
            label = Parse(specification);
        }
        catch (UnknownLabelException)
        {
            label = null;
        }

        return label is not null;
    }

    private static ILabel Create(LabelKind kind, string specification)
    {
        var arguments = specification == kind.Name
            ? []
            : LabelSpec.Read(specification)?.Arguments ?? throw new ArgumentException($"'{specification}' is no specification of a label: its parentheses do not match.", nameof(specification));
        ILabel label;
        try
        {
            label = kind.Create(arguments);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            throw new ArgumentException($"'{specification}' is not a label: {exception.Message}", nameof(specification), exception);
        }

        // A label that is not the one that was trained on would be judged and settled as if it were.
        return label.Name == specification
            ? label
            : throw new ArgumentException($"The kind '{kind.Name}' makes the label '{label.Name}' of '{specification}'; make one whose Name is what it was made from.", nameof(specification));
    }
}
