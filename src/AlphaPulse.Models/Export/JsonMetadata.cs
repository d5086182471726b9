using System.Globalization;
using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>Writes what is around a model: the record of its making, the rule, the conformal widths and the features.</summary>
internal static class JsonMetadata
{
    internal static void WriteManifest(Utf8JsonWriter writer, ModelManifest manifest)
    {
        writer.WriteStartObject("metadata");
        writer.WriteString("instrument", manifest.Series.Instrument.ToString());
        writer.WriteString("timeframe", manifest.Series.Timeframe.ToString());
        writer.WriteString("label", manifest.Label);
        writer.WriteString("trained_from", SealedFileElement.FormatTime(manifest.TrainedFrom));
        writer.WriteString("trained_to", SealedFileElement.FormatTime(manifest.TrainedTo));
        writer.WriteNumber("samples", manifest.Samples);
        writer.WriteString("data_hash", manifest.DataHash);
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

    internal static void WriteRule(Utf8JsonWriter writer, SignalRule rule)
    {
        writer.WriteStartObject("rule");
        writer.WriteNumber("long_above", rule.LongAbove);
        writer.WriteNumber("short_below", rule.ShortBelow);
        writer.WriteNumber("horizon_bars", rule.HorizonBars);
        writer.WriteEndObject();
    }

    /// <summary>The conformal numbers that the manifest keeps among its options; null where the model has none.</summary>
    internal static void WriteConformal(Utf8JsonWriter writer, ModelManifest manifest)
    {
        if (Number(manifest, ModelManifest.ConformalConfidenceOption) is not { } confidence)
        {
            writer.WriteNull("conformal");
            return;
        }

        writer.WriteStartObject("conformal");
        writer.WriteNumber("confidence", confidence);
        if (Number(manifest, ModelManifest.ConformalHalfWidthOption) is { } halfWidth)
        {
            writer.WriteNumber("half_width", halfWidth);
        }

        if (Number(manifest, ModelManifest.ConformalProbabilityOption) is { } probability)
        {
            writer.WriteNumber("least_probability", probability);
        }

        writer.WriteEndObject();
    }

    internal static void WriteFeatures(Utf8JsonWriter writer, FeatureSchema schema, IReadOnlyList<double>? importance)
    {
        writer.WriteStartObject("schema");
        writer.WriteString("name", schema.Name);
        writer.WriteString("hash", schema.Hash);
        writer.WriteStartArray("features");
        for (var i = 0; i < schema.Columns.Count; i++)
        {
            writer.WriteStartObject();
            writer.WriteString("name", schema.Columns[i].Name);
            writer.WriteString("formula", schema.Columns[i].Formula);
            writer.WriteNumber("warmup", schema.Columns[i].Warmup);
            if (importance is not null)
            {
                writer.WriteNumber("importance", importance[i]);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static double? Number(ModelManifest manifest, string option) =>
        manifest.Options.TryGetValue(option, out var text)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number
                : null;
}
