using System.Globalization;
using System.IO.Compression;

namespace AlphaPulse.Collectors;

/// <summary>Unpacks the one file of a zip and fails where it is larger than allowed, packed beyond belief, cut short, or its CRC is another.</summary>
internal sealed class CheckedZipStream : ForwardStream
{
    /// <summary>Bars compress about eightfold and repeated rows a hundredfold; only files made to fill a disk go beyond.</summary>
    private const long GreatestRatio = 400;
    private const long RatioFrom = 1 << 20;
    private readonly ZipArchive _archive;
    private readonly Stream _unpacked;
    private readonly ZipArchiveEntry _entry;
    private readonly long _maximum;
    private readonly Crc32 _crc = new();
    private long _length;

    public CheckedZipStream(Stream compressed, long maximum)
    {
        if (!compressed.CanSeek)
        {
            throw new InvalidDataException("A zip has its table at its end and cannot be read from a stream that does not seek: read it from a file.");
        }

        _maximum = maximum;
        _archive = new ZipArchive(compressed, ZipArchiveMode.Read, leaveOpen: true);
        try
        {
            _entry = FindEntry(_archive);
            CheckSize(_entry.Length);
            _unpacked = _entry.Open();
        }
        catch
        {
            _archive.Dispose();
            throw;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await _unpacked.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        _crc.Append(buffer.Span[..read]);
        _length += read;

        // The sizes in the table are what the file says of itself; what comes out is counted.
        CheckSize(_length);
        if (read == 0 && !buffer.IsEmpty && (_length != _entry.Length || _crc.Value != _entry.Crc32))
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"Its file '{_entry.FullName}' unpacks to {_length} bytes with the CRC {_crc.Value:x8} and should have {_entry.Length} with {_entry.Crc32:x8}."));
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unpacked.Dispose();
            _archive.Dispose();
        }

        base.Dispose(disposing);
    }

    private static ZipArchiveEntry FindEntry(ZipArchive archive)
    {
        var files = archive.Entries.Where(entry => entry.Name.Length > 0).ToList();
        if (files.Count != 1)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"It holds {files.Count} files and must hold one{(files.Count == 0 ? string.Empty : $" (the first are {string.Join(", ", files.Take(3).Select(file => $"'{file.FullName}'"))})")}: unpack the one that is meant."));
        }

        return files[0].IsEncrypted ? throw new InvalidDataException($"Its file '{files[0].FullName}' is encrypted: unpack it first.") : files[0];
    }

    private void CheckSize(long length)
    {
        if (length > _maximum)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"Its file '{_entry.FullName}' has more than the {_maximum} bytes that ImportOptions.MaximumUnpackedBytes allows."));
        }

        if (length > RatioFrom && length / GreatestRatio > _entry.CompressedLength)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"Its file '{_entry.FullName}' unpacks to more than {GreatestRatio} times its {_entry.CompressedLength} bytes, which no file of bars does."));
        }
    }
}
