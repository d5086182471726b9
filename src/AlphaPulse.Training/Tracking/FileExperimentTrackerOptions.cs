namespace AlphaPulse.Training;

/// <summary>Options of <see cref="FileExperimentTracker"/>.</summary>
public sealed class FileExperimentTrackerOptions
{
    /// <summary>The folder of the runs; required. Created at the first run; a relative path is relative to the working directory.</summary>
    public string Folder { get; set; } = string.Empty;
}
