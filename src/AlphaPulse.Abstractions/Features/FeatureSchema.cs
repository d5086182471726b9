using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AlphaPulse;

/// <summary>The names, order, formulas and warm-up of the features that a model was trained on, with a hash over all of it.</summary>
/// <remarks>Two schemas are equal when their hashes are. Immutable and safe for use from any thread.</remarks>
public sealed class FeatureSchema : IEquatable<FeatureSchema>
{
    /// <summary>Creates a schema.</summary>
    /// <param name="name">The name of the feature set.</param>
    /// <param name="columns">The columns in order; at least one, names unique.</param>
    /// <exception cref="ArgumentException">There is no column, a name is empty or occurs twice, or a warm-up is less than 1.</exception>
    public FeatureSchema(string name, IReadOnlyList<FeatureColumn> columns)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0)
        {
            throw new ArgumentException($"Feature set '{name}' has no columns; give it at least one.", nameof(columns));
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            if (string.IsNullOrWhiteSpace(column.Name) || column.Formula is null || column.Warmup < 1)
            {
                throw new ArgumentException(
                    Text($"Feature set '{name}' has column '{column.Name}' with a warm-up of {column.Warmup}; each needs a name, a formula and a warm-up of at least 1 bar."),
                    nameof(columns));
            }

            if (!names.Add(column.Name))
            {
                throw new ArgumentException($"Feature set '{name}' has column '{column.Name}' twice; remove one.", nameof(columns));
            }
        }

        Name = name;
        Columns = [.. columns];
        Warmup = columns.Max(c => c.Warmup);
        Hash = ComputeHash(Columns);
    }

    /// <summary>The name of the feature set; not part of the hash.</summary>
    public string Name { get; }

    /// <summary>The columns in order.</summary>
    public IReadOnlyList<FeatureColumn> Columns { get; }

    /// <summary>How many consecutive bars are needed before every column has a value.</summary>
    public int Warmup { get; }

    /// <summary>SHA-256 over the columns, 64 lower-case hexadecimal digits.</summary>
    public string Hash { get; }

    /// <summary>Says how an offered schema differs from this one.</summary>
    /// <param name="offered">The offered schema.</param>
    /// <returns>One readable line for each difference; empty where there is none.</returns>
    public IReadOnlyList<string> DifferencesTo(FeatureSchema offered)
    {
        ArgumentNullException.ThrowIfNull(offered);
        var differences = new List<string>();
        var offeredByName = offered.Columns.Select((column, index) => (column, index)).ToDictionary(x => x.column.Name, StringComparer.Ordinal);
        for (var i = 0; i < Columns.Count; i++)
        {
            var expected = Columns[i];
            if (!offeredByName.Remove(expected.Name, out var found))
            {
                differences.Add(Text($"column {i} '{expected.Name}' is missing"));
                continue;
            }

            if (found.index != i)
            {
                differences.Add(Text($"column '{expected.Name}' is at position {found.index} instead of {i}"));
            }

            if (!string.Equals(found.column.Formula, expected.Formula, StringComparison.Ordinal))
            {
                differences.Add(Text($"column '{expected.Name}' computes '{found.column.Formula}' instead of '{expected.Formula}'"));
            }

            if (found.column.Warmup != expected.Warmup)
            {
                differences.Add(Text($"column '{expected.Name}' warms up in {found.column.Warmup} bars instead of {expected.Warmup}"));
            }
        }

        differences.AddRange(offeredByName.Values.OrderBy(x => x.index).Select(x => Text($"column {x.index} '{x.column.Name}' is not expected")));
        return differences;
    }

    /// <summary>Refuses a schema that is not this one.</summary>
    /// <param name="offered">The offered schema.</param>
    /// <param name="where">What offers it, for the message.</param>
    /// <exception cref="SchemaMismatchException">The schemas differ; the message lists the differences.</exception>
    public void EnsureMatches(FeatureSchema offered, string where)
    {
        var differences = DifferencesTo(offered);
        if (differences.Count > 0)
        {
            throw new SchemaMismatchException(
                $"The features of {where} are not those of the model (hash {offered.Hash[..12]} instead of {Hash[..12]}): {string.Join("; ", differences)}. Use the model's feature set '{Name}' or train a new model.",
                differences);
        }
    }

    /// <inheritdoc/>
    public bool Equals(FeatureSchema? other) => other is not null && string.Equals(Hash, other.Hash, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FeatureSchema);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Hash);

    private static string ComputeHash(IReadOnlyList<FeatureColumn> columns)
    {
        // Length prefixes keep two different lists of columns from having one text.
        var text = new StringBuilder("alphapulse-feature-schema-1\n");
        foreach (var column in columns)
        {
            text.Append(CultureInfo.InvariantCulture, $"{column.Name.Length}:{column.Name}|{column.Formula.Length}:{column.Formula}|{column.Warmup}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
