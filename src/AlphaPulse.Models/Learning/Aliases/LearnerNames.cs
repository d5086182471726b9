using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>The options of a learner under the names of other libraries, and the names that mean something else there.</summary>
/// <param name="options">Names of options.</param>
/// <param name="values">Names of values.</param>
/// <param name="inverses">Names of options whose inverse is ours.</param>
/// <param name="others">Names, or <c>name=value</c>, whose meaning differs from that of any option, and what to write instead.</param>
internal sealed class LearnerNames(ForeignNames[] options, ForeignNames[] values, ForeignNames[] inverses, (string Name, string Reason)[] others)
{
    internal static readonly LearnerNames None = new([], [], [], []);

    private readonly Dictionary<string, string> _optionOf = options.Concat(inverses).SelectMany(o => o.Aliases, (o, alias) => (o.Own, alias)).ToDictionary(o => o.alias, o => o.Own, StringComparer.Ordinal);
    private readonly Dictionary<(string Option, string Foreign), string> _valueOf = values.SelectMany(v => v.Aliases, (v, alias) => (v, alias)).ToDictionary(v => (v.v.Option, v.alias), v => v.v.OwnWord);
    private readonly HashSet<string> _inverses = inverses.SelectMany(i => i.Aliases).ToHashSet(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _others = others.ToDictionary(o => o.Name, o => o.Reason, StringComparer.Ordinal);

    /// <summary>The names of options that are not ours.</summary>
    internal IEnumerable<string> Aliases => _optionOf.Keys;

    internal IReadOnlyList<ForeignNames> Options => options;

    internal IReadOnlyList<ForeignNames> Values => values;

    internal IReadOnlyList<ForeignNames> Inverses => inverses;

    internal IReadOnlyList<(string Name, string Reason)> Others => others;

    /// <summary>Our name of an option; the same where it is no other one.</summary>
    internal string OptionOf(string name) => _optionOf.GetValueOrDefault(name, name);

    /// <summary>The value of an option as we write it; the same where it is no other word.</summary>
    /// <param name="name">The option, under whatever name.</param>
    /// <param name="value">The value.</param>
    internal string ValueOf(string name, string value) => _inverses.Contains(name) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? (1 / number).ToString("R", CultureInfo.InvariantCulture)
        : _valueOf.GetValueOrDefault((OptionOf(name), value), value);

    /// <summary>Why an option is not taken for one of ours although another library has it, or null.</summary>
    internal string? FindReason(string name, string value) => _others.GetValueOrDefault(name) ?? _others.GetValueOrDefault($"{name}={value}");
}
