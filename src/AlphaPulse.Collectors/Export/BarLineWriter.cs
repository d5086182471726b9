using System.Globalization;
using System.Text;

namespace AlphaPulse.Collectors;

/// <summary>Writes bars as lines of CSV into a buffer.</summary>
internal sealed class BarLineWriter(bool includeDetail)
{
    private const string Header = "open_time,open,high,low,close,volume";
    private const string DetailHeader = ",quote_volume,trade_count,taker_buy_volume,taker_buy_quote_volume,vwap";

    /// <summary>More than the longest line: a time and ten numbers of at most 31 characters.</summary>
    private const int LineRoom = 512;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _length;

    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _length);

    public bool IsFull => _buffer.Length - _length < LineRoom;

    public void Clear() => _length = 0;

    public void AddHeader()
    {
        _length += Encoding.UTF8.GetBytes(includeDetail ? Header + DetailHeader : Header, _buffer.AsSpan(_length));
        _buffer[_length++] = (byte)'\n';
    }

    public void Add(Bar bar)
    {
        // The fraction and its point are left out where they are zero.
        bar.OpenTime.UtcDateTime.TryFormat(
            _buffer.AsSpan(_length), out var written, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
        _length += written;
        AddField(bar.Open);
        AddField(bar.High);
        AddField(bar.Low);
        AddField(bar.Close);
        AddField(bar.Volume);
        if (includeDetail)
        {
            AddField(bar.Detail?.QuoteVolume);
            AddField(bar.Detail?.TradeCount);
            AddField(bar.Detail?.TakerBuyVolume);
            AddField(bar.Detail?.TakerBuyQuoteVolume);
            AddField(bar.Detail?.Vwap);
        }

        _buffer[_length++] = (byte)'\n';
    }

    private void AddField(decimal? value)
    {
        _buffer[_length++] = (byte)',';
        if (value is { } present)
        {
            present.TryFormat(_buffer.AsSpan(_length), out var written, default, CultureInfo.InvariantCulture);
            _length += written;
        }
    }
}
