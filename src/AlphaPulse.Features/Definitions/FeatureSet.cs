using System.Text.Json;

namespace AlphaPulse.Features;

/// <summary>An ordered set of features: the one definition that batch, training, replay and live share.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed class FeatureSet
{
    /// <summary>Creates a set of definitions.</summary>
    /// <param name="name">The name of the set.</param>
    /// <param name="definitions">The features in order; at least one, names unique.</param>
    /// <exception cref="ArgumentException">There is no feature, or a name occurs twice.</exception>
    public FeatureSet(string name, IReadOnlyList<FeatureDefinition> definitions)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        Definitions = [.. definitions];
        Schema = new FeatureSchema(name, [.. Definitions.Select(d => d.Column)]);
    }

    /// <summary>The name of the set.</summary>
    public string Name => Schema.Name;

    /// <summary>The features in order.</summary>
    public IReadOnlyList<FeatureDefinition> Definitions { get; }

    /// <summary>The schema of the rows.</summary>
    public FeatureSchema Schema { get; }

    /// <summary>Creates a set from specifications of the catalog, such as <c>log_return(6)</c>.</summary>
    /// <param name="name">The name of the set.</param>
    /// <param name="specifications">The specifications in order.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">A specification is unknown or out of range, or occurs twice.</exception>
    public static FeatureSet Parse(string name, params IEnumerable<string> specifications) =>
        new(name, [.. specifications.Select(FeatureCatalog.Resolve)]);

    /// <summary>Creates a set from JSON: <c>{"name":"mine","features":["log_return(1)","rsi(14)"]}</c>.</summary>
    /// <param name="utf8Json">The document.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">The document is not of that form, or a specification is unknown.</exception>
    public static FeatureSet FromJson(ReadOnlyMemory<byte> utf8Json)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8Json);
            var root = document.RootElement;
            return Parse(
                root.GetProperty("name").GetString()!,
                root.GetProperty("features").EnumerateArray().Select(x => x.GetString()!));
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ArgumentException(
                $"The feature set is not JSON of the form {{\"name\":\"mine\",\"features\":[\"log_return(1)\"]}}: {exception.Message}", nameof(utf8Json), exception);
        }
    }

    /// <summary>Creates the set that a model was trained on, from the names in its schema, and checks that it means the same.</summary>
    /// <param name="schema">The schema of the model.</param>
    /// <returns>The set.</returns>
    /// <exception cref="SchemaMismatchException">This version of the catalog computes something else under one of the names.</exception>
    /// <exception cref="ArgumentException">A name is unknown to this version of the catalog.</exception>
    public static FeatureSet FromSchema(FeatureSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var set = Parse(schema.Name, schema.Columns.Select(c => c.Name));
        schema.EnsureMatches(set.Schema, "this version of the feature catalog");
        return set;
    }
}
