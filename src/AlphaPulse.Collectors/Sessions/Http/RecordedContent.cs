using System.Globalization;
using System.Net;

namespace AlphaPulse.Collectors;

/// <summary>A body that tells what of it was read, and why no more, once it has come to its end or was given up.</summary>
internal sealed class RecordedContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly Action<byte[], string?> _tell;
    private readonly MemoryStream _read = new();
    private int _isTold;

    public RecordedContent(HttpContent inner, Action<byte[], string?> tell)
    {
        _inner = inner;
        _tell = tell;
        foreach (var (name, values) in inner.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    protected override async Task<Stream> CreateContentReadStreamAsync() =>
        new Tee(this, await _inner.ReadAsStreamAsync().ConfigureAwait(false));

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var body = await CreateContentReadStreamAsync().ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            await body.CopyToAsync(stream).ConfigureAwait(false);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _inner.Headers.ContentLength ?? 0;
        return _inner.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // Nothing may come out of a body of no bytes, and nobody reads it then.
            Tell(_inner.Headers.ContentLength == _read.Length ? null : string.Create(CultureInfo.InvariantCulture, $"The body was given up after {_read.Length} bytes."));
            _inner.Dispose();
            _read.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Keeps what a read brought. Nothing, where something was asked for, is the end.</summary>
    private void Keep(ReadOnlySpan<byte> buffer, int count)
    {
        _read.Write(buffer[..count]);
        if (count == 0 && !buffer.IsEmpty)
        {
            Tell(error: null);
        }
    }

    private void Tell(string? error)
    {
        if (Interlocked.Exchange(ref _isTold, 1) == 0)
        {
            _tell(_read.ToArray(), error);
        }
    }

    private sealed class Tee(RecordedContent owner, Stream inner) : ForwardStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int count;
            try
            {
                count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                owner.Tell(exception.Message);
                throw;
            }

            owner.Keep(buffer.Span, count);
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read;
            try
            {
                read = inner.Read(buffer, offset, count);
            }
            catch (Exception exception)
            {
                owner.Tell(exception.Message);
                throw;
            }

            owner.Keep(buffer.AsSpan(offset, count), read);
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
