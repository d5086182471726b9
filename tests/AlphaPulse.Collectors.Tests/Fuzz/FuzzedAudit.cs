namespace AlphaPulse.Collectors.Tests.Fuzz;

/// <summary>Files of bars, packed in every way, through the audit, which is more lenient than the import.</summary>
internal sealed class FuzzedAudit : FuzzedParser
{
    private BarAuditOptions? _options;
    private BarsFile.Packing _packing;

    public override void Prepare(DeterministicRandom random)
    {
        _options = random.NextInt32(2) == 0 ? new BarAuditOptions { Reading = Workbench.Declared(), Tick = 0.01m } : null;
        _packing = (BarsFile.Packing)random.NextInt32(3);
        Input = BarsFile.Damaged(_packing, random);
    }

    public override bool Read()
    {
        using var stream = new MemoryStream(Input);
        try
        {
            Finish(new BarAuditor().AuditAsync(stream, BarsFile.NameOf(_packing), _options));
            return true;
        }
        catch (ImportFormatException)
        {
            return false;
        }
    }
}
