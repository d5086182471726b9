using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>Writes and reads schema, rule and manifest of a model file.</summary>
internal static class ManifestFormat
{
    internal static void WriteSchema(Utf8JsonWriter writer, FeatureSchema schema)
    {
        writer.WriteStartObject("schema");
        writer.WriteString("name", schema.Name);
        writer.WriteString("hash", schema.Hash);
        writer.WriteStartArray("columns");
        foreach (var column in schema.Columns)
        {
            writer.WriteStartObject();
            writer.WriteString("name", column.Name);
            writer.WriteString("formula", column.Formula);
            writer.WriteNumber("warmup", column.Warmup);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    internal static FeatureSchema ReadSchema(SealedFileElement element)
    {
        element.ExpectMembers("name", "hash", "columns");
        var columns = new List<FeatureColumn>();
        foreach (var column in element.ReadList("columns"))
        {
            column.ExpectMembers("name", "formula", "warmup");
            columns.Add(new FeatureColumn(column.ReadString("name"), column.ReadString("formula"), column.ReadInt32("warmup", least: 1)));
        }

        var schema = new FeatureSchema(element.ReadString("name"), columns);
        return schema.Hash == element.ReadString("hash")
            ? schema
            : throw element.Refuse($"states the hash {element.ReadString("hash")}, but its columns hash to {schema.Hash}");
    }

    internal static void WriteRule(Utf8JsonWriter writer, SignalRule rule)
    {
        if (FindDefect(rule) is { } defect)
        {
            throw new ArgumentException($"The signal rule {rule} cannot be kept: {defect}.", nameof(rule));
        }

        writer.WriteStartObject("rule");
        writer.WriteNumber("longAbove", rule.LongAbove);
        writer.WriteNumber("shortBelow", rule.ShortBelow);
        writer.WriteNumber("horizonBars", rule.HorizonBars);
        writer.WriteEndObject();
    }

    internal static SignalRule ReadRule(SealedFileElement element)
    {
        element.ExpectMembers("longAbove", "shortBelow", "horizonBars");
        SignalRule rule;
        try
        {
            rule = new SignalRule(element.ReadDouble("longAbove"), element.ReadDouble("shortBelow"), element.ReadInt32("horizonBars", least: 1));
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw element.Refuse($"is impossible: {e.Message}");
        }

        return FindDefect(rule) is { } defect ? throw element.Refuse($"is impossible: {defect}") : rule;
    }

    internal static void WriteManifest(Utf8JsonWriter writer, ModelManifest manifest)
    {
        if (manifest.Series.Instrument.Kind == InstrumentKind.None || manifest.Series.Timeframe.Unit == TimeframeUnit.None
            || manifest.Samples < 0 || manifest.Trials < 0)
        {
            throw new ArgumentException("The manifest needs a series, and counts of samples and trials of at least 0.", nameof(manifest));
        }

        writer.WriteStartObject("manifest");
        writer.WriteString("instrument", manifest.Series.Instrument.ToString());
        writer.WriteString("timeframe", manifest.Series.Timeframe.ToString());
        writer.WriteString("label", manifest.Label);
        writer.WriteString("trainedFrom", SealedFileElement.FormatTime(manifest.TrainedFrom));
        writer.WriteString("trainedTo", SealedFileElement.FormatTime(manifest.TrainedTo));
        writer.WriteNumber("samples", manifest.Samples);
        writer.WriteString("dataHash", manifest.DataHash);
        writer.WriteStartArray("provenance");
        foreach (var provenance in manifest.Provenance)
        {
            writer.WriteStringValue(ProvenanceNames.NameOf(provenance));
        }

        writer.WriteEndArray();
        writer.WriteStartObject("options");
        foreach (var (name, value) in manifest.Options.OrderBy(option => option.Key, StringComparer.Ordinal))
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
        writer.WriteNumber("seed", manifest.Seed);
        writer.WriteNumber("trials", manifest.Trials);
        writer.WriteEndObject();
    }

    internal static ModelManifest ReadManifest(SealedFileElement element)
    {
        element.ExpectMembers(
            "instrument", "timeframe", "label", "trainedFrom", "trainedTo", "samples", "dataHash", "provenance", "options", "seed", "trials");
        return new ModelManifest
        {
            Series = new BarSeriesId(InstrumentId.Parse(element.ReadString("instrument")), Timeframe.Parse(element.ReadString("timeframe"))),
            Label = element.ReadString("label"),
            TrainedFrom = element.ReadTime("trainedFrom"),
            TrainedTo = element.ReadTime("trainedTo"),
            Samples = element.ReadInt32("samples", least: 0),
            DataHash = element.ReadString("dataHash"),
            Provenance = [.. element.ReadList("provenance").Select(ReadProvenance)],
            Options = element.ReadTexts("options"),
            Seed = element.ReadInt64("seed"),
            Trials = element.ReadInt32("trials", least: 0),
        };
    }

    private static BarProvenance ReadProvenance(SealedFileElement element) =>
        ProvenanceNames.Find(element.ReadString()) ?? throw element.Refuse($"is '{element.ReadString()}', which is no provenance");

    private static string? FindDefect(SignalRule rule) =>
        !double.IsFinite(rule.LongAbove) || !double.IsFinite(rule.ShortBelow) ? "a threshold is not finite"
        : null;
}
