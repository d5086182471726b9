namespace AlphaPulse.Training;

/// <summary>The files of one run.</summary>
internal sealed class RunFiles(string folder, string id)
{
    internal string Id => id;

    internal string Folder { get; } = Path.Combine(folder, id);

    internal string JournalPath => Path.Combine(Folder, "journal.jsonl");

    internal string LockPath => Path.Combine(Folder, "run.lock");

    internal string ArtifactPath(string path) => Path.Combine([Folder, "artifacts", .. path.Split('/')]);

    internal static TrackingException Unwritable(string place, Exception cause) =>
        new($"'{place}' could not be written: {cause.Message} Check the space and the rights there; what was acknowledged before is on record.", cause);

    /// <summary>Reads the run as far as it is on record; <see langword="null"/> where not even its start is.</summary>
    /// <exception cref="TrackingDamageException">An entry is not what was written.</exception>
    internal ExperimentRunRecord? ReadRecord()
    {
        var record = RunJournal.Read(ReadJournal(), JournalPath).ToRecord(id);
        if (record is not { Status: ExperimentRunStatus.Running } || IsHeld())
        {
            return record;
        }

        // It may have ended between the two looks.
        record = RunJournal.Read(ReadJournal(), JournalPath).ToRecord(id)!;
        return record.Status == ExperimentRunStatus.Running
            ? record with { Status = ExperimentRunStatus.Killed, Reason = "its process ended without an end on record" }
            : record;
    }

    private byte[] ReadJournal()
    {
        if (!File.Exists(JournalPath))
        {
            return [];
        }

        using var stream = new FileStream(JournalPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes[..read];
    }

    /// <summary>Whether the process that records the run lives.</summary>
    private bool IsHeld()
    {
        if (!File.Exists(LockPath))
        {
            return false;
        }

        try
        {
            using var free = new FileStream(LockPath, FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
