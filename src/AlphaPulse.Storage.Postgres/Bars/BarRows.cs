using System.Buffers;
using System.Buffers.Binary;
using Npgsql;

namespace AlphaPulse.Storage.Postgres;

/// <summary>Rows of bars that the server sends in the binary format of COPY.</summary>
/// <remarks>
/// The general reader of the driver looks at every field through a converter of its type; rows of bars are many and all alike. Used by one
/// caller at a time.
/// </remarks>
internal sealed class BarRows : IAsyncDisposable
{
    private readonly NpgsqlRawCopyStream _stream;
    private readonly string _place;
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1 << 14);
    private int _start;
    private int _end;
    private bool _hasHeader;

    private BarRows(NpgsqlRawCopyStream stream, string place)
    {
        _stream = stream;
        _place = place;
    }

    /// <summary>The row that was read last.</summary>
    public BarRow Current { get; private set; }

    /// <summary>Asks for rows.</summary>
    /// <param name="session">Where to ask.</param>
    /// <param name="query">A statement that selects <see cref="BarColumns.Copied"/>; COPY takes no parameters.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static async Task<BarRows> StartAsync(PostgresSession session, string query, CancellationToken cancellationToken) => new(
        await session.Connection.BeginRawBinaryCopyAsync($"COPY ({query}) TO STDOUT (FORMAT BINARY)", cancellationToken).ConfigureAwait(false),
        session.Place);

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken) =>
        TryTake() is { } isRow ? ValueTask.FromResult(isRow) : ReceiveAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        await _stream.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask<bool> ReceiveAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            MakeRoom();
            var count = await _stream.ReadAsync(_bytes.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                throw StoreDamage.Create(_place, "the server ended a list of bars in the middle");
            }

            _end += count;
            if (TryTake() is { } isRow)
            {
                return isRow;
            }
        }
    }

    /// <summary>Whether the next thing that was received is a row or the end; <see langword="null"/> where it is not whole.</summary>
    private bool? TryTake()
    {
        var received = _bytes.AsSpan(_start, _end - _start);
        if (!_hasHeader)
        {
            if (received.Length < CopyBuffer.Header.Length)
            {
                return null;
            }

            _start += CopyBuffer.Header.Length;
            _hasHeader = true;
            received = received[CopyBuffer.Header.Length..];
        }

        if (received.Length < sizeof(short))
        {
            return null;
        }

        var fields = BinaryPrimitives.ReadInt16BigEndian(received);
        if (fields < 0)
        {
            return false;
        }

        var length = CopyRow.Measure(received, fields);
        if (length == 0)
        {
            return null;
        }

        Current = Read(new CopyRow(received[sizeof(short)..length], _place), _place);
        _start += length;
        return true;
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
            _end -= _start;
            _start = 0;
        }

        if (_end == _bytes.Length)
        {
            var greater = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
            _bytes.AsSpan(0, _end).CopyTo(greater);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = greater;
        }
    }

    private static BarRow Read(CopyRow row, string place)
    {
        var (openTime, revision, availableAt, recordedAt) = (row.Int64(), row.Int32(), row.Int64(), row.Int64());
        var (flags, scales) = (row.Int32(), row.Int64());
        if ((flags & BarRow.TextFlag) != 0)
        {
            return ReadWide(row, openTime, revision, availableAt, recordedAt, flags, scales, place);
        }

        return new BarRow
        {
            OpenTime = openTime,
            Revision = revision,
            AvailableAt = availableAt,
            RecordedAt = recordedAt,
            Flags = flags,
            Open = DecimalParts.Join(row.Int64(), 0, scales, place),
            High = DecimalParts.Join(row.Int64(), 1, scales, place),
            Low = DecimalParts.Join(row.Int64(), 2, scales, place),
            Close = DecimalParts.Join(row.Int64(), 3, scales, place),
            Volume = DecimalParts.Join(row.Int64(), 4, scales, place),
            Detail = (flags & BarRow.DetailFlag) == 0 ? null : ReadDetail(row, scales, place),
        };
    }

    private static BarDetail ReadDetail(CopyRow row, long scales, string place) => new()
    {
        QuoteVolume = JoinOrNull(row.Int64OrNull(), 5, scales, place),
        TradeCount = row.Int64OrNull(),
        TakerBuyVolume = JoinOrNull(row.Int64OrNull(), 6, scales, place),
        TakerBuyQuoteVolume = JoinOrNull(row.Int64OrNull(), 7, scales, place),
        Vwap = JoinOrNull(row.Int64OrNull(), 8, scales, place),
    };

    private static decimal? JoinOrNull(long? mantissa, int slot, long scales, string place) =>
        mantissa is { } present ? DecimalParts.Join(present, slot, scales, place) : null;

    private static BarRow ReadWide(
        CopyRow row, long openTime, int revision, long availableAt, long recordedAt, int flags, long scales, string place)
    {
        Span<long?> mantissas = stackalloc long?[BarColumns.Decimals];
        long? tradeCount = null;
        for (var slot = 0; slot < mantissas.Length; slot++)
        {
            mantissas[slot] = row.Int64OrNull();
            if (slot == 5)
            {
                tradeCount = row.Int64OrNull();
            }
        }

        var texts = row.Texts();
        var values = new decimal?[BarColumns.Decimals];
        for (var slot = 0; slot < values.Length; slot++)
        {
            values[slot] = texts?.ElementAtOrDefault(slot) is { } text
                ? DecimalParts.Parse(text, place)
                : JoinOrNull(mantissas[slot], slot, scales, place);
        }

        decimal Value(int slot) => values[slot] ?? throw StoreDamage.Create(place, "a value is absent from a row of bars");
        return new BarRow
        {
            OpenTime = openTime,
            Revision = revision,
            AvailableAt = availableAt,
            RecordedAt = recordedAt,
            Flags = flags,
            Open = Value(0),
            High = Value(1),
            Low = Value(2),
            Close = Value(3),
            Volume = Value(4),
            Detail = (flags & BarRow.DetailFlag) == 0
                ? null
                : new BarDetail { QuoteVolume = values[5], TradeCount = tradeCount, TakerBuyVolume = values[6], TakerBuyQuoteVolume = values[7], Vwap = values[8] },
        };
    }
}
