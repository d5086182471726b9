using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Prices of zero or below, a high or low that another price crosses, a volume that none can be. Rule: <see cref="BarRules"/>; always an error.</summary>
internal sealed class BarRulesDetector(AuditContext context) : IAuditDetector
{
    private const string Proposal = "An import quarantines these rows. Get them from the source again; a repair leaves them as they are.";
    private readonly AuditGroup _prices = new(context.Sink, AuditKind.NonPositivePrice, Proposal, join: 100);
    private readonly AuditGroup _ohlc = new(context.Sink, AuditKind.ImpossibleOhlc, Proposal, join: 100);
    private readonly AuditGroup _volumes = new(context.Sink, AuditKind.InvalidVolume, Proposal, join: 100);

    public bool NeedsSoundBars => false;

    public void Add(in AuditRow row)
    {
        if (row.Defect is { } defect)
        {
            var group = Math.Min(Math.Min(row.Open, row.High), Math.Min(row.Low, row.Close)) <= 0 ? _prices
                : BarRules.FindDefect(row.Open, row.High, row.Low, row.Close, 0) is null ? _volumes
                : _ohlc;
            group.Add(AuditLevel.Error, row.Line, row.Time, string.Create(CultureInfo.InvariantCulture, $"line {row.Line}: {defect}"));
        }
    }

    public void Complete()
    {
        _prices.Close();
        _ohlc.Close();
        _volumes.Close();
    }
}
