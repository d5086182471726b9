namespace AlphaPulse.Collectors.Tests.Fuzz;

/// <summary>Files of bars through the import, which is told everything or nothing of them.</summary>
internal sealed class FuzzedBars(BarsFile.Packing packing) : FuzzedParser
{
    private ImportOptions? _options;

    public override void Prepare(DeterministicRandom random)
    {
        _options = random.NextInt32(2) == 0 ? Workbench.Declared() : null;
        Input = BarsFile.Damaged(packing, random);
    }

    public override bool Read()
    {
        using var stream = new MemoryStream(Input);
        try
        {
            Finish(CsvBarLoader.LoadAsync(stream, BarsFile.NameOf(packing), _options));
            return true;
        }
        catch (ImportFormatException)
        {
            return false;
        }
    }
}
