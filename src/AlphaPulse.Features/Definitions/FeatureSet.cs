using System.Buffers;
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
        var nodes = Definitions.SelectMany(d => d.Node.Tree()).ToList();
        Inputs = [.. nodes.OfType<ChannelNode>().Select(n => n.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Streams = [.. nodes.OfType<ScopedNode>().Select(n => n.Scope.Stream).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The name of the set.</summary>
    public string Name => Schema.Name;

    /// <summary>The features in order.</summary>
    public IReadOnlyList<FeatureDefinition> Definitions { get; }

    /// <summary>The schema of the rows.</summary>
    public FeatureSchema Schema { get; }

    /// <summary>The sources that the features need, by the name in <c>input(name)</c>, in order.</summary>
    public IReadOnlyList<string> Inputs { get; }

    /// <summary>The other instruments that the features need, by the name behind the <c>@</c>, in order.</summary>
    public IReadOnlyList<string> Streams { get; }

    /// <summary>The set to take where a source is not there: fewer columns under its own name and hash; <see langword="null"/> where there is none.</summary>
    public FeatureSet? WithoutInputs { get; private init; }

    /// <summary>Creates a set from texts, such as <c>log_return(6)</c> or <c>zscore(168,log_return(1))</c>; see <see cref="FeatureCatalog.Resolve"/>.</summary>
    /// <param name="name">The name of the set.</param>
    /// <param name="specifications">The texts in order.</param>
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

    /// <summary>Says which set there is with what is there: this one, or its form without the sources that are missing.</summary>
    /// <param name="inputs">What there is.</param>
    /// <returns>The set.</returns>
    /// <exception cref="FeatureInputException">A source is missing and the set has no form without it.</exception>
    public FeatureSet Resolve(FeatureInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var missing = Inputs.Where(i => !inputs.Sources.ContainsKey(i)).ToList();
        if (missing.Count == 0)
        {
            return this;
        }

        var column = Definitions.First(d => d.Node.Tree().Any(n => n is ChannelNode channel && channel.Name == missing[0])).Column.Name;
        return WithoutInputs?.Resolve(inputs) ?? throw new FeatureInputException(
            $"Column '{column}' of feature set '{Name}' needs the source{(missing.Count > 1 ? "s" : "")} '{string.Join("', '", missing)}' and none was given; give it in FeatureInputs.Sources, in a host with AddFeatureSource(\"{missing[0]}\", ...), or take a set without it.",
            column,
            missing[0]);
    }

    /// <summary>Says in words which smaller form <see cref="Resolve"/> takes, so that nobody takes it for the whole.</summary>
    /// <param name="inputs">What there is.</param>
    /// <returns>The words; <see langword="null"/> where this set is taken as it is.</returns>
    /// <exception cref="FeatureInputException">A source is missing and the set has no form without it.</exception>
    public string? DescribeResolution(FeatureInputs inputs)
    {
        var taken = Resolve(inputs);
        return taken == this
            ? null
            : FormattableString.Invariant(
                $"features: '{Name}' needs {string.Join(", ", Inputs.Where(i => !inputs.Sources.ContainsKey(i)))}, which nobody gave, so its form '{taken.Name}' with {taken.Schema.Columns.Count} of {Schema.Columns.Count} columns is taken.");
    }

    /// <summary>Checks that everything which the features need beside the bars was supplied.</summary>
    /// <param name="inputs">What there is. A stream whose bars come live only is named with an empty list.</param>
    /// <exception cref="FeatureInputException">A source or a stream is missing; the message names column, input and remedy.</exception>
    public void EnsureSupplied(FeatureInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        foreach (var name in Resolve(inputs).Streams)
        {
            if (!inputs.Streams.ContainsKey(name))
            {
                throw MissingStream(name, $"they were not supplied: give them in FeatureInputs.Streams (an empty list where they come live only), in a host with AddFeatureStream(\"{name}\", ...)");
            }
        }
    }

    /// <summary>How many consecutive bars are needed before every column has a value.</summary>
    /// <param name="timeframe">The timeframe of the rows.</param>
    /// <returns>The bars; at least <see cref="FeatureSchema.Warmup"/> of the schema, more where there are features of a higher timeframe.</returns>
    public int WarmupOn(Timeframe timeframe) => Definitions.Max(d => d.WarmupOn(timeframe));

    /// <summary>Writes the set as JSON, which <see cref="FromJson"/> reads back to an equal set.</summary>
    /// <returns>The document, UTF-8.</returns>
    /// <exception cref="NotSupportedException">A feature is code of your own, which no document can hold.</exception>
    public byte[] ToJson()
    {
        if (Definitions.FirstOrDefault(d => d.Node is OpaqueNode { IsCode: true }) is { } own)
        {
            throw new NotSupportedException($"'{own.Column.Name}' of feature set '{Name}' is code of your own and cannot be read back from a document; keep such a set in code.");
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("name", Name);
            writer.WriteStartArray("features");
            foreach (var column in Schema.Columns)
            {
                writer.WriteStringValue(column.Name);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>How many bars back a row can depend on, its own included; <see cref="int.MaxValue"/> where something is never forgotten.</summary>
    internal int MemoryOn(Timeframe timeframe) => Definitions.Max(d => d.Node.MemoryOn(timeframe));

    /// <summary>Says which column needs the bars of another instrument.</summary>
    internal FeatureInputException MissingStream(string name, string why)
    {
        var column = Definitions.First(d => d.Node.Tree().Any(n => n is ScopedNode scoped && scoped.Scope.Stream == name)).Column.Name;
        return new FeatureInputException($"Column '{column}' of feature set '{Name}' needs the bars of '@{name}', and {why}.", column, name);
    }

    /// <summary>Refuses rows whose bars do not fill a higher timeframe of the features.</summary>
    internal void EnsureFilledBy(Timeframe bars)
    {
        foreach (var definition in Definitions)
        {
            foreach (var higher in definition.Node.Tree().OfType<ScopedNode>().Select(n => n.Scope.Timeframe).OfType<Timeframe>())
            {
                if (!HigherBars.AreFilled(higher, bars))
                {
                    throw new FeatureInputException(
                        $"Column '{definition.Column.Name}' of feature set '{Name}' needs bars of {higher}, and they cannot be made of rows with bars of {bars}; take a timeframe that they fill, or rows of a shorter one.",
                        definition.Column.Name,
                        higher.ToString());
                }
            }
        }
    }

    internal FeatureSet Else(FeatureSet withoutInputs) => new(Name, Definitions) { WithoutInputs = withoutInputs };
}
