using System.Buffers;
using System.Numerics;
using System.Security.Cryptography;
using AlphaPulse.TestKit;

namespace AlphaPulse.Indicators.Tests;

/// <summary>
/// What every entry of the catalog saves, by its hash: a format that changes does not change silently. Where one has to change, raise the
/// version of the format if states of a released one would no longer load, keep reading those, and write the file anew with
/// <c>ALPHAPULSE_APPROVE_STATES=1</c>.
/// </summary>
public class SavedStateTests
{
    private const int Bars = 90;

    private static readonly string Path = System.IO.Path.Combine(
        Evidence.RepositoryRoot, "tests", "AlphaPulse.Indicators.Tests", "SavedStates.txt");

    [Fact]
    public void Every_entry_saves_the_bytes_that_it_always_saved()
    {
        string[] actual = [.. IndicatorCatalog.All.Select(descriptor => Line(descriptor.DefaultSpec())).Order(StringComparer.Ordinal)];
        if (Environment.GetEnvironmentVariable("ALPHAPULSE_APPROVE_STATES") == "1")
        {
            File.WriteAllText(Path, string.Join('\n', actual) + '\n');
        }

        Assert.Equal(File.ReadAllLines(Path), actual);
    }

    // The bytes of a double may depend on the mathematics of the machine in the last bit; how many there are does not.
    private static string Line(IndicatorSpec spec)
    {
        var exact = Saved(spec, TestSeries.Exact("ordinary", Bars));
        var rounded = Saved(spec, TestSeries.Rounded("ordinary", Bars));
        return FormattableString.Invariant($"{spec} {exact.Length} {rounded.Length} {Convert.ToHexStringLower(SHA256.HashData(exact).AsSpan(0, 8))}");
    }

    private static byte[] Saved<T>(IndicatorSpec spec, Ohlcv<T>[] bars)
        where T : struct, INumber<T>
    {
        var indicator = spec.Descriptor.Create<T>(spec);
        indicator.Batch(bars, new T?[bars.Length * indicator.OutputCount]);
        var buffer = new ArrayBufferWriter<byte>();
        indicator.Save(buffer);
        return buffer.WrittenSpan.ToArray();
    }
}
