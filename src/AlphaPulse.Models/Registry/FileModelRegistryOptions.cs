namespace AlphaPulse.Models;

/// <summary>Options of <see cref="FileModelRegistry"/>.</summary>
public sealed class FileModelRegistryOptions
{
    /// <summary>The folder of the registry; required. Created at the first write; a relative path is relative to the working directory.</summary>
    public string Folder { get; set; } = string.Empty;

    /// <summary>How long a write waits while another process or instance writes; above 0 and at most an hour, default 10 seconds.</summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Who writes, for the record of moves and removals: 1 to 200 characters without control characters. Default the user and the machine, as <c>user@machine</c>.</summary>
    public string Actor { get; set; } = $"{Environment.UserName}@{Environment.MachineName}";

    /// <summary>
    /// A PEM file with the private key of an elliptic curve: every write is followed by a signature over the whole record, so that someone who can
    /// write the folder but has not the key cannot write another one. Default <see langword="null"/>: nothing is signed.
    /// </summary>
    public string? SigningKeyFile { get; set; }

    /// <summary>
    /// A PEM file with the public key that <see cref="IModelRegistry.VerifyAsync"/> checks the signatures by. Default <see langword="null"/>: that of
    /// <see cref="SigningKeyFile"/>, and without both signatures are not checked.
    /// </summary>
    public string? TrustedKeyFile { get; set; }
}
