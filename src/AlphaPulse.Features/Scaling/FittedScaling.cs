using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace AlphaPulse.Features;

/// <summary>A scaling of the columns of a set, fitted on training rows and on nothing else.</summary>
/// <remarks>
/// <para><see cref="Apply"/> writes the numbers into the features themselves, as <c>scaled(center,unit,feature)</c>. So the schema of a model
/// carries them, serving computes the same, and rows of another fit are refused.</para>
/// <para>Immutable and safe for use from any thread.</para>
/// </remarks>
public sealed class FittedScaling
{
    private const string Format = "alphapulse-scaling";
    private const int Version = 1;

    private FittedScaling(string schemaHash, ScalingKind kind, int rows, DateTimeOffset knownAt, IReadOnlyList<ColumnScaling> columns)
    {
        SchemaHash = schemaHash;
        Kind = kind;
        Rows = rows;
        KnownAt = knownAt;
        Columns = columns;
    }

    /// <summary>The hash of the schema whose rows it was fitted on.</summary>
    public string SchemaHash { get; }

    /// <summary>What the columns are centered on and measured in.</summary>
    public ScalingKind Kind { get; }

    /// <summary>How many complete training rows it was fitted on.</summary>
    public int Rows { get; }

    /// <summary>When the last of the training rows was known, UTC: rows before that are part of the fit.</summary>
    public DateTimeOffset KnownAt { get; }

    /// <summary>The numbers of each column. Features of the time alone are left out: they are on a circle already.</summary>
    public IReadOnlyList<ColumnScaling> Columns { get; }

    /// <summary>Fits a scaling on the complete rows among some.</summary>
    /// <param name="features">The rows.</param>
    /// <param name="trainingRows">The positions of the training rows in any order, each once.</param>
    /// <param name="kind">What the columns are centered on and measured in.</param>
    /// <param name="winsorShare">The share of the training values at either end whose bound later values are moved to; from 0, which moves none, to below 0.5.</param>
    /// <returns>The scaling. A column without any spread keeps a unit of 1.</returns>
    /// <exception cref="ArgumentException">Fewer than two of the rows are complete.</exception>
    public static FittedScaling Fit(
        FeatureMatrix features, IEnumerable<int> trainingRows, ScalingKind kind = ScalingKind.Standard, double winsorShare = 0)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(trainingRows);
        if (!(winsorShare is >= 0 and < 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(winsorShare), winsorShare, "Choose a share from 0 to below 0.5.");
        }

        int[] rows = [.. trainingRows.Where(features.IsComplete).Order()];
        if (rows.Length < 2)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{rows.Length} of the training rows are complete; a scaling needs at least 2."), nameof(trainingRows));
        }

        var columns = new List<ColumnScaling>();
        var values = new double[rows.Length];
        for (var c = 0; c < features.Schema.Columns.Count; c++)
        {
            var name = features.Schema.Columns[c].Name;
            if (FeatureCatalog.Find(name) is { IsOfTime: true })
            {
                continue;
            }

            for (var i = 0; i < rows.Length; i++)
            {
                values[i] = features.Row(rows[i])[c];
            }

            columns.Add(FitColumn(name, values, kind, winsorShare));
        }

        return new FittedScaling(features.Schema.Hash, kind, rows.Length, rows.Max(features.KnownAt), columns);
    }

    /// <summary>Makes the set whose features are scaled.</summary>
    /// <param name="set">The set that the scaling was fitted on.</param>
    /// <returns>The set, named as before with <c>-scaled</c>.</returns>
    /// <exception cref="SchemaMismatchException">The scaling was fitted on rows of other features.</exception>
    public FeatureSet Apply(FeatureSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (set.Schema.Hash != SchemaHash)
        {
            throw new SchemaMismatchException(
                $"The scaling was fitted on features of hash {SchemaHash} and set '{set.Name}' has {set.Schema.Hash}; fit it on rows of that set.",
                [$"hash {set.Schema.Hash} instead of {SchemaHash}"]);
        }

        var scalings = Columns.ToDictionary(c => c.Name, StringComparer.Ordinal);
        return new FeatureSet($"{set.Name}-scaled", [.. set.Definitions.Select(d => scalings.TryGetValue(d.Column.Name, out var s) ? Scale(d, s) : d)]);
    }

    /// <summary>Writes the scaling as JSON with a format name and a version.</summary>
    /// <returns>The document, UTF-8.</returns>
    public byte[] ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("format", Format);
            writer.WriteNumber("version", Version);
            writer.WriteString("schema", SchemaHash);
            writer.WriteString("kind", Kind == ScalingKind.Robust ? "robust" : "standard");
            writer.WriteNumber("rows", Rows);
            writer.WriteString("knownAt", UtcText.Format(KnownAt));
            writer.WriteStartArray("columns");
            foreach (var column in Columns)
            {
                writer.WriteStartObject();
                writer.WriteString("name", column.Name);
                writer.WriteNumber("center", column.Center);
                writer.WriteNumber("unit", column.Unit);
                if (column is { Low: { } low, High: { } high })
                {
                    writer.WriteNumber("low", low);
                    writer.WriteNumber("high", high);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="utf8Json">The document.</param>
    /// <returns>The scaling.</returns>
    /// <exception cref="ArgumentException">The document is not of that form, of a later version, or a number is not usable.</exception>
    public static FittedScaling FromJson(ReadOnlyMemory<byte> utf8Json)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8Json);
            var root = document.RootElement;
            if (root.GetProperty("format").GetString() != Format || root.GetProperty("version").GetInt32() != Version)
            {
                throw new ArgumentException($"The scaling is not '{Format}' of version {Version}; write it again with this version.", nameof(utf8Json));
            }

            return new FittedScaling(
                root.GetProperty("schema").GetString()!,
                root.GetProperty("kind").GetString() switch
                {
                    "standard" => ScalingKind.Standard,
                    "robust" => ScalingKind.Robust,
                    var other => throw new ArgumentException($"The scaling is of kind '{other}'; there are standard and robust.", nameof(utf8Json)),
                },
                root.GetProperty("rows").GetInt32(),
                root.GetProperty("knownAt").GetDateTimeOffset(),
                [.. root.GetProperty("columns").EnumerateArray().Select(Read)]);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ArgumentException($"The scaling is damaged: {exception.Message} Fit it again.", nameof(utf8Json), exception);
        }
    }

    private static ColumnScaling Read(JsonElement column)
    {
        var isClipped = column.TryGetProperty("low", out var low);
        var read = new ColumnScaling(
            column.GetProperty("name").GetString()!,
            column.GetProperty("center").GetDouble(),
            column.GetProperty("unit").GetDouble(),
            isClipped ? low.GetDouble() : null,
            isClipped ? column.GetProperty("high").GetDouble() : null);
        return read.Unit > 0 && double.IsFinite(read.Unit) && double.IsFinite(read.Center) && (read.Low is null || read.Low <= read.High)
            ? read
            : throw new FormatException($"column '{read.Name}' has a unit that is not above 0, a center that is not finite or bounds that do not rise.");
    }

    private static FeatureDefinition Scale(FeatureDefinition definition, ColumnScaling scaling)
    {
        var node = definition.Node;
        if (scaling is { Low: { } low, High: { } high })
        {
            node = FeatureFunctions.Clip(low, high, node);
        }

        return FeatureDefinition.Of(FeatureFunctions.Scaled(scaling.Center, scaling.Unit, node));
    }

    private static ColumnScaling FitColumn(string name, double[] values, ScalingKind kind, double winsorShare)
    {
        double[] sorted = [.. values.Order()];
        double? low = winsorShare > 0 ? Quantile(sorted, winsorShare) : null;
        double? high = winsorShare > 0 ? Quantile(sorted, 1 - winsorShare) : null;
        double center;
        double unit;
        if (kind == ScalingKind.Robust)
        {
            center = Quantile(sorted, 0.5);
            unit = Quantile(sorted, 0.75) - Quantile(sorted, 0.25);
        }
        else
        {
            // What is clipped later is clipped here too, or a few values would set the unit after all.
            var used = low is { } least && high is { } greatest ? Array.ConvertAll(sorted, v => Math.Clamp(v, least, greatest)) : sorted;
            center = used.Average();
            unit = used[0] < used[^1] ? Math.Sqrt(used.Average(v => (v - center) * (v - center))) : 0;
        }

        return new ColumnScaling(name, center, unit > 0 ? unit : 1, low, high);
    }

    private static double Quantile(double[] sorted, double share)
    {
        var place = (sorted.Length - 1) * share;
        var lower = (int)place;
        var upper = Math.Min(lower + 1, sorted.Length - 1);
        return sorted[lower] + (place - lower) * (sorted[upper] - sorted[lower]);
    }
}
