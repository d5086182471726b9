using System.Globalization;
using AlphaPulse.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Collectors.Tests.Fuzz;

/// <summary>
/// Every parser of <see cref="FuzzedParsers"/> reads what is damaged or refuses it by its typed error, comes to an end, and needs no more memory than the
/// input explains.
/// </summary>
/// <remarks><c>ALPHAPULSE_FUZZ</c> says how many cases there are in all; <c>benchmarks/chaos.sh --fuzz</c> runs a million.</remarks>
public class MutationFuzzTests
{
    /// <summary>More than a case may allocate, beside what its input explains.</summary>
    private const long Overhead = 8_000_000;

    private static readonly int Cases = int.Parse(Environment.GetEnvironmentVariable("ALPHAPULSE_FUZZ") ?? "46000", NumberStyles.None, CultureInfo.InvariantCulture);
    private static readonly int Shares = FuzzedParsers.All.Sum(entry => entry.Share);

    public static TheoryData<string> Parsers => [.. FuzzedParsers.All.Where(entry => !entry.NeedsEvidence).Select(entry => entry.Name)];

    public static TheoryData<string> RecordedParsers => [.. FuzzedParsers.All.Where(entry => entry.NeedsEvidence).Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Parsers))]
    public void What_is_damaged_is_read_or_refused(string parser) => Run(FuzzedParsers.Of(parser));

    [EvidenceTheory]
    [MemberData(nameof(RecordedParsers))]
    public void What_was_recorded_and_damaged_is_read_or_refused(string parser) => Run(FuzzedParsers.Of(parser));

    /// <summary>Seeds of every size.</summary>
    [Theory]
    [MemberData(nameof(Parsers))]
    public void Any_damage_is_read_or_refused(string parser)
    {
        using var parsed = FuzzedParsers.Of(parser).Create();
        Prop.ForAll(ArbMap.Default.ArbFor<DoNotSize<long>>(), seed => Read(parsed, seed.Item) || true).Check(Config.QuickThrowOnFailure.WithMaxTest(50));
    }

    private static void Run(FuzzedParserEntry entry)
    {
        using var parser = entry.Create();
        var (read, refused) = (0, 0);
        for (var i = 0; i < Math.Max(20, Cases * (long)entry.Share / Shares); i++)
        {
            if (Read(parser, i))
            {
                read++;
            }
            else
            {
                refused++;
            }
        }

        Assert.True(read > 0 && refused > 0, $"{read} were read and {refused} refused");
    }

    private static bool Read(FuzzedParser parser, long seed)
    {
        parser.Prepare(new DeterministicRandom(seed));
        var before = GC.GetAllocatedBytesForCurrentThread();
        bool isRead;
        try
        {
            isRead = parser.Read();
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"The damage of the seed {seed} gives no typed error: {exception.GetType().Name}: {exception.Message}", exception);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Overhead + parser.Explained);
        return isRead;
    }
}
