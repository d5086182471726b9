using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Fuzz;

/// <summary>Files of bars through the repair, which writes a copy.</summary>
internal sealed class FuzzedRepair : FuzzedParser
{
    private readonly TemporaryFolder _folder = new();
    private string _input = string.Empty;
    private string _output = string.Empty;

    public override void Prepare(DeterministicRandom random)
    {
        var packing = (BarsFile.Packing)random.NextInt32(3);
        (_input, _output) = (_folder.File(BarsFile.NameOf(packing)), _folder.File("repaired.csv"));
        Input = BarsFile.Damaged(packing, random);
        File.WriteAllBytes(_input, Input);
    }

    /// <summary>Files are read and written on other threads, whose memory is not counted here: the same reading is counted as an audit.</summary>
    public override bool Read()
    {
        try
        {
            Finish(Task.Run(() => new BarRepairer().RepairAsync(_input, _output)));
            File.Delete(_output);
            File.Delete(_output + BarRepairer.LogEnding);
            return true;
        }
        catch (ImportFormatException)
        {
            Assert.False(File.Exists(_output) || File.Exists(_output + BarRepairer.LogEnding));
            return false;
        }
    }

    public override void Dispose()
    {
        _folder.Dispose();
        base.Dispose();
    }
}
