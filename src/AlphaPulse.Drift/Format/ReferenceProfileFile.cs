using AlphaPulse.Models;

namespace AlphaPulse.Drift;

/// <summary>The file of a reference profile: one JSON document with a checksum over all of it, to be kept beside its model.</summary>
/// <remarks>
/// Equal profiles give equal bytes: the order of members is fixed, doubles are the shortest text that reads back to the same bits, and
/// no time of writing is kept. Any changed byte refuses to load. Safe for use from any thread.
/// </remarks>
public static class ReferenceProfileFile
{
    /// <summary>The name of the format, the first member of every file.</summary>
    public const string FormatName = "alphapulse-reference-profile";

    /// <summary>The version that is written. Every version up to this one can be read.</summary>
    public const int Version = 1;

    private static SealedFileFormat Format { get; } = new()
    {
        Name = FormatName,
        Version = Version,
        Title = "reference profile",
        Remedy = "fit the profile again",
        CreateError = (message, cause) => cause is null ? new ProfileFormatException(message) : new ProfileFormatException(message, cause),
    };

    /// <summary>Writes a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <returns>The bytes of the file.</returns>
    public static byte[] ToBytes(ReferenceProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return Format.Write(writer => ProfileFormat.Write(writer, profile));
    }

    /// <summary>Reads a profile and checks everything that can be checked.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="source">Where they come from, for messages: the path of the file.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="ProfileFormatException">
    /// The bytes are no profile, of a version that is too new, changed since they were written, or not a possible profile. The message
    /// names the source and the reason.
    /// </exception>
    public static ReferenceProfile FromBytes(ReadOnlyMemory<byte> file, string source) => Format.Read(file, source, Read);

    /// <summary>Writes a profile to a file, as a whole or not at all, replacing what is there.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the file is written.</returns>
    public static Task SaveAsync(string path, ReferenceProfile profile, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var bytes = ToBytes(profile);
        return AtomicFile.WriteAsync(path, (stream, token) => stream.WriteAsync(bytes, token).AsTask(), cancellationToken);
    }

    /// <summary>Reads a profile from a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="ProfileFormatException">The file cannot be trusted; see <see cref="FromBytes"/>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<ReferenceProfile> LoadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return FromBytes(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false), path);
    }

    private static ReferenceProfile Read(SealedFileElement root)
    {
        try
        {
            root.ExpectMembers("format", "version", "schema", "rows", "windowRows", "recentRows", "evaluateEveryRows", "columns", "sha256");
            return ProfileFormat.Read(root);
        }
        catch (ArgumentException e)
        {
            // The domain types refuse what is impossible; the reader adds which file it was.
            throw root.Refuse($"is no possible profile: {e.Message}", e);
        }
    }
}
