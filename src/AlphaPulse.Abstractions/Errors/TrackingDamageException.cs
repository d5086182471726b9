using System.Globalization;

namespace AlphaPulse;

/// <summary>The record of a run cannot be trusted: an entry or an artifact was changed after it was written.</summary>
/// <remarks>A process that was killed in the middle of an entry leaves no damage: that entry was never acknowledged and does not count.</remarks>
public class TrackingDamageException : TrackingException
{
    private const string Advice = "Restore the run from a copy, or delete its folder and run again.";

    /// <summary>Creates the exception.</summary>
    /// <param name="file">The damaged file.</param>
    /// <param name="entry">The first entry of a journal that cannot be trusted, from 1; 0 for a file without entries.</param>
    /// <param name="defect">What is wrong with it.</param>
    public TrackingDamageException(string file, int entry, string defect)
        : base(Describe(file, entry, defect)) => (File, Entry, Defect) = (file, entry, defect);

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="file">The damaged file.</param>
    /// <param name="entry">The first entry of a journal that cannot be trusted, from 1; 0 for a file without entries.</param>
    /// <param name="defect">What is wrong with it.</param>
    /// <param name="innerException">The cause.</param>
    public TrackingDamageException(string file, int entry, string defect, Exception innerException)
        : base(Describe(file, entry, defect), innerException) => (File, Entry, Defect) = (file, entry, defect);

    /// <summary>The damaged file.</summary>
    public string File { get; }

    /// <summary>The first entry of a journal that cannot be trusted, from 1; 0 for a file without entries.</summary>
    public int Entry { get; }

    /// <summary>What is wrong with it.</summary>
    public string Defect { get; }

    private static string Describe(string file, int entry, string defect) => entry == 0
        ? $"'{file}' is damaged: {defect}. {Advice}"
        : string.Create(CultureInfo.InvariantCulture, $"Entry {entry} of '{file}' is damaged: {defect}. {Advice}");
}
