using System.Text.Json;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>The entries of the journal of a run.</summary>
internal static class RunJournal
{
    private static readonly SealedJournalFormat Format = new()
    {
        Name = "alphapulse-run",
        Version = 1,
        CreateError = damage => damage.Cause is { } cause
            ? new TrackingDamageException(damage.File, damage.Entry, damage.Defect, cause)
            : new TrackingDamageException(damage.File, damage.Entry, damage.Defect),
    };

    private static readonly (ExperimentRunStatus Status, string Name)[] Ends =
        [(ExperimentRunStatus.Finished, "finished"), (ExperimentRunStatus.Failed, "failed"), (ExperimentRunStatus.Killed, "killed")];

    internal static (byte[] Line, JournalHead Head) Started(JournalHead head, DateTimeOffset at, ExperimentRunStart start) => Format.WriteEntry(head, at, "started", writer =>
    {
        writer.WriteString("experiment", start.Experiment);
        writer.WriteString("name", start.Name);
        WriteTexts(writer, "parameters", start.Parameters);
        WriteTexts(writer, "tags", start.Tags);
        WriteLineage(writer, start.Lineage);
    });

    internal static (byte[] Line, JournalHead Head) Logged(
        JournalHead head, DateTimeOffset at, string what, IReadOnlyDictionary<string, string> texts) =>
        Format.WriteEntry(head, at, what, writer => WriteTexts(writer, what, texts));

    internal static (byte[] Line, JournalHead Head) Measured(JournalHead head, DateTimeOffset at, IReadOnlyList<ExperimentMetric> metrics) => Format.WriteEntry(head, at, "metrics", writer =>
    {
        writer.WriteStartArray("metrics");
        foreach (var metric in metrics)
        {
            writer.WriteStartObject();
            writer.WriteString("name", metric.Name);
            writer.WriteNumber("value", metric.Value);
            writer.WriteNumber("step", metric.Step);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    internal static (byte[] Line, JournalHead Head) Kept(JournalHead head, DateTimeOffset at, ExperimentArtifact artifact) => Format.WriteEntry(head, at, "artifact", writer =>
    {
        writer.WriteString("path", artifact.Path);
        writer.WriteString("sha256", artifact.Sha256);
        writer.WriteNumber("length", artifact.Length);
    });

    internal static (byte[] Line, JournalHead Head) Traced(JournalHead head, DateTimeOffset at, ExperimentLineage lineage) =>
        Format.WriteEntry(head, at, "lineage", writer => WriteLineage(writer, lineage));

    internal static (byte[] Line, JournalHead Head) Ended(JournalHead head, DateTimeOffset at, ExperimentRunStatus status, string? reason) => Format.WriteEntry(head, at, "ended", writer =>
    {
        writer.WriteString("status", Array.Find(Ends, end => end.Status == status).Name);
        writer.WriteString("reason", reason);
    });

    /// <summary>Reads the complete entries.</summary>
    /// <exception cref="TrackingDamageException">An entry is not what was written.</exception>
    internal static RunState Read(ReadOnlyMemory<byte> journal, string path)
    {
        var state = new RunState();
        state.Head = Format.Read(journal, path, entry => Apply(state, entry));
        return state;
    }

    private static void Apply(RunState state, JournalEntry entry)
    {
        var members = entry.Members;
        switch (entry.Event)
        {
            case "started":
                state.Experiment = members.ReadString("experiment");
                state.Name = members.ReadStringOrNull("name");
                state.StartedAt = entry.At;
                Merge(state.Parameters, members.ReadTexts("parameters"));
                Merge(state.Tags, members.ReadTexts("tags"));
                state.Lineage = ReadLineage(members);
                break;
            case "parameters":
                Merge(state.Parameters, members.ReadTexts("parameters"));
                break;
            case "tags":
                Merge(state.Tags, members.ReadTexts("tags"));
                break;
            case "metrics":
                state.Metrics.AddRange(members.ReadList("metrics").Select(
                    m => new ExperimentMetric(m.ReadString("name"), m.ReadDouble("value"), m.ReadInt64("step")) { At = entry.At }));
                break;
            case "artifact":
                state.Artifacts.Add(new ExperimentArtifact(members.ReadString("path"), members.ReadString("sha256"), members.ReadInt64("length")));
                break;
            case "lineage":
                state.Lineage = Merge(state.Lineage, ReadLineage(members));
                break;
            case "ended":
                var name = members.ReadString("status");
                var end = Array.Find(Ends, e => e.Name == name);
                state.Status = end.Name is null ? throw members.Refuse($"ends with '{name}', which this release does not know; use a newer release") : end.Status;
                state.Reason = members.ReadStringOrNull("reason");
                state.EndedAt = entry.At;
                break;
            default:
                throw members.Refuse($"records '{entry.Event}', which this release does not know; use a newer release");
        }
    }

    /// <summary>What is on record with what became known since.</summary>
    internal static ExperimentLineage Merge(ExperimentLineage known, ExperimentLineage added) => new()
    {
        DataHash = added.DataHash ?? known.DataHash,
        FeatureSchemaHash = added.FeatureSchemaHash ?? known.FeatureSchemaHash,
        ParentRunId = added.ParentRunId ?? known.ParentRunId,
        ModelVersion = added.ModelVersion ?? known.ModelVersion,
    };

    internal static void Merge(Dictionary<string, string> known, IReadOnlyDictionary<string, string> added)
    {
        foreach (var (name, value) in added)
        {
            known[name] = value;
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyDictionary<string, string> texts)
    {
        writer.WriteStartObject(name);
        foreach (var (key, value) in texts.OrderBy(text => text.Key, StringComparer.Ordinal))
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteLineage(Utf8JsonWriter writer, ExperimentLineage lineage)
    {
        writer.WriteString("data", lineage.DataHash);
        writer.WriteString("features", lineage.FeatureSchemaHash);
        writer.WriteString("parent", lineage.ParentRunId);
        writer.WriteString("model", lineage.ModelVersion);
    }

    private static ExperimentLineage ReadLineage(SealedFileElement members) => new()
    {
        DataHash = members.ReadStringOrNull("data"),
        FeatureSchemaHash = members.ReadStringOrNull("features"),
        ParentRunId = members.ReadStringOrNull("parent"),
        ModelVersion = members.ReadStringOrNull("model"),
    };
}
