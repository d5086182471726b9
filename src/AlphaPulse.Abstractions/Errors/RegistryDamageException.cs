namespace AlphaPulse;

/// <summary>A registry cannot be trusted: an entry of its journal was changed, lost or inserted after it was written.</summary>
/// <remarks>A writer that was killed in the middle of an entry leaves no damage: that entry was never acknowledged and does not count.</remarks>
public class RegistryDamageException : RegistryException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="file">The damaged file.</param>
    /// <param name="entry">The first entry that cannot be trusted, from 1.</param>
    /// <param name="defect">What is wrong with it.</param>
    /// <param name="remedy">What to do.</param>
    public RegistryDamageException(string file, int entry, string defect, string remedy)
        : base(Describe(file, entry, defect, remedy)) => (File, Entry, Defect, Remedy) = (file, entry, defect, remedy);

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="file">The damaged file.</param>
    /// <param name="entry">The first entry that cannot be trusted, from 1.</param>
    /// <param name="defect">What is wrong with it.</param>
    /// <param name="remedy">What to do.</param>
    /// <param name="innerException">The cause.</param>
    public RegistryDamageException(string file, int entry, string defect, string remedy, Exception innerException)
        : base(Describe(file, entry, defect, remedy), innerException) => (File, Entry, Defect, Remedy) = (file, entry, defect, remedy);

    /// <summary>The damaged file.</summary>
    public string File { get; }

    /// <summary>The first entry that cannot be trusted, from 1 in the order of the file.</summary>
    public int Entry { get; }

    /// <summary>What is wrong with it.</summary>
    public string Defect { get; }

    /// <summary>What to do.</summary>
    public string Remedy { get; }

    private static string Describe(string file, int entry, string defect, string remedy) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Entry {entry} of '{file}' is damaged: {defect}. {remedy}");
}
