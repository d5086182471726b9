using System.IO.Compression;
using System.Text;
using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Import;

public class ZipTests
{
    private const string Csv = "open_time,open,high,low,close,volume\n2024-01-01T00:00:00Z,1,2,1,1.5,3\n2024-01-01T01:00:00Z,1,2,1,1.5,3\n";

    [EvidenceTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_monthly_file_of_binance_is_the_same_zipped_with_or_without_its_header(bool hasHeader)
    {
        var path = Evidence.File("data", "market", "binance-vision", "NEARUSDT-1m-2023-02.csv");
        var text = await File.ReadAllTextAsync(path);
        using var folder = new TemporaryFolder();
        var zip = folder.File("NEARUSDT-1m-2023-02.zip");
        await File.WriteAllBytesAsync(zip, Zip(("NEARUSDT-1m-2023-02.csv", hasHeader ? text : text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..])));

        var plain = await CsvBarLoader.LoadAsync(path);
        var zipped = await CsvBarLoader.LoadAsync(zip);

        Assert.Equal(plain.Bars, zipped.Bars);
        Assert.Equal(40_320, zipped.Bars.Count);
        Assert.Equal("import:NEAR-USDT@1m", zipped.Report.Series.ToString());
        Assert.Empty(zipped.Quarantined);
        var audit = await new BarAuditor().AuditAsync(zip);
        Assert.Equal((40_320L, 0), (audit.Rows, audit.Findings.Count));
    }

    [Fact]
    public async Task More_or_less_than_one_file_is_refused()
    {
        Assert.Contains("holds 2 files", await RefuseAsync(Zip(("a.csv", Csv), ("b.csv", Csv))), StringComparison.Ordinal);
        Assert.Contains("holds 0 files", await RefuseAsync(Zip()), StringComparison.Ordinal);
        Assert.Contains("no zip file", await RefuseAsync(Encoding.UTF8.GetBytes(Csv)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_beside_the_file_does_not_matter()
    {
        using var stream = new MemoryStream(Zip(("data/", string.Empty), ("data/a.csv", Csv)));

        Assert.Equal(2, (await CsvBarLoader.LoadAsync(stream, "a-1h.zip")).Bars.Count);
    }

    /// <summary>Each byte of a small archive is damaged in turn: it is read as it was or refused, and never read as something else.</summary>
    [Fact]
    public async Task Damage_is_never_read_as_data()
    {
        var whole = Zip(("a.csv", Csv));
        using var intact = new MemoryStream(whole);
        var expected = (await CsvBarLoader.LoadAsync(intact, "a-1h.zip")).Bars;
        var refused = 0;
        for (var i = 0; i < whole.Length; i++)
        {
            var bytes = whole.ToArray();
            bytes[i] ^= 0x10;
            using var stream = new MemoryStream(bytes);
            try
            {
                Assert.Equal(expected, (await CsvBarLoader.LoadAsync(stream, "a-1h.zip")).Bars);
            }
            catch (ImportFormatException)
            {
                refused++;
            }
        }

        Assert.True(refused > Csv.Length / 4, $"{refused} of {whole.Length} damaged bytes were noticed");
    }

    [Fact]
    public async Task What_unpacks_beyond_belief_or_beyond_the_limit_is_refused()
    {
        var bomb = Zip(("a.csv", Csv + new string('\n', 8 << 20)));
        Assert.Contains("400 times", await RefuseAsync(bomb), StringComparison.Ordinal);

        using var stream = new MemoryStream(Zip(("a.csv", Csv)));
        var refused = await Assert.ThrowsAsync<ImportFormatException>(() => CsvBarLoader.LoadAsync(stream, "a-1h.zip", new ImportOptions { MaximumUnpackedBytes = Csv.Length - 1 }));
        Assert.Contains("MaximumUnpackedBytes", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>The table says few bytes and the data are many: what comes out is what counts.</summary>
    [Fact]
    public async Task A_table_that_lies_about_the_size_is_not_believed()
    {
        var bytes = Zip(("a.csv", Csv));
        var central = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        bytes[central + 24] = 1;

        Assert.Contains("a-1h.zip", await RefuseAsync(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_does_not_seek_is_refused_with_the_reason()
    {
        using var packed = new MemoryStream();
        using (var pack = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            pack.Write(Zip(("a.csv", Csv)));
        }

        packed.Position = 0;
        using var stream = new GZipStream(packed, CompressionMode.Decompress);

        var refused = await Assert.ThrowsAsync<ImportFormatException>(() => CsvBarLoader.LoadAsync(stream, "a-1h.zip"));

        Assert.Contains("does not seek", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<string> RefuseAsync(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return (await Assert.ThrowsAsync<ImportFormatException>(() => CsvBarLoader.LoadAsync(stream, "a-1h.zip"))).Message;
    }

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }
}
