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
            Tell(error: null);
            _inner.Dispose();
            _read.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Tell(string? error)
    {
        if (Interlocked.Exchange(ref _isTold, 1) == 0)
        {
            _tell(_read.ToArray(), error);
        }
    }

    private sealed class Tee(RecordedContent owner, Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                var count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                owner._read.Write(buffer.Span[..count]);
                if (count == 0)
                {
                    owner.Tell(error: null);
                }

                return count;
            }
            catch (Exception exception)
            {
                owner.Tell(exception.Message);
                throw;
            }
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            owner._read.Write(buffer, offset, read);
            if (read == 0)
            {
                owner.Tell(error: null);
            }

            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

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
