using System.Text.Json;
using AlphaPulse.Models;

namespace AlphaPulse.Drift;

/// <summary>Writes and reads the members of a profile file.</summary>
internal static class ProfileFormat
{
    internal static void Write(Utf8JsonWriter writer, ReferenceProfile profile)
    {
        writer.WriteStartObject("schema");
        writer.WriteString("name", profile.Columns.Schema.Name);
        writer.WriteString("hash", profile.Columns.Schema.Hash);
        writer.WriteEndObject();
        writer.WriteNumber("rows", profile.Rows);
        writer.WriteNumber("windowRows", profile.WindowRows);
        writer.WriteNumber("recentRows", profile.RecentRows);
        writer.WriteNumber("evaluateEveryRows", profile.EvaluateEveryRows);
        writer.WriteStartArray("columns");
        for (var i = 0; i < profile.Profiles.Count; i++)
        {
            WriteColumn(writer, profile.Columns.Schema.Columns[i], profile.Columns.Scales[i], profile.Profiles[i]);
        }

        writer.WriteEndArray();
    }

    internal static ReferenceProfile Read(SealedFileElement root)
    {
        var schemaElement = root.ReadObject("schema");
        schemaElement.ExpectMembers("name", "hash");
        var columns = new List<FeatureColumn>();
        var scales = new List<ColumnScale>();
        var profiles = new List<ColumnProfile>();
        foreach (var element in root.ReadList("columns"))
        {
            element.ExpectMembers(
                "name", "formula", "warmup", "scale", "missingShare", "effectiveRows", "ksThreshold", "psiThreshold", "lowerLimit", "upperLimit",
                "outsideShare", "missingLimit", "edges", "shares", "sample");
            columns.Add(new FeatureColumn(element.ReadString("name"), element.ReadString("formula"), element.ReadInt32("warmup", least: 1)));
            scales.Add(ReadScale(element));
            profiles.Add(ReadColumn(element));
        }

        var schema = new FeatureSchema(schemaElement.ReadString("name"), columns);
        if (schema.Hash != schemaElement.ReadString("hash"))
        {
            throw schemaElement.Refuse($"states the hash {schemaElement.ReadString("hash")}, but the columns hash to {schema.Hash}");
        }

        var window = root.ReadInt32("windowRows", least: 50, most: 10_000);
        return new ReferenceProfile(
            MonitoredColumns.From(schema, scales),
            root.ReadInt32("rows", least: 1),
            window,
            root.ReadInt32("recentRows", least: 6, most: window),
            root.ReadInt32("evaluateEveryRows", least: 1, most: window),
            [.. profiles]);
    }

    private static void WriteColumn(Utf8JsonWriter writer, FeatureColumn column, ColumnScale scale, ColumnProfile profile)
    {
        var thresholds = profile.Thresholds;
        writer.WriteStartObject();
        writer.WriteString("name", column.Name);
        writer.WriteString("formula", column.Formula);
        writer.WriteNumber("warmup", column.Warmup);
        writer.WriteString("scale", NameOf(scale));
        writer.WriteNumber("missingShare", profile.MissingShare);
        writer.WriteNumber("effectiveRows", profile.EffectiveRows);
        WriteOptional(writer, "ksThreshold", thresholds.KolmogorovSmirnov);
        WriteOptional(writer, "psiThreshold", thresholds.PopulationStability);
        WriteOptional(writer, "lowerLimit", thresholds.LowerLimit);
        WriteOptional(writer, "upperLimit", thresholds.UpperLimit);
        writer.WriteNumber("outsideShare", thresholds.OutsideShare);
        writer.WriteNumber("missingLimit", thresholds.MissingShare);
        WriteNumbers(writer, "edges", profile.EdgeValues);
        WriteNumbers(writer, "shares", profile.ShareValues);
        WriteNumbers(writer, "sample", profile.SampleValues);
        writer.WriteEndObject();
    }

    private static ColumnProfile ReadColumn(SealedFileElement element)
    {
        var edges = element.ReadDoubles("edges");
        var shares = element.ReadDoubles("shares");
        var sample = element.ReadDoubles("sample");
        var thresholds = new ColumnThresholds(
            element.ReadDoubleOrNull("ksThreshold", least: 0),
            element.ReadDoubleOrNull("psiThreshold", least: 0),
            element.ReadDoubleOrNull("lowerLimit"),
            element.ReadDoubleOrNull("upperLimit"),
            element.ReadDouble("outsideShare", least: 0, most: 1),
            element.ReadDouble("missingLimit", least: 0, most: 1));
        var isAscending = IsAscending(sample) && IsAscending(edges);
        if (!isAscending || shares.Length != edges.Length + 1 || shares.Any(s => s is < 0 or > 1))
        {
            throw element.Refuse("has a sample or edges that do not ascend, or shares that do not fit the edges");
        }

        if (thresholds.LowerLimit is null != thresholds.UpperLimit is null || thresholds.LowerLimit > thresholds.UpperLimit
            || (sample.Length == 0 && thresholds.KolmogorovSmirnov is not null))
        {
            throw element.Refuse("has limits that do not go together, or a threshold without a sample");
        }

        return new ColumnProfile(
            element.ReadDouble("missingShare", least: 0, most: 1), element.ReadDouble("effectiveRows", least: 1), sample, edges, shares, thresholds);
    }

    private static string NameOf(ColumnScale scale) => scale switch
    {
        ColumnScale.Stationary => "stationary",
        ColumnScale.LogLevel => "log_level",
        _ => "clock",
    };

    private static ColumnScale ReadScale(SealedFileElement element) => element.ReadString("scale") switch
    {
        "stationary" => ColumnScale.Stationary,
        "log_level" => ColumnScale.LogLevel,
        "clock" => ColumnScale.Clock,
        var other => throw element.Refuse($"has the scale '{other}', which this release does not know"),
    };

    private static bool IsAscending(double[] values)
    {
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] < values[i - 1])
            {
                return false;
            }
        }

        return true;
    }

    private static void WriteOptional(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, double[] numbers)
    {
        writer.WriteStartArray(name);
        foreach (var number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }
}
