using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>The options of a learner under the names of other libraries, and the names that mean something else there.</summary>
internal sealed class LearnerNames
{
    internal static readonly LearnerNames None = new([], [], [], []);

    private readonly Dictionary<string, string> _optionOf;
    private readonly Dictionary<(string Option, string Foreign), string> _valueOf;
    private readonly HashSet<string> _inverses;
    private readonly Dictionary<string, string> _reasonOf;

    /// <summary>Keeps names.</summary>
    /// <param name="options">Names of options.</param>
    /// <param name="values">Names of values.</param>
    /// <param name="inverses">Names of options whose inverse is ours.</param>
    /// <param name="others">Names, or <c>name=value</c>, whose meaning differs from that of any option, and what to write instead.</param>
    internal LearnerNames(ForeignNames[] options, ForeignNames[] values, ForeignNames[] inverses, (string Name, string Reason)[] others)
    {
        (Options, Values, Inverses, Others) = (options, values, inverses, others);
        _optionOf = options.Concat(inverses).SelectMany(o => o.Aliases, (o, alias) => (alias, o.Own)).ToDictionary(o => o.alias, o => o.Own, StringComparer.Ordinal);
        _valueOf = values.SelectMany(v => v.Aliases, (v, alias) => ((v.Option, alias), v.OwnWord)).ToDictionary(v => v.Item1, v => v.OwnWord);
        _inverses = inverses.SelectMany(i => i.Aliases).ToHashSet(StringComparer.Ordinal);
        _reasonOf = others.ToDictionary(o => Own(o.Name), o => o.Reason, StringComparer.Ordinal);
    }

    /// <summary>The names of options that are not ours.</summary>
    internal IEnumerable<string> Aliases => _optionOf.Keys;

    internal IReadOnlyList<ForeignNames> Options { get; }

    internal IReadOnlyList<ForeignNames> Values { get; }

    internal IReadOnlyList<ForeignNames> Inverses { get; }

    internal IReadOnlyList<(string Name, string Reason)> Others { get; }

    /// <summary>Our name of an option; the same where it is no other one.</summary>
    internal string OptionOf(string name) => _optionOf.GetValueOrDefault(name, name);

    /// <summary>The value of an option as we write it; the same where it is no other word.</summary>
    /// <param name="name">The option, under whatever name.</param>
    /// <param name="value">The value.</param>
    internal string ValueOf(string name, string value) => _inverses.Contains(name) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? (1 / number).ToString("R", CultureInfo.InvariantCulture)
        : _valueOf.GetValueOrDefault((OptionOf(name), value), value);

    /// <summary>Why an option is not taken for one of ours although another library has it, or null.</summary>
    internal string? FindReason(string name, string value) => _reasonOf.GetValueOrDefault(name) ?? _reasonOf.GetValueOrDefault(Own($"{name}={value}"));

    /// <summary>A name, or <c>name=value</c> under our name of the option, so that it holds for all of its names.</summary>
    private string Own(string text) => text.Split('=', 2) is [var name, var value] ? $"{OptionOf(name)}={value}" : text;
}
