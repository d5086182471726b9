using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using AlphaPulse.Models;
using Microsoft.ML;

namespace AlphaPulse.Training.MicrosoftML;

/// <summary>The zip file of Microsoft.ML from which a model was imported: where it comes from, to be kept beside it.</summary>
/// <remarks>
/// <para>It loads with <c>MLContext.Model.Load</c> and takes a column <c>Features</c> of the schema's width. Of a linear model with
/// standardised features it takes those: <c>(feature - mean) / deviation</c> with <see cref="LinearModel.Means"/> and
/// <see cref="LinearModel.Deviations"/>. Of a fit that was stopped on a slice it has every tree that was grown.</para>
/// <para>Equal trainings give equal bytes: the times of its entries are set to the first that a zip file knows. Immutable and safe for
/// use from any thread.</para>
/// </remarks>
public sealed class MicrosoftMLArchive
{
    /// <summary>The name under which a registry keeps the zip file.</summary>
    public const string FileName = "microsoftml.zip";

    /// <summary>The name under which a registry keeps its checksum.</summary>
    public const string ChecksumFileName = FileName + ".sha256";

    private static readonly DateTimeOffset FirstTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Models are sealed and have no place for it; an entry lives as long as its model.
    private static readonly ConditionalWeakTable<IModel, MicrosoftMLArchive> Attached = [];

    private MicrosoftMLArchive(byte[] content)
    {
        Content = content;
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
    }

    /// <summary>The bytes of the zip file.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>The SHA-256 of the bytes, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>The archive of a model that a learner of this package trained in this process.</summary>
    /// <param name="model">The model, or one that calibrates it.</param>
    /// <returns>The archive; <see langword="null"/> for a model that was loaded, made otherwise, fitted with 0 rounds, or that is one of a pair.</returns>
    public static MicrosoftMLArchive? Of(IModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Attached.TryGetValue(model is CalibratedModel calibrated ? calibrated.Model : model, out var archive) ? archive : null;
    }

    /// <summary>Keeps the archive and its checksum as evidence beside a version.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="versionId">The version.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The full path of the zip file.</returns>
    /// <exception cref="RegistryException">There is no such version.</exception>
    public async Task<string> StoreAsync(IModelRegistry registry, string versionId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registry);
        var path = "";
        foreach (var (name, content) in Files)
        {
            var stored = await registry.StoreEvidenceAsync(versionId, name, content, cancellationToken).ConfigureAwait(false);
            path = name == FileName ? stored : path;
        }

        return path;
    }

    /// <summary>Reads the archive beside a version and checks it.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="versionId">The version.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The archive, or <see langword="null"/> where none was kept.</returns>
    /// <exception cref="RegistryException">There is no such version, or a file was changed or removed after it was recorded.</exception>
    /// <exception cref="ModelFormatException">The archive was recorded without its checksum, or with that of another.</exception>
    public static async Task<MicrosoftMLArchive?> ReadAsync(IModelRegistry registry, string versionId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registry);
        if (await registry.ReadEvidenceAsync(versionId, FileName, cancellationToken).ConfigureAwait(false) is not { } content)
        {
            return null;
        }

        var checksum = await registry.ReadEvidenceAsync(versionId, ChecksumFileName, cancellationToken).ConfigureAwait(false);
        var archive = new MicrosoftMLArchive(content.ToArray());
        return checksum is { } line && Encoding.ASCII.GetString(line.Span) == archive.ChecksumLine
            ? archive
            : throw new ModelFormatException(
                $"'{FileName}' beside the version '{versionId}' has the checksum {archive.Sha256}, which '{ChecksumFileName}' does not say. Restore both from a copy, or train again.");
    }

    internal static MicrosoftMLArchive Save(ITransformer model, DataViewSchema schema)
    {
        using var saved = new MemoryStream();
        new MLContext(0).Model.Save(model, schema, saved);
        return new MicrosoftMLArchive(WithoutTimes(saved));
    }

    internal void AttachTo(IModel model) => Attached.AddOrUpdate(model, this);

    /// <summary>What is kept, by file name.</summary>
    internal IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files => new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal)
    {
        [FileName] = Content,
        [ChecksumFileName] = Encoding.ASCII.GetBytes(ChecksumLine),
    };

    // As `sha256sum` writes and checks it.
    private string ChecksumLine => string.Create(CultureInfo.InvariantCulture, $"{Sha256}  {FileName}\n");

    private static byte[] WithoutTimes(MemoryStream saved)
    {
        using var result = new MemoryStream();
        using (var source = new ZipArchive(saved, ZipArchiveMode.Read, leaveOpen: true))
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = FirstTime;
                using var from = entry.Open();
                using var to = copy.Open();
                from.CopyTo(to);
            }
        }

        return result.ToArray();
    }
}
