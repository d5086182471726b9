using Npgsql;

namespace AlphaPulse.Storage.Postgres;

/// <summary>Sends rows of bars to the server, which takes them in while the next ones are made: one COPY, in pieces.</summary>
/// <remarks>
/// A connection does one thing at a time: before any other statement, <see cref="DrainAsync"/>. What was not drained is given up. Used by one
/// caller at a time.
/// </remarks>
internal sealed class BarSender(NpgsqlConnection connection) : IAsyncDisposable
{
    private const int Piece = 512;

    private CopyBuffer _free = new();
    private CopyBuffer _busy = new();
    private NpgsqlRawCopyStream? _stream;
    private Task _sending = Task.CompletedTask;

    /// <summary>Where the next rows are made.</summary>
    public CopyBuffer Rows => _free;

    /// <summary>Begins to send the rows where they are enough for a piece.</summary>
    public ValueTask OfferAsync(CancellationToken cancellationToken) =>
        _free.Rows < Piece ? ValueTask.CompletedTask : new ValueTask(PushAsync(cancellationToken));

    /// <summary>Sends what is left and waits until the server has taken all of it.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        await PushAsync(cancellationToken).ConfigureAwait(false);
        await _sending.ConfigureAwait(false);
        if (_stream is { } stream)
        {
            await stream.WriteAsync(CopyBuffer.Trailer, cancellationToken).ConfigureAwait(false);
            _stream = null;
            await stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            // A stream that is only disposed of would tell the server that all is there.
            await _sending.ConfigureAwait(false);
            await (_stream?.CancelAsync() ?? Task.CompletedTask).ConfigureAwait(false);
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException or InvalidOperationException or IOException)
        {
            // Something has failed already, and that is what the caller must see; the connection is gone, and the transaction with it.
        }

        _free.Dispose();
        _busy.Dispose();
    }

    private async Task PushAsync(CancellationToken cancellationToken)
    {
        await _sending.ConfigureAwait(false);
        if (_free.Rows == 0)
        {
            return;
        }

        if (_stream is null)
        {
            _stream = await connection.BeginRawBinaryCopyAsync(BarColumns.CopyIn, cancellationToken).ConfigureAwait(false);
            await _stream.WriteAsync(CopyBuffer.Header, cancellationToken).ConfigureAwait(false);
        }

        (_free, _busy) = (_busy, _free);
        _free.Clear();
        _sending = _stream.WriteAsync(_busy.Written, cancellationToken).AsTask();
    }
}
