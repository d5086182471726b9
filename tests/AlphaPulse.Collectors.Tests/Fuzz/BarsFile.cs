using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace AlphaPulse.Collectors.Tests.Fuzz;

/// <summary>Files of bars as several sources write them, damaged before or after they are packed.</summary>
internal static class BarsFile
{
    private static readonly DateTimeOffset First = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Binance's monthly files with and without their header, a spreadsheet of Europe, ISO times between tabs, and a date with a time of the day.</summary>
    private static readonly byte[][] Texts =
    [
        Write("open_time,open,high,low,close,volume,close_time,quote_volume,count", (i, at) => $"{at.ToUnixTimeMilliseconds()},100.5,101.25,99.75,100.{i},{i}.125,{at.ToUnixTimeMilliseconds() + 3_599_999},12.5,{i}"),
        Write(null, (i, at) => $"{at.ToUnixTimeMilliseconds()}000,100.5,101.25,99.75,100.{i},{i}.125,{at.ToUnixTimeMilliseconds() + 3_599_999}999,12.5,{i},1.0,2.0,0"),
        Write("Date;Open;High;Low;Close;Volume", (i, at) => $"{at:dd.MM.yyyy HH:mm};100,5;101,25;99,75;100,{i};{i},125"),
        Write("time\topen\thigh\tlow\tclose\tvolume", (i, at) => $"\"{at:yyyy-MM-ddTHH:mm:ssZ}\"\t100.5\t101.25\t99.75\t100.{i}\t1e{i % 5}"),
        Write("Date,Time,Open,High,Low,Close,Volume", (i, at) => $"{at:yyyy-MM-dd},{at:HH:mm},100.5,101.25,99.75,100.{i},{i}"),
    ];

    /// <summary>What a file is packed in.</summary>
    public enum Packing
    {
        None,
        Gzip,
        Zip,
    }

    /// <summary>The name of a file of a packing: it says how it is read.</summary>
    public static string NameOf(Packing packing) => packing switch
    {
        Packing.Gzip => "BTCUSDT-1h-2024-01.csv.gz",
        Packing.Zip => "BTCUSDT-1h-2024-01.zip",
        _ => "BTCUSDT-1h-2024-01.csv",
    };

    /// <summary>A file with damage; half of those that are packed have it within, and are whole themselves.</summary>
    public static byte[] Damaged(Packing packing, DeterministicRandom random)
    {
        var text = Texts[random.NextInt32(Texts.Length)];
        return packing == Packing.None || random.NextInt32(2) == 0
            ? Pack(packing, Mutation.Of(text, random))
            : Mutation.Of(Pack(packing, text), random);
    }

    private static byte[] Pack(Packing packing, byte[] text)
    {
        if (packing == Packing.None)
        {
            return text;
        }

        using var packed = new MemoryStream();
        if (packing == Packing.Gzip)
        {
            using var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true);
            gzip.Write(text);
        }
        else
        {
            using var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true);
            using var entry = archive.CreateEntry("BTCUSDT-1h-2024-01.csv", CompressionLevel.Fastest).Open();
            entry.Write(text);
        }

        return packed.ToArray();
    }

    private static byte[] Write(string? header, Func<int, DateTimeOffset, FormattableString> row) => Encoding.UTF8.GetBytes(
        string.Join('\n', Enumerable.Range(0, 20).Select(i => row(i, First.AddHours(i)).ToString(CultureInfo.InvariantCulture)).Prepend(header).OfType<string>()));
}
