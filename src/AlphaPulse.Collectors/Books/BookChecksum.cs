using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>The checksums of order books. A decimal keeps the digits it was read with, so the venue's text can be written again.</summary>
internal static class BookChecksum
{
    private const int KrakenLevels = 10;
    private const int OkxLevels = 25;

    /// <summary>Kraken: asks from the lowest, then bids from the highest; of price and size the digits without point and leading zeros.</summary>
    public static uint Kraken(OrderBook book)
    {
        var crc = uint.MaxValue;
        AppendDigits(ref crc, book.Asks);
        AppendDigits(ref crc, book.Bids);
        return ~crc;
    }

    /// <summary>OKX: <c>price:size</c> of bid and ask in turn, with <c>:</c> between; the side that is longer goes on alone.</summary>
    public static uint Okx(OrderBook book)
    {
        var crc = uint.MaxValue;
        var isFirst = true;
        for (var rank = 0; rank < OkxLevels; rank++)
        {
            AppendText(ref crc, book.Bids, rank, ref isFirst);
            AppendText(ref crc, book.Asks, rank, ref isFirst);
        }

        return ~crc;
    }

    private static void AppendDigits(ref uint crc, BookSide side)
    {
        Span<byte> text = stackalloc byte[64];
        for (var rank = 0; rank < Math.Min(KrakenLevels, side.Count); rank++)
        {
            crc = Crc32.Append(crc, text[..WriteDigits(side[rank].Price, text)]);
            crc = Crc32.Append(crc, text[..WriteDigits(side[rank].Size, text)]);
        }
    }

    private static int WriteDigits(decimal value, Span<byte> text)
    {
        value.TryFormat(text, out var length, provider: CultureInfo.InvariantCulture);
        var written = 0;
        for (var i = 0; i < length; i++)
        {
            if (text[i] != '.' && (written > 0 || text[i] != '0'))
            {
                text[written++] = text[i];
            }
        }

        return written;
    }

    private static void AppendText(ref uint crc, BookSide side, int rank, ref bool isFirst)
    {
        if (rank >= side.Count)
        {
            return;
        }

        Span<byte> text = stackalloc byte[96];
        var position = 0;
        if (!isFirst)
        {
            text[position++] = (byte)':';
        }

        isFirst = false;
        side[rank].Price.TryFormat(text[position..], out var length, provider: CultureInfo.InvariantCulture);
        position += length;
        text[position++] = (byte)':';
        side[rank].Size.TryFormat(text[position..], out length, provider: CultureInfo.InvariantCulture);
        crc = Crc32.Append(crc, text[..(position + length)]);
    }
}
