using System.Buffers.Binary;
using System.IO.Compression;

namespace AlphaPulse.Collectors;

/// <summary>Decompresses gzip and fails where the data end before the file says so.</summary>
/// <remarks>
/// The stream of the runtime takes data that were cut short for a regular end; the last number of the last line would then be
/// stored with digits missing. The last four bytes of a gzip file are the length of its content, modulo 2^32.
/// </remarks>
internal sealed class CheckedGzipStream : ForwardStream
{
    private readonly TailStream _compressed;
    private readonly GZipStream _unzipped;
    private long _length;

    public CheckedGzipStream(Stream compressed)
    {
        _compressed = new TailStream(compressed);
        _unzipped = new GZipStream(_compressed, CompressionMode.Decompress, leaveOpen: true);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await _unzipped.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        _length += read;
        if (read == 0 && !buffer.IsEmpty && _compressed.Tail != unchecked((uint)_length))
        {
            throw new InvalidDataException("It is cut short, or holds several gzip members one after another.");
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unzipped.Dispose();
            _compressed.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Remembers the last four bytes that were read; leaves the inner stream open.</summary>
    private sealed class TailStream(Stream inner) : ForwardStream
    {
        private ulong _bytes;

        public uint Tail => BinaryPrimitives.ReverseEndianness(unchecked((uint)_bytes));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            foreach (var value in buffer.Span[Math.Max(0, read - sizeof(uint))..read])
            {
                _bytes = (_bytes << 8) | value;
            }

            return read;
        }
    }
}
